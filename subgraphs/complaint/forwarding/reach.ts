import type { AgencyFacts } from '../../../schema/events.js';
import type { AgencyFinder } from '../../kit/access.js';
import {
  isAutonomousVillage,
  isWithinOrganisation,
  organisationAndAbove,
  organisationPath,
  regionAndAbove,
} from '../../kit/relations.js';
import { LONG_AGO } from '../../kit/standing/given-at.js';
import { NATIONAL_DESK_CODE } from '../national-desk.js';

/** An agency by its code, also one that the directory does not know. */
export type Named = Pick<AgencyFacts, 'code' | 'organisation'>;

/** The code of the desa that an agency is, or belongs to; undefined where it is none. A kelurahan is a unit of its regency. */
export function villageOf(code: string): string | undefined {
  const [body = code] = code.split('/');
  return isAutonomousVillage(body) ? body : undefined;
}

/** The organisation paths of the governments above a desa, its kecamatan before its regency or city; else none. */
export function governmentsAbove(code: string): string[] {
  const village = villageOf(code);
  if (village === undefined) return [];
  const segments = village.split('.');
  return [3, 2].map((depth) => organisationPath(segments.slice(0, depth).join('.')));
}

/** The living among `agencies` that are the one at `organisation` or above it in its body. */
function lineOf(organisation: string, agencies: readonly AgencyFacts[]): AgencyFacts[] {
  return agencies.filter(
    (agency) => agency.closedAt === null && isWithinOrganisation(organisation, agency.organisation),
  );
}

/**
 * Whether complaints are brought to an agency at all: to a desa, which is autonomous, only where it has asked to be
 * connected; to every other. `agencies` has it and what is above it in its body.
 */
export function takesPart({ code, organisation }: Named, agencies: readonly AgencyFacts[]): boolean {
  const village = villageOf(code);
  return (
    village === undefined || lineOf(organisation, agencies).some((body) => body.code === village && body.connected)
  );
}

/**
 * Whether somebody reads what is brought to an agency: it has an account, or a body above it has, which sees all of it. The
 * national desk is read wherever complaints are, for what nobody claims ends there.
 */
export function readsInbox({ code, organisation }: Named, agencies: readonly AgencyFacts[]): boolean {
  return code === NATIONAL_DESK_CODE || lineOf(organisation, agencies).some(({ hasAccount }) => hasAccount);
}

async function loadAround(finder: AgencyFinder, { code, organisation }: Named): Promise<AgencyFacts[]> {
  const paths = [organisation, ...governmentsAbove(code)].flatMap(organisationAndAbove);
  return finder.byOrganisations([...new Set(paths)]);
}

function livingAt(path: string, agencies: readonly AgencyFacts[]): AgencyFacts | undefined {
  return agencies.find(({ organisation, closedAt }) => organisation === path && closedAt === null);
}

/**
 * Who takes in what a reporter has addressed to an agency: itself where it takes part and somebody reads its inbox; of a desa
 * else its kecamatan or its regency. Undefined where nobody there would read it: then it is the national desk's.
 */
export async function findIntake(finder: AgencyFinder, named: Named): Promise<AgencyFacts | undefined> {
  const agencies = await loadAround(finder, named);
  return [named.organisation, ...governmentsAbove(named.code)]
    .map((path) => livingAt(path, agencies))
    .find((agency) => agency && takesPart(agency, agencies) && readsInbox(agency, agencies));
}

/** The nearest government above a desa; undefined of what is none, or where the directory has none. */
export async function findGovernmentAbove(finder: AgencyFinder, code: string): Promise<AgencyFacts | undefined> {
  const paths = governmentsAbove(code);
  if (paths.length === 0) return undefined;
  const agencies = await finder.byOrganisations(paths);
  return paths.map((path) => livingAt(path, agencies)).find((agency) => agency !== undefined);
}

/** What keeps an agency from being sent a complaint; undefined where nothing does. */
export type Obstacle = 'TAKES_NO_PART' | 'READ_BY_NOBODY';

/** What keeps an agency from being sent a complaint, by what the directory knows: `takesPart`, then `readsInbox`. */
export async function findObstacle(finder: AgencyFinder, named: Named): Promise<Obstacle | undefined> {
  const agencies = await loadAround(finder, named);
  if (!takesPart(named, agencies)) return 'TAKES_NO_PART';
  return readsInbox(named, agencies) ? undefined : 'READ_BY_NOBODY';
}

/** Whether somebody reads what an agency holds: `readsInbox`, with what the directory knows. */
export async function isRead(finder: AgencyFinder, named: Named): Promise<boolean> {
  return readsInbox(named, await finder.byOrganisations(organisationAndAbove(named.organisation)));
}

/**
 * Since when somebody reads what an agency holds, by whose account in its body is the oldest; long ago where that is not known,
 * and undefined while nobody does.
 */
export async function readSince(finder: AgencyFinder, named: Named): Promise<Date | undefined> {
  const agencies = await finder.byOrganisations(organisationAndAbove(named.organisation));
  if (!readsInbox(named, agencies)) return undefined;
  const accounts = lineOf(named.organisation, agencies).filter(({ hasAccount }) => hasAccount);
  const moments = accounts.map(({ accountSince }) => (accountSince == null ? LONG_AGO : new Date(accountSince)));
  return moments.sort((a, b) => a.getTime() - b.getTime())[0] ?? LONG_AGO;
}

/** The nearest government of the same region, or around it, that takes part and that somebody reads; undefined where none is. */
export async function findReaderAbove(
  finder: AgencyFinder,
  { supervision }: Pick<AgencyFacts, 'supervision'>,
): Promise<AgencyFacts | undefined> {
  if (supervision === null) return undefined;
  const paths = regionAndAbove(supervision).reverse().map(organisationPath);
  const agencies = await finder.byOrganisations([...new Set(paths.flatMap(organisationAndAbove))]);
  return paths
    .map((path) => livingAt(path, agencies))
    .find((agency) => agency && takesPart(agency, agencies) && readsInbox(agency, agencies));
}
