import type { Audience, Filter } from '../checker/record.js';

/**
 * The agencies between which complaints move, in the order in which the last complaint visits them all: every level, a
 * ministry with its office, Jakarta with one of its six, Otorita IKN's territory, and names that are alike.
 */
export const AGENCIES = [
  'sp4n',
  '32',
  '33',
  '33.01',
  '32.73',
  '32.16',
  '32.16/diskominfo',
  '32.16/dinkes',
  '32.16.05',
  '31',
  '31.71',
  '31.71.01',
  '64',
  '64.09',
  '64.09.04',
  'kl.oikn',
  'kl.bpk',
  'kl.bpkp',
  'kl.atrbpn',
  'kl.atrbpn/kanwil-jabar',
] as const;

export const NATIONAL_DESK = 'sp4n';
/** The agency with a portal of its own. */
export const PORTAL: Audience = { role: 'PORTAL', agency: '32.16' };

/** Who watches what. */
export interface Interest {
  readonly audience: Audience;
  readonly filter: Filter;
}

const NATIONAL_MONITOR: Audience = { role: 'NATIONAL_MONITOR', agency: 'kl.panrb' };
const monitor = (agency: string): Audience => ({ role: 'PROVINCIAL_MONITOR', agency });
const admin = (agency: string): Audience => ({ role: 'AGENCY_ADMIN', agency });

/** Audiences of every relation and filters of every kind; each is concerned by some movement among the cast. */
export const INTERESTS: readonly Interest[] = [
  { audience: NATIONAL_MONITOR, filter: {} },
  { audience: NATIONAL_MONITOR, filter: { territory: '32' } },
  { audience: NATIONAL_MONITOR, filter: { organisation: '32.16' } },
  { audience: NATIONAL_MONITOR, filter: { agency: '32.16/diskominfo' } },
  { audience: NATIONAL_MONITOR, filter: { levels: ['DISTRICT', 'MINISTRY'] } },
  { audience: NATIONAL_MONITOR, filter: { crossLevel: false } },
  { audience: { role: 'NATIONAL_DESK', agency: NATIONAL_DESK }, filter: { crossLevel: true } },
  { audience: monitor('32'), filter: {} },
  { audience: monitor('32'), filter: { levels: ['UNIT'] } },
  { audience: monitor('31'), filter: {} },
  { audience: monitor('64'), filter: { territory: '64.09' } },
  { audience: monitor('kl.oikn'), filter: {} },
  { audience: admin('32'), filter: {} },
  { audience: admin('32.16'), filter: {} },
  { audience: admin('31'), filter: { organisation: '31' } },
  { audience: admin('31.71'), filter: {} },
  { audience: admin('kl.bpk'), filter: {} },
  { audience: admin('kl.atrbpn'), filter: {} },
  { audience: { role: 'LIAISON_OFFICER', agency: '32.16/diskominfo' }, filter: {} },
  { audience: { role: 'HEAD', agency: '32.16.05' }, filter: {} },
  { audience: { role: 'HEAD', agency: '33' }, filter: { crossLevel: false } },
  { audience: PORTAL, filter: {} },
];
