import { seededAgencyId } from '../../../embedded/personas.js';
import type { Role } from '../../../schema/roles.js';
import type { HubUnderTest } from '../kit/hub-under-test.js';
import type { Asker, Standing } from './rules.js';

/** The agencies of the matrix by code. */
export const UNIT = '32.16/diskominfo';
export const BODY = '32.16';
export const PROVINCE = '32';
export const SIBLING = '32.16/bappeda';
export const ELSEWHERE = '33';
/** Whose portal hands the complaints of the matrix in. */
export const ORIGIN = '35';

/** How each place stands to the rows of the unit, and to those of the body and of the province. */
export const STANDINGS: Readonly<Record<string, Readonly<Record<'unit' | 'body' | 'province', readonly Standing[]>>>> =
  {
    [UNIT]: { unit: ['ORGANISATION'], body: [], province: [] },
    [BODY]: { unit: ['ORGANISATION', 'TERRITORY'], body: ['ORGANISATION', 'TERRITORY'], province: [] },
    [PROVINCE]: { unit: ['TERRITORY'], body: ['TERRITORY'], province: ['ORGANISATION', 'TERRITORY'] },
    [SIBLING]: { unit: [], body: [], province: [] },
    [ELSEWHERE]: { unit: [], body: [], province: [] },
    [ORIGIN]: { unit: ['ORIGIN'], body: [], province: [] },
    sp4n: { unit: [], body: [], province: [] },
    'kl.panrb': { unit: [], body: [], province: [] },
  };

/** Every role at every place of the matrix; the national ones at their own body. */
const LOCAL_ROLES: readonly Role[] = [
  'AGENCY_ADMIN',
  'PROVINCIAL_MONITOR',
  'LIAISON_OFFICER',
  'HEAD',
  'PPID_OFFICER',
  'PPID_SUPERIOR',
  'TRAINING_COORDINATOR',
  'PORTAL',
];

export interface Viewer {
  title: string;
  role: Role | null;
  place: string | null;
}

export const ANONYMOUS: Viewer = { title: 'nobody known', role: null, place: null };

/** Somebody with `role` at the agency with the code `place`. */
export function viewerAt(role: Role, place: string): Viewer {
  return { title: `${role} at ${place}`, role, place };
}

export const VIEWERS: readonly Viewer[] = [
  ANONYMOUS,
  viewerAt('NATIONAL_DESK', 'sp4n'),
  viewerAt('NATIONAL_MONITOR', 'kl.panrb'),
  ...LOCAL_ROLES.flatMap((role) =>
    [UNIT, BODY, PROVINCE, SIBLING, ELSEWHERE, ORIGIN].map((place) => viewerAt(role, place)),
  ),
];

/** The viewer as one who asks for a row of the unit, of the body, or of the province. */
export function askerOf({ role, place }: Viewer, owner: 'unit' | 'body' | 'province' = 'unit'): Asker {
  return { role, standings: place === null ? [] : (STANDINGS[place]?.[owner] ?? []) };
}

/** The viewer's token; undefined for nobody known. */
export async function tokenOf(hub: HubUnderTest, { role, place, title }: Viewer): Promise<string | undefined> {
  if (role === null || place === null) return undefined;
  return hub.issueToken([{ role, agency: seededAgencyId(place) }], `matrix:${title}`);
}
