import { limitOf, regulationInForce } from './regulation.js';
import { SEEDED_LIMITS } from './regulation-limits.js';

const inBekasi = (receivedOn: string) => ({ receivedOn, supervision: '32.16' });

it('falls under the regulation that was in force on the day of receipt', () => {
  expect(regulationInForce(SEEDED_LIMITS, inBekasi('2024-06-03'))).toBe('permenpanrb-62-2018');
  expect(regulationInForce(SEEDED_LIMITS, inBekasi('2026-03-02'))).toBe('permenpanrb-5-2025');
  expect(regulationInForce(SEEDED_LIMITS, inBekasi('2010-01-04'))).toBeUndefined();
});

it("puts a region's own rule before the national one, inside that region only", () => {
  const own = SEEDED_LIMITS.map((limit) => ({
    ...limit,
    regulationId: 'perda-jabar',
    region: '32',
    validFrom: '2026-01-01',
  }));
  const limits = [...SEEDED_LIMITS, ...own];
  expect(regulationInForce(limits, inBekasi('2026-03-02'))).toBe('perda-jabar');
  expect(regulationInForce(limits, { receivedOn: '2026-03-02', supervision: '17.02' })).toBe('permenpanrb-5-2025');
  expect(regulationInForce(limits, { receivedOn: '2026-03-02', supervision: null })).toBe('permenpanrb-5-2025');
});

it.each([
  ['INFORMATION_REQUEST', false, 5],
  ['COMPLAINT', false, 14],
  ['COMPLAINT', true, 60],
  ['ASPIRATION', false, undefined],
] as const)('gives the follow-up of %s (inspection: %s) %s working days', (classification, needsInspection, days) => {
  const complaint = { regulationId: 'permenpanrb-5-2025', classification, needsInspection };
  expect(limitOf(SEEDED_LIMITS, complaint, 'FOLLOW_UP')?.workingDays).toBe(days);
  expect(limitOf(SEEDED_LIMITS, complaint, 'VERIFICATION')).toEqual({
    workingDays: 3,
    legalBasis: 'PermenPANRB 5/2025',
  });
});
