import { isAskedFor, isEntitled } from './entitlement.js';
import type { Audience, Filter } from './record.js';

const between = (from: string, to: string, origin: string | null = null) => ({ from, to, origin });

describe('isEntitled', () => {
  it.each<[Audience['role'], string, string, string, boolean]>([
    ['NATIONAL_MONITOR', 'kl.panrb', '32.16', '32.16/diskominfo', true],
    ['NATIONAL_DESK', 'sp4n', '33', '33.01', true],
    ['AGENCY_ADMIN', '32.16', 'sp4n', '32.16', true],
    ['AGENCY_ADMIN', '32.16', '32.16/diskominfo', '32.16/dinkes', true],
    ['AGENCY_ADMIN', '32.16', '32', '32.16.05', true],
    ['AGENCY_ADMIN', '32.16', '32', '32.16.05.1001', true],
    ['AGENCY_ADMIN', '32.16', '32', '32.16.05.2001', false],
    ['AGENCY_ADMIN', '32.16', '32', '32.73', false],
    ['AGENCY_ADMIN', '32', '32.16', '32.73', false],
    ['AGENCY_ADMIN', '32.16/diskominfo', 'sp4n', '32.16', false],
    ['LIAISON_OFFICER', '32.16/diskominfo', '32.16', '32.16/diskominfo', true],
    ['HEAD', '31', 'sp4n', '31.71', true],
    ['HEAD', '31', 'sp4n', '31.71.01', true],
    ['AGENCY_ADMIN', 'kl.bpk', 'sp4n', 'kl.bpkp', false],
    ['AGENCY_ADMIN', 'kl.atrbpn', 'sp4n', 'kl.atrbpn/kanwil-jabar', true],
    ['PROVINCIAL_MONITOR', '32', '33', '32', true],
    ['PROVINCIAL_MONITOR', '32', 'sp4n', '32.16/diskominfo', true],
    ['PROVINCIAL_MONITOR', '32', 'sp4n', '32.16.05', true],
    ['PROVINCIAL_MONITOR', '32', 'sp4n', '33.01', false],
    ['PROVINCIAL_MONITOR', '32', 'sp4n', 'kl.atrbpn/kanwil-jabar', false],
    ['PROVINCIAL_MONITOR', 'kl.oikn', '64.09', '64.09.04', true],
    ['PROVINCIAL_MONITOR', 'kl.oikn', '64', '64.09', false],
    ['PROVINCIAL_MONITOR', '64', 'sp4n', 'kl.oikn', false],
    ['PORTAL', '32.16', 'sp4n', '32.16', false],
  ])('of %s at %s to %s → %s: %s', (role, agency, from, to, expected) => {
    expect(isEntitled({ role, agency }, between(from, to))).toBe(expected);
  });

  it('shows a portal what it handed in, wherever it goes', () => {
    expect(isEntitled({ role: 'PORTAL', agency: '32.16' }, between('33', '33.01', '32.16'))).toBe(true);
    expect(isEntitled({ role: 'PORTAL', agency: '32.16' }, between('33', '33.01', '32.73'))).toBe(false);
  });
});

describe('isAskedFor', () => {
  it.each<[Filter, string, string, boolean]>([
    [{}, 'sp4n', '32', true],
    [{ agency: '32.16' }, '32', '32.16', true],
    [{ agency: '32.16' }, '32', '32.16/diskominfo', false],
    [{ organisation: '32.16' }, '32', '32.16/diskominfo', true],
    [{ organisation: '32' }, '32.16', '32.73', false],
    [{ territory: '32' }, '32.16', 'sp4n', true],
    [{ territory: '3' }, '32.16', 'sp4n', false],
    [{ levels: ['MINISTRY'] }, 'sp4n', 'kl.panrb', true],
    [{ levels: ['UNIT', 'DISTRICT'] }, '32', '32.16', false],
    [{ levels: ['DISTRICT'] }, '32.16', '32.16.05', true],
    [{ crossLevel: true }, '32', '32.16', true],
    [{ crossLevel: true }, '32', '33', false],
    [{ crossLevel: false }, '32', '33', true],
    [{ territory: '32', crossLevel: false }, '33', '32.16', false],
  ])('%j of %s → %s: %s', (filter, from, to, expected) => {
    expect(isAskedFor(filter, between(from, to))).toBe(expected);
  });
});
