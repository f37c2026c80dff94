import { SEEDED_LIMITS, SEEDED_REGULATIONS } from '../seed/regulations.js';
import { isStricter, overlaps, type PromiseDraft } from './check-promise.js';

const rules = { regulations: SEEDED_REGULATIONS, limits: SEEDED_LIMITS };
const draft = (over: Partial<PromiseDraft>): PromiseDraft => ({
  stage: 'FIRST_RESPONSE',
  classification: null,
  quantity: 2,
  unit: 'WORKING_DAY',
  validFrom: '2026-03-02',
  ...over,
});

it.each<[string, Partial<PromiseDraft>, boolean]>([
  ['two days for the first response, of five', {}, true],
  ['five days for the first response, of five', { quantity: 5 }, false],
  ['nine days for the first response, of five', { quantity: 9 }, false],
  ['five days of which the first is that of arrival', { quantity: 5, countsFrom: 'SAME_DAY' }, true],
  ['six days of which the first is that of arrival', { quantity: 6, countsFrom: 'SAME_DAY' }, false],
  ['two days to verify, of three', { stage: 'VERIFICATION' }, true],
  ['three days to verify, of three', { stage: 'VERIFICATION', quantity: 3 }, false],
  ['three office hours, which no limit is told in', { quantity: 3, unit: 'OFFICE_HOUR' }, true],
  ['four days to finish anything', { stage: 'SERVICE_PROMISE', quantity: 4 }, true],
  [
    'ten days to finish anything, though a request for information has five',
    { stage: 'SERVICE_PROMISE', quantity: 10 },
    false,
  ],
  [
    'ten days to finish a complaint, of fourteen',
    { stage: 'SERVICE_PROMISE', quantity: 10, classification: 'COMPLAINT' },
    true,
  ],
  ['twenty days to finish a complaint', { stage: 'SERVICE_PROMISE', quantity: 20, classification: 'COMPLAINT' }, false],
  [
    'ninety days to finish an aspiration, which has no limit',
    { stage: 'SERVICE_PROMISE', quantity: 90, classification: 'ASPIRATION' },
    true,
  ],
])('measures a promise of %s', (_title, over, expected) => {
  expect(isStricter(draft(over), '32.16', rules)).toBe(expected);
});

it('measures by the regulation in force where and when the promise begins', () => {
  const own = { id: 'perbup-bekasi', name: 'Perbup', region: '32.16', validFrom: '2026-06-01' };
  const limit = { ...SEEDED_LIMITS.find(({ stage }) => stage === 'FIRST_RESPONSE'), regulationId: own.id, quantity: 2 };
  const both = {
    regulations: [...SEEDED_REGULATIONS, own],
    limits: [...SEEDED_LIMITS, limit as (typeof SEEDED_LIMITS)[0]],
  };
  expect(isStricter(draft({}), '32.16', both)).toBe(true);
  expect(isStricter(draft({ validFrom: '2026-06-01' }), '32.16', both)).toBe(false);
  expect(isStricter(draft({ validFrom: '2026-06-01' }), '32.73', both)).toBe(true);
});

it.each([
  ['2026-01-01', null, '2026-06-01', null, true],
  ['2026-01-01', '2026-05-31', '2026-06-01', null, false],
  ['2026-01-01', '2026-06-01', '2026-06-01', null, true],
  ['2026-06-01', null, '2026-01-01', '2026-05-31', false],
] as const)('knows whether %s to %s and %s to %s have a day in common', (aFrom, aUntil, bFrom, bUntil, expected) => {
  const [a, b] = [
    { validFrom: aFrom, validUntil: aUntil },
    { validFrom: bFrom, validUntil: bUntil },
  ];
  expect(overlaps(a, b)).toBe(expected);
});
