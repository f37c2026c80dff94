import { type DatedPolicy, policyInForce } from './policy-in-force.js';

const policy = (
  organisation: string,
  validFrom: string,
  version: number,
  signatureRequired = true,
  setByAgencyId = organisation,
): DatedPolicy => ({ agencyId: organisation, organisation, validFrom, version, signatureRequired, setByAgencyId });
const BODY = policy('32.16', '2026-01-01', 1);
const UNIT = policy('32.16/dinkes', '2026-03-01', 1);

it.each<[string, string, string, DatedPolicy | undefined]>([
  ['nothing where nobody has set one', '32.73', '2026-03-02', undefined],
  ['the body’s for a unit that has none', '32.16/dsdabmbk', '2026-03-02', BODY],
  ['the unit’s own before the body’s', '32.16/dinkes', '2026-03-01', UNIT],
  ['the body’s until the unit’s begins', '32.16/dinkes', '2026-02-28', BODY],
  ['the unit’s for what is below it', '32.16/dinkes/bidang-p2p', '2026-03-02', UNIT],
  ['nothing before the first begins', '32.16', '2025-12-31', undefined],
  ['nothing of a body whose code begins alike', '32.161', '2026-03-02', undefined],
])('finds %s', (_title, organisation, on, expected) => {
  expect(policyInForce([BODY, UNIT], { organisation, on })).toBe(expected);
});

it('takes of one agency’s the one that began last, and of one day’s the one that was set last', () => {
  const later = policy('32.16', '2026-02-01', 2);
  const corrected = policy('32.16', '2026-02-01', 3);
  const planned = policy('32.16', '2026-06-01', 4);
  const all = [corrected, BODY, planned, later];
  expect(policyInForce(all, { organisation: '32.16', on: '2026-03-02' })).toBe(corrected);
  expect(policyInForce(all, { organisation: '32.16', on: '2026-06-01' })).toBe(planned);
});

it('lets a unit be stricter than the body above it, and never laxer', () => {
  const [strictBody, laxBody] = [policy('32.16', '2026-01-01', 1), policy('32.16', '2026-01-01', 1, false)];
  const [strictUnit, laxUnit] = [
    policy('32.16/dinkes', '2026-01-01', 1),
    policy('32.16/dinkes', '2026-01-01', 1, false),
  ];
  const inUnit = { organisation: '32.16/dinkes', on: '2026-03-02' };
  expect(policyInForce([strictBody, laxUnit], inUnit)).toBe(strictBody);
  expect(policyInForce([laxBody, strictUnit], inUnit)).toBe(strictUnit);
  expect(policyInForce([laxBody, laxUnit], inUnit)).toBe(laxUnit);
});

it('asks no more once the agency that asked takes it back', () => {
  const takenBack = policy('32.16', '2026-02-01', 2, false);
  expect(policyInForce([BODY, takenBack], { organisation: '32.16/dinkes', on: '2026-03-02' })).toBe(takenBack);
});

describe('what a body above asks of a unit', () => {
  const asked = policy('32.16/dinkes', '2026-01-01', 1, true, '32.16');
  const confirmed = policy('32.16/dinkes', '2026-02-01', 2);
  const takenBack = policy('32.16/dinkes', '2026-03-01', 3, false);
  const inUnit = { organisation: '32.16/dinkes', on: '2026-03-02' };

  it('is not taken back by the unit, also after it has confirmed it', () => {
    expect(policyInForce([asked, takenBack], inUnit)).toBe(asked);
    expect(policyInForce([asked, confirmed, takenBack], inUnit)).toBe(asked);
    expect(policyInForce([asked, confirmed], inUnit)).toBe(confirmed);
  });

  it('holds over what the unit has planned before for a day that comes later', () => {
    const planned = policy('32.16/dinkes', '2026-02-15', 0, false);
    expect(policyInForce([planned, asked], inUnit)).toBe(asked);
  });

  it('is taken back by that body, from the day that it says', () => {
    const lifted = policy('32.16/dinkes', '2026-04-01', 4, false, '32.16');
    expect(policyInForce([asked, takenBack, lifted], inUnit)).toBe(asked);
    expect(policyInForce([asked, takenBack, lifted], { ...inUnit, on: '2026-04-01' })).toBe(lifted);
  });
});
