import type { BadField } from '../../kit/errors.js';
import type { LimitUnit } from '../../kit/limit.js';
import { ComplaintClassification, ComplaintStatus } from '../complaint.enum.js';
import { lacks, longest, REFUSALS } from '../refusals.js';
import { RESERVED_REASONS } from './archive-reasons.js';
import { type ComparedLimit, REPORTERS_STAGES } from './compare-limits.js';
import type { LimitStage } from './regulation.js';

/** The stages that a regulation sets limits for; the others are agencies' own. */
export const REGULATED_STAGES = [
  'VERIFICATION',
  'FIRST_RESPONSE',
  'FOLLOW_UP',
  'REPORTER_REPLY',
  'CLARIFICATION',
] as const;

/** A year or less: with more no deadline would be one, and nothing that was answered would come to its end. */
const LONGEST: Readonly<Record<LimitUnit, number>> = { WORKING_DAY: 250, CALENDAR_DAY: 366, OFFICE_HOUR: 1000 };

type DraftLimit = ComparedLimit & { lead: number };

/** What a regulation sets, before it is recorded. */
export interface RegulationDraft {
  statuses: readonly { status: ComplaintStatus }[];
  limits: readonly DraftLimit[];
  archiveReasons: readonly { code: string }[];
}

/** Every kind of complaint that a stage needs exactly one limit for. */
const KINDS = ComplaintClassification.names.flatMap((classification) =>
  [false, true].map((needsInspection) => ({ classification, needsInspection })),
);

function holdsFor(limit: DraftLimit, stage: LimitStage, kind: (typeof KINDS)[number]): boolean {
  return (
    limit.stage === stage &&
    (limit.classification === null || limit.classification === kind.classification) &&
    (limit.needsInspection === null || limit.needsInspection === kind.needsInspection)
  );
}

/** The places of a list at which something stands for the second time. */
function repeated<T>(list: readonly T[], path: (index: number) => string): BadField[] {
  return list.flatMap((value, index) =>
    list.indexOf(value) < index ? [{ path: path(index), words: REFUSALS.namedTwice }] : [],
  );
}

function missing(path: string, names: readonly string[]): BadField[] {
  return names.length === 0 ? [] : [{ path, words: lacks(names) }];
}

function problemsOfLimits(limits: readonly DraftLimit[]): BadField[] {
  const uncovered = REGULATED_STAGES.filter((stage) =>
    KINDS.some((kind) => !limits.some((limit) => holdsFor(limit, stage, kind))),
  );
  const each = limits.flatMap((limit, index): BadField[] => {
    const { stage, quantity, lead } = limit;
    const path = `input.limits.${index}`;
    const before = limits.slice(0, index);
    const isAmbiguous = KINDS.some(
      (kind) => holdsFor(limit, stage, kind) && before.some((other) => holdsFor(other, stage, kind)),
    );
    return [
      ...(isAmbiguous ? [{ path, words: REFUSALS.secondLimit }] : []),
      // Without an end of the reporter's time nothing that was answered, or is unclear, would ever end.
      ...(quantity === null && REPORTERS_STAGES.includes(stage)
        ? [{ path: `${path}.quantity`, words: REFUSALS.reporterNeedsLimit }]
        : []),
      ...(quantity !== null && quantity > LONGEST[limit.unit]
        ? [{ path: `${path}.quantity`, words: longest(LONGEST[limit.unit]) }]
        : []),
      ...(quantity !== null && lead > quantity ? [{ path: `${path}.lead`, words: REFUSALS.leadTooLong }] : []),
    ];
  });
  return [...missing('input.limits', uncovered), ...each];
}

/**
 * What keeps a draft from being a whole regulation: every public status has one name, every stage one limit for each
 * complaint that there can be, and the reasons that the life cycle itself gives are among those to archive.
 */
export function problemsOfRegulation({ statuses, limits, archiveReasons }: RegulationDraft): BadField[] {
  const named = statuses.map(({ status }) => status);
  const codes = archiveReasons.map(({ code }) => code);
  return [
    ...missing(
      'input.statuses',
      ComplaintStatus.names.filter((status) => !named.includes(status)),
    ),
    ...repeated(named, (index) => `input.statuses.${index}.status`),
    ...problemsOfLimits(limits),
    ...missing(
      'input.archiveReasons',
      RESERVED_REASONS.filter((code) => !codes.includes(code)),
    ),
    ...repeated(codes, (index) => `input.archiveReasons.${index}.code`),
  ];
}
