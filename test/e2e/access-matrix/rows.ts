import { isShown } from './cells.js';
import type { Decision } from './decision.js';
import { fieldsDecided } from './decisions.js';
import type { Sight } from './rules.js';
import { selectionOf } from './supergraph.js';

const NEEDS = { CONTENT: 'content', NOTES: 'notes', OVERSIGHT: 'oversight', DRAFTS: 'drafts' } as const;
const HIDDEN = Object.keys(NEEDS) as (keyof typeof NEEDS)[];
const ROW: readonly Decision[] = ['COMPLAINT', ...HIDDEN];

/** What is decided by itself inside a complaint: its type, and the field in which it stands. */
const PARTS = {
  TimelineEntry: 'timeline',
  ComplaintHop: 'hops',
  ComplaintCopy: 'copies',
  ComplaintNote: 'notes',
  ComplaintGuidance: 'guidance',
  OmbudsmanReferral: 'ombudsmanReferral',
  DeadlineRevision: 'deadlineRevisions',
} as const;
const PLACES: readonly string[] = Object.values(PARTS);

const selectionOfRow = (type: string) => selectionOf(type, fieldsDecided(type, ...ROW), ['ComplaintTimeHeld']);

/** Spread as `...Row`. */
export const ROW_FRAGMENT = /* GraphQL */ `
  fragment Row on Complaint {
    ${selectionOf(
      'Complaint',
      fieldsDecided('Complaint', ...ROW).filter((field) => !PLACES.includes(field)),
      ['ComplaintEscalation'],
    )}
    ${Object.entries(PARTS)
      .map(([type, place]) => `${place} { ${selectionOfRow(type)} }`)
      .join(' ')}
    rating { comment }
  }`;

/** A complaint with every field that is decided by who sees it. */
export type Row = Record<string, unknown> & { id: string };

/** The fields that hide something from some who see the complaint, with what of it one has to see for them. */
const HIDING = [
  ...['Complaint', ...Object.keys(PARTS)].flatMap((part) =>
    HIDDEN.flatMap((decision) =>
      fieldsDecided(part, decision).map((field) => ({ field, part, needs: NEEDS[decision] })),
    ),
  ),
  { field: 'comment', part: 'ComplaintRating', needs: 'content' as const },
];

/** Of it what an agency may read as its own words. */
const OWN_WORDS: readonly string[] = ['ComplaintGuidance.text', 'OmbudsmanReferral.reason'];

export type Shown = Record<string, boolean>;

function partsOf(row: Row, part: string): Record<string, unknown>[] {
  if (part === 'Complaint') return [row];
  const held = part === 'ComplaintRating' ? row.rating : row[PARTS[part as keyof typeof PARTS]];
  return [held].flat().filter((holder) => holder !== null) as Record<string, unknown>[];
}

function shownOf(row: Row): Shown {
  return Object.fromEntries(
    HIDING.map(({ field, part }) => [`${part}.${field}`, partsOf(row, part).some((holder) => isShown(holder[field]))]),
  );
}

/** What somebody with this sight is shown, of everything or of what `there` is. */
export function expectedOf(sight: Sight, there?: Shown): Shown {
  return Object.fromEntries(
    HIDING.map(({ field, part, needs }) => {
      const name = `${part}.${field}`;
      const sees = sight[needs] || (sight.ownWords && OWN_WORDS.includes(name));
      return [name, sees && (there?.[name] ?? true)];
    }),
  );
}

/** What a row shows, or that there is none. */
export const outcome = (row: Row | null | undefined) => (row ? shownOf(row) : 'ABSENT');
