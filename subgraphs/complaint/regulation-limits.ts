import type { LimitStage, RegulationLimit } from './regulation.js';

type Limit = readonly [
  stage: LimitStage,
  classification: RegulationLimit['classification'],
  needsInspection: boolean | null,
  workingDays: number | null,
];

/**
 * Working days by stage: 3 to verify and forward, 5 to the first reply, 10 in which the reporter may answer back; the
 * follow-up takes 5 for a request for information, 14 where no inspection is needed and 60 where one is; an aspiration has
 * no limit.
 */
const NATIONAL_LIMITS: readonly Limit[] = [
  ['VERIFICATION', null, null, 3],
  ['FIRST_RESPONSE', null, null, 5],
  ['REPORTER_REPLY', null, null, 10],
  ['FOLLOW_UP', 'INFORMATION_REQUEST', null, 5],
  ['FOLLOW_UP', 'ASPIRATION', null, null],
  ['FOLLOW_UP', 'COMPLAINT', false, 14],
  ['FOLLOW_UP', 'COMPLAINT', true, 60],
];

function nationalRegulation(regulationId: string, legalBasis: string, validFrom: string): RegulationLimit[] {
  return NATIONAL_LIMITS.map(([stage, classification, needsInspection, workingDays]) => ({
    regulationId,
    stage,
    classification,
    needsInspection,
    workingDays,
    legalBasis,
    region: '',
    validFrom,
  }));
}

/**
 * The limits that Simpul brings, as rows of a table that an operator adds to. PermenPANRB 5/2025 replaced 62/2018 in the
 * spring of 2025; the days from which they hold are the first of the month in which each became known, and the limits are
 * the same in both, so that a day more or less changes no deadline.
 */
export const SEEDED_LIMITS: readonly RegulationLimit[] = [
  ...nationalRegulation('permenpanrb-62-2018', 'PermenPANRB 62/2018', '2018-12-01'),
  ...nationalRegulation('permenpanrb-5-2025', 'PermenPANRB 5/2025', '2025-05-01'),
];
