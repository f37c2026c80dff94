import fc from 'fast-check';
import {
  isWithinOrganisation,
  isWithinTerritory,
  organisationAndAbove,
  organisationPath,
  regionAndAbove,
} from './relations.js';

describe('organisationPath', () => {
  it.each([
    ['32', '32', 'a province'],
    ['32.16', '32.16', 'a regency is a body of its own, not inside its province'],
    ['32.16/diskominfo', '32.16/diskominfo', 'a unit is inside its regency'],
    ['32.16.05', '32.16/32.16.05', 'a kecamatan is a unit of its regency'],
    ['32.16.05.1001', '32.16/32.16.05/32.16.05.1001', 'a kelurahan is a unit of its kecamatan'],
    ['32.16.05.2001', '32.16.05.2001', 'a desa is autonomous'],
    ['31.71', '31/31.71', "Jakarta's cities are units of the province"],
    ['31.71.01', '31/31.71/31.71.01', 'and so are their kecamatan'],
    ['kl.atrbpn/kanwil-jabar', 'kl.atrbpn/kanwil-jabar', 'a regional office is inside its ministry'],
  ])('%s → %s: %s', (code, path) => {
    expect(organisationPath(code)).toBe(path);
  });
});

describe('isWithinOrganisation', () => {
  it.each([
    ['kl.bpkp', 'kl.bpk', false],
    ['kl.bpk/pusat', 'kl.bpk', true],
    ['32.16', '32', false],
    ['32.16/diskominfo', '32.16', true],
    ['32.16', '32.16/diskominfo', false],
    ['32.16/diskominfo', '32.16', true],
    ['31/31.71/31.71.01', '31', true],
  ])('%s within %s: %s', (path, top, expected) => {
    expect(isWithinOrganisation(path, top)).toBe(expected);
  });

  it('holds for every path above, and for no other', () => {
    const segment = fc.constantFrom('32', '32.1', '32.16', 'kl.bpk', 'kl.bpkp', 'a', 'ab');
    const path = fc.array(segment, { minLength: 1, maxLength: 4 }).map((segments) => segments.join('/'));
    fc.assert(
      fc.property(path, path, (one, other) => {
        expect(isWithinOrganisation(one, other)).toBe(organisationAndAbove(one).includes(other));
      }),
    );
  });
});

describe('isWithinTerritory', () => {
  it.each([
    ['32.16', ['32'], true],
    ['32.16.05', ['32'], true],
    ['32', ['32.16'], false],
    ['3', ['32'], false],
    ['64.02', ['64.01', '64.02.03'], false],
    ['64.02.03', ['64.01', '64.02.03'], true],
    [null, ['32'], false],
    ['32.16', [], false],
  ])('%s within %j: %s', (code, jurisdiction, expected) => {
    expect(isWithinTerritory(code, jurisdiction)).toBe(expected);
  });

  it('holds for every region above, and for no other', () => {
    const code = fc
      .array(fc.constantFrom('1', '11', '32'), { minLength: 1, maxLength: 4 })
      .map((parts) => parts.join('.'));
    fc.assert(
      fc.property(code, code, (one, other) => {
        expect(isWithinTerritory(one, [other])).toBe(regionAndAbove(one).includes(other));
      }),
    );
  });
});
