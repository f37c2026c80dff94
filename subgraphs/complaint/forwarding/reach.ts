import type { AgencyFacts } from '../../../schema/events.js';
import type { AgencyFinder } from '../../kit/access.js';
import {
  isAutonomousVillage,
  isWithinOrganisation,
  organisationAndAbove,
  organisationPath,
} from '../../kit/relations.js';

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

/** Whether somebody reads what is brought to an agency: it has an account, or a body above it has, which sees all of it. */
export function readsInbox({ organisation }: Named, agencies: readonly AgencyFacts[]): boolean {
  return lineOf(organisation, agencies).some(({ hasAccount }) => hasAccount);
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

/** Whether an agency can be forwarded to: `takesPart`, with what the directory knows. */
export async function canBeSentTo(finder: AgencyFinder, named: Named): Promise<boolean> {
  return takesPart(named, await loadAround(finder, named));
}
