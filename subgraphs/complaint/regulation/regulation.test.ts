import { SEEDED_LIMITS, SEEDED_REGULATIONS } from '../seed/regulations.js';
import { type AgencyLimit, limitOf, promiseOf, regulationInForce } from './regulation.js';

const inBekasi = (receivedOn: string) => ({ receivedOn, supervision: '32.16' });

it('falls under the regulation that was in force on the day of receipt', () => {
  expect(regulationInForce(SEEDED_REGULATIONS, inBekasi('2024-06-03'))).toBe('permenpanrb-62-2018');
  expect(regulationInForce(SEEDED_REGULATIONS, inBekasi('2026-03-02'))).toBe('permenpanrb-5-2025');
  expect(regulationInForce(SEEDED_REGULATIONS, inBekasi('2010-01-04'))).toBeUndefined();
});

it("puts a region's own rule before the national one, inside that region only", () => {
  const own = { id: 'perda-jabar', name: 'Perda Jawa Barat', region: '32', validFrom: '2026-01-01' };
  const regulations = [...SEEDED_REGULATIONS, own];
  expect(regulationInForce(regulations, inBekasi('2026-03-02'))).toBe('perda-jabar');
  expect(regulationInForce(regulations, inBekasi('2025-12-31'))).toBe('permenpanrb-5-2025');
  expect(regulationInForce(regulations, { receivedOn: '2026-03-02', supervision: '17.02' })).toBe('permenpanrb-5-2025');
  expect(regulationInForce(regulations, { receivedOn: '2026-03-02', supervision: null })).toBe('permenpanrb-5-2025');
});

it.each([
  ['INFORMATION_REQUEST', false, 5],
  ['COMPLAINT', false, 14],
  ['COMPLAINT', true, 60],
  ['ASPIRATION', false, undefined],
] as const)('gives the follow-up of %s (inspection: %s) %s working days', (classification, needsInspection, days) => {
  const complaint = { regulationId: 'permenpanrb-5-2025', classification, needsInspection };
  expect(limitOf(SEEDED_LIMITS, complaint, 'FOLLOW_UP')?.quantity).toBe(days);
  expect(limitOf(SEEDED_LIMITS, complaint, 'VERIFICATION')).toEqual({
    quantity: 3,
    unit: 'WORKING_DAY',
    countsFrom: 'NEXT_DAY',
    legalBasis: 'PermenPANRB 5/2025',
    lead: 1,
  });
});

it('marks the figures that the later regulation carries on from the former', () => {
  const carried = SEEDED_LIMITS.filter(({ carriedFrom }) => carriedFrom !== null);
  expect(new Set(carried.map(({ regulationId }) => regulationId))).toEqual(new Set(['permenpanrb-5-2025']));
  expect(carried.map(({ stage }) => stage)).toContain('FOLLOW_UP');
});

describe('the promise of an agency', () => {
  const promise = (over: Partial<AgencyLimit>): AgencyLimit => ({
    organisation: '32.16',
    stage: 'FIRST_RESPONSE',
    classification: null,
    quantity: 2,
    unit: 'WORKING_DAY',
    legalBasis: 'Maklumat Pelayanan Kabupaten Bekasi',
    validFrom: '2026-01-01',
    validUntil: null,
    ...over,
  });
  const found = (promises: AgencyLimit[], organisation = '32.16', on = '2026-03-02') =>
    promiseOf(promises, { organisation, classification: 'COMPLAINT', on }, 'FIRST_RESPONSE')?.quantity;

  it('holds for the agency and its units, and for nobody else', () => {
    expect(found([promise({})])).toBe(2);
    expect(found([promise({})], '32.16/diskominfo')).toBe(2);
    expect(found([promise({})], '32.17')).toBeUndefined();
  });

  it('holds on its days, for its stage and its classification', () => {
    expect(found([promise({ validFrom: '2026-03-03' })])).toBeUndefined();
    expect(found([promise({ validUntil: '2026-03-01' })])).toBeUndefined();
    expect(found([promise({ stage: 'VERIFICATION' })])).toBeUndefined();
    expect(found([promise({ classification: 'ASPIRATION' })])).toBeUndefined();
    expect(found([promise({ classification: 'COMPLAINT' })])).toBe(2);
  });

  it('is the unit’s own before that of the body above it', () => {
    const own = promise({ organisation: '32.16/diskominfo', quantity: 3, unit: 'OFFICE_HOUR' });
    expect(found([promise({}), own], '32.16/diskominfo')).toBe(3);
    expect(found([promise({}), own], '32.16/dinkes')).toBe(2);
  });

  it('is the one for such complaints before a newer one for all, but after the unit’s own', () => {
    const forComplaints = promise({ classification: 'COMPLAINT', quantity: 1, validFrom: '2026-01-01' });
    const forAll = promise({ quantity: 3, validFrom: '2026-02-01' });
    expect(found([forAll, forComplaints])).toBe(1);
    expect(found([forComplaints, forAll])).toBe(1);
    const ofUnit = promise({ organisation: '32.16/diskominfo', quantity: 4 });
    expect(found([forComplaints, ofUnit], '32.16/diskominfo')).toBe(4);
  });
});
