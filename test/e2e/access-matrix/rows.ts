import { isShown } from './cells.js';
import type { Decision } from './decision.js';
import { fieldsDecided } from './decisions.js';
import type { Sight } from './rules.js';
import { selectionOf } from './supergraph.js';

const ROW: readonly Decision[] = ['COMPLAINT', 'CONTENT', 'NOTES', 'OVERSIGHT', 'DRAFTS'];
const COMPLAINT_FIELDS = fieldsDecided('Complaint', ...ROW);
const ENTRY_FIELDS = fieldsDecided('TimelineEntry', ...ROW);
const HOP_FIELDS = fieldsDecided('ComplaintHop', ...ROW);

/** Spread as `...Row`. */
export const ROW_FRAGMENT = /* GraphQL */ `
  fragment Row on Complaint {
    ${selectionOf(
      'Complaint',
      COMPLAINT_FIELDS.filter((field) => field !== 'timeline' && field !== 'hops'),
    )}
    timeline { ${selectionOf('TimelineEntry', ENTRY_FIELDS)} }
    hops { ${selectionOf('ComplaintHop', HOP_FIELDS)} }
    rating { comment }
  }`;

/** A complaint with every field that is decided by who sees it. */
export type Row = Record<string, unknown> & {
  id: string;
  timeline: Record<string, unknown>[];
  hops: Record<string, unknown>[];
  rating: Record<string, unknown> | null;
};

/** The fields that hide something from some who see the complaint, with whether they show it. */
const HIDING = [
  ...fieldsDecided('Complaint', 'CONTENT').map((field) => ({ field, part: 'Complaint', needs: 'content' as const })),
  ...fieldsDecided('Complaint', 'DRAFTS').map((field) => ({ field, part: 'Complaint', needs: 'drafts' as const })),
  { field: 'notes', part: 'Complaint', needs: 'notes' as const },
  { field: 'guidance', part: 'Complaint', needs: 'oversight' as const },
  { field: 'ombudsmanReferral', part: 'Complaint', needs: 'oversight' as const },
  { field: 'comment', part: 'ComplaintRating', needs: 'content' as const },
  ...fieldsDecided('TimelineEntry', 'CONTENT').map((field) => ({
    field,
    part: 'TimelineEntry',
    needs: 'content' as const,
  })),
  ...['Complaint', 'TimelineEntry', 'ComplaintHop'].flatMap((part) =>
    fieldsDecided(part, 'NOTES').map((field) => ({ field, part, needs: 'notes' as const })),
  ),
];

export type Shown = Record<string, boolean>;

function shownOf(row: Row): Shown {
  const parts: Record<string, Record<string, unknown>[]> = {
    Complaint: [row],
    TimelineEntry: row.timeline,
    ComplaintHop: row.hops,
    ComplaintRating: row.rating ? [row.rating] : [],
  };
  return Object.fromEntries(
    HIDING.map(({ field, part }) => {
      return [`${part}.${field}`, parts[part]?.some((holder) => isShown(holder[field])) ?? false];
    }),
  );
}

/** What somebody with this sight is shown, of everything or of what `there` is. */
export function expectedOf(sight: Sight, there?: Shown): Shown {
  return Object.fromEntries(
    HIDING.map(({ field, part, needs }) => {
      const name = `${part}.${field}`;
      return [name, sight[needs] && (there?.[name] ?? true)];
    }),
  );
}

/** What a row shows, or that there is none. */
export const outcome = (row: Row | null | undefined) => (row ? shownOf(row) : 'ABSENT');
