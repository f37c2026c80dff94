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

/** Who has a copy of the complaints of the matrix. */
export const COPIED = '17.02';
/** A unit of the body that the unit asks about them. */
export const CONSULTED = '32.16/dsdabmbk/bidang-jalan';
/** The provincial unit that checks what is done with them. */
export const SUPERVISING = '32/inspektorat';
/** Where they are brought while they are late. */
export const OMBUDSMAN = 'kl.ombudsman';

/** How each place stands to the complaints of the unit, and to other rows of the unit, the body and the province. */
export const STANDINGS: Readonly<Record<string, Readonly<Record<'unit' | 'body' | 'province', readonly Standing[]>>>> =
  {
    [UNIT]: { unit: ['ORGANISATION'], body: ['INSIDE'], province: [] },
    [BODY]: { unit: ['ORGANISATION', 'TERRITORY', 'COPY'], body: ['ORGANISATION', 'TERRITORY'], province: [] },
    [PROVINCE]: { unit: ['TERRITORY', 'SUPERVISION'], body: ['TERRITORY'], province: ['ORGANISATION', 'TERRITORY'] },
    [SIBLING]: { unit: [], body: ['INSIDE'], province: [] },
    [ELSEWHERE]: { unit: [], body: [], province: [] },
    [ORIGIN]: { unit: ['ORIGIN'], body: [], province: [] },
    [COPIED]: { unit: ['COPY'], body: [], province: [] },
    [CONSULTED]: { unit: ['COPY'], body: [], province: [] },
    [SUPERVISING]: { unit: ['SUPERVISION'], body: [], province: [] },
    [OMBUDSMAN]: { unit: ['REFERRAL'], body: [], province: [] },
    sp4n: { unit: [], body: [], province: [] },
    'kl.panrb': { unit: ['GUIDE'], body: [], province: [] },
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

/** The roles to which taking part could matter, at each place that takes part. */
const PARTICIPANTS: Readonly<Record<string, readonly Role[]>> = {
  [COPIED]: ['AGENCY_ADMIN', 'PROVINCIAL_MONITOR', 'LIAISON_OFFICER', 'HEAD', 'PORTAL'],
  [CONSULTED]: ['AGENCY_ADMIN', 'LIAISON_OFFICER', 'HEAD'],
  [SUPERVISING]: ['AGENCY_ADMIN', 'PROVINCIAL_MONITOR', 'LIAISON_OFFICER', 'HEAD', 'PORTAL'],
  [OMBUDSMAN]: ['NATIONAL_MONITOR', 'AGENCY_ADMIN', 'LIAISON_OFFICER', 'HEAD'],
};

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

/** Who could see complaints otherwise than by where they are held, too. */
export const COMPLAINT_VIEWERS: readonly Viewer[] = [
  ...VIEWERS,
  ...Object.entries(PARTICIPANTS).flatMap(([place, roles]) => roles.map((role) => viewerAt(role, place))),
  // What delivers to reporters whose complaints no portal handed in.
  viewerAt('PORTAL', 'sp4n'),
];

/** The viewer as one who asks for a row of the unit, of the body, or of the province. */
export function askerOf({ role, place }: Viewer, owner: 'unit' | 'body' | 'province' = 'unit'): Asker {
  return { role, standings: place === null ? [] : (STANDINGS[place]?.[owner] ?? []) };
}

const ALONE: readonly Standing[] = ['ORGANISATION', 'TERRITORY'];

/**
 * The viewer as one who asks for a complaint of the unit in which nobody takes part and that no portal handed in; with
 * `alsoBy` as far as something of that is so.
 */
export function askerOfHeld(viewer: Viewer, ...alsoBy: readonly Standing[]): Asker {
  const { role, standings } = askerOf(viewer);
  return { role, standings: standings.filter((standing) => ALONE.includes(standing) || alsoBy.includes(standing)) };
}

const TO_SIBLING: Readonly<Record<string, readonly Standing[]>> = {
  [SIBLING]: ['ORGANISATION'],
  [BODY]: ALONE,
  [PROVINCE]: ['TERRITORY'],
};

/** The viewer as one who asks for a complaint of the sibling in which nobody takes part. */
export function askerOfSibling({ role, place }: Viewer): Asker {
  return { role, standings: (place !== null && TO_SIBLING[place]) || [] };
}

/** The viewer as one who asks for a complaint that the own agency holds. */
export function askerAtHome({ role, place }: Viewer): Asker {
  // A unit has no territory.
  return { role, standings: place?.includes('/') ? ['ORGANISATION'] : ALONE };
}

/**
 * The viewer as one who asked for a complaint of the matrix when it came to the unit: who was asked there, or was brought
 * it, did not take part yet and is not told of how it came there.
 */
export function askerThen(viewer: Viewer): Asker {
  const tookPart = viewer.place !== CONSULTED && viewer.place !== OMBUDSMAN;
  return tookPart ? askerOf(viewer) : { role: viewer.role, standings: [] };
}

/** The viewer's token; undefined for nobody known. */
export async function tokenOf(hub: HubUnderTest, { role, place, title }: Viewer): Promise<string | undefined> {
  if (role === null || place === null) return undefined;
  return hub.issueToken([{ role, agency: seededAgencyId(place) }], `matrix:${title}`);
}
