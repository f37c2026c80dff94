import { SEEDED_LIMITS, SEEDED_REASONS, SEEDED_STATUSES } from '../seed/regulations.js';
import { problemsOfRegulation, type RegulationDraft } from './check-regulation.js';

const PRESENT = 'permenpanrb-5-2025';
const present = <Row extends { regulationId: string }>(rows: readonly Row[]) =>
  rows.filter(({ regulationId }) => regulationId === PRESENT);
const LIMITS = present(SEEDED_LIMITS).map((limit) => ({ ...limit, lead: 1 }));
const whole: RegulationDraft = {
  statuses: present(SEEDED_STATUSES),
  limits: LIMITS,
  archiveReasons: present(SEEDED_REASONS),
};
const pathsOf = (draft: RegulationDraft) => problemsOfRegulation(draft).map(({ path }) => path);
const limitAt = (stage: string, classification: string | null = null) =>
  LIMITS.findIndex((limit) => limit.stage === stage && limit.classification === classification);
const withLimit = (index: number, over: Partial<(typeof LIMITS)[0]>) => ({
  ...whole,
  limits: LIMITS.map((limit, at) => (at === index ? { ...limit, ...over } : limit)),
});

it('finds nothing missing in the regulation that is in force', () => {
  expect(pathsOf(whole)).toEqual([]);
});

it.each<[string, RegulationDraft, string[]]>([
  ['a status has no name', { ...whole, statuses: whole.statuses.slice(1) }, ['input.statuses']],
  [
    'a status is named twice',
    { ...whole, statuses: [...whole.statuses, whole.statuses[0] as never] },
    ['input.statuses.6.status'],
  ],
  [
    'a stage has no limit',
    { ...whole, limits: LIMITS.filter(({ stage }) => stage !== 'VERIFICATION') },
    ['input.limits'],
  ],
  [
    'a kind of complaint has no limit',
    { ...whole, limits: LIMITS.filter(({ needsInspection }) => needsInspection !== true) },
    ['input.limits'],
  ],
  [
    'two limits hold for the same',
    { ...whole, limits: [...LIMITS, { ...LIMITS[0], quantity: 2 } as never] },
    ['input.limits.8'],
  ],
  [
    'the reporter would have no end of time',
    withLimit(limitAt('REPORTER_REPLY'), { quantity: null }),
    [`input.limits.${limitAt('REPORTER_REPLY')}.quantity`],
  ],
  [
    'a limit is longer than any follow-up takes',
    withLimit(limitAt('VERIFICATION'), { quantity: 251 }),
    [`input.limits.${limitAt('VERIFICATION')}.quantity`],
  ],
  [
    'a limit has more office hours than an office is open for in a year',
    withLimit(limitAt('FIRST_RESPONSE'), { quantity: 3650, unit: 'OFFICE_HOUR' }),
    [`input.limits.${limitAt('FIRST_RESPONSE')}.quantity`],
  ],
  [
    'the reminder comes before the time begins',
    withLimit(limitAt('VERIFICATION'), { lead: 4 }),
    [`input.limits.${limitAt('VERIFICATION')}.lead`],
  ],
  [
    'a reason that the life cycle gives is missing',
    { ...whole, archiveReasons: whole.archiveReasons.filter(({ code }) => code !== 'duplicate') },
    ['input.archiveReasons'],
  ],
  [
    'a reason is named twice',
    { ...whole, archiveReasons: [...whole.archiveReasons, { code: 'crime' }] },
    ['input.archiveReasons.9.code'],
  ],
])('refuses a draft where %s', (_title, draft, paths) => {
  expect(pathsOf(draft)).toEqual(paths);
});
