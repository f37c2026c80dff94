import type { AgencyFacts } from '../../../schema/events.js';
import type { Directory } from '../../kit/directory/directory.js';
import { badInput } from '../../kit/errors.js';
import { presentRegions } from '../../kit/named-region.js';
import { COMMON_REFUSALS } from '../../kit/refusals.js';
import { readByNobody, tasksWentTo, villageNotConnected } from '../refusals.js';
import { findSuccessors, findTaking } from '../succession/find-successors.js';
import { findGovernmentAbove, findIntake, findObstacle, findReaderAbove, villageOf } from './reach.js';

/**
 * The agency that a handler names to send a complaint to. Throws `BAD_USER_INPUT` at `path` where there is none now, with the
 * names of those who carry on the tasks of one that has ended; for a desa that has not asked to be connected, with the name
 * of its kecamatan; and where nobody would read it, with the name of the government around it that somebody reads.
 */
export async function findTarget(directory: Directory, reference: string, path: string): Promise<AgencyFacts> {
  const { named, agency } = await find(directory, reference);
  if (agency && agency.closedAt !== null) {
    const successors = await findSuccessors(directory, agency, null);
    throw badInput(path, successors.length === 0 ? COMMON_REFUSALS.noAgencyNow : tasksWentTo(successors));
  }
  const obstacle = agency ? await findObstacle(directory, agency) : undefined;
  if (agency && obstacle === undefined) return agency;
  if (agency && obstacle === 'READ_BY_NOBODY') {
    throw badInput(path, readByNobody((await findReaderAbove(directory, agency))?.name));
  }
  const above = await findGovernmentAbove(directory, named);
  throw badInput(path, above ? villageNotConnected(above.name) : COMMON_REFUSALS.noAgencyNow);
}

/** What a reference names, and how it is named now: a desa that need not be in the directory by the code of its kecamatan. */
async function find(directory: Directory, reference: string): Promise<{ named: string; agency?: AgencyFacts }> {
  const agency = await directory.find(reference);
  if (agency) return { named: agency.code, agency };
  if (villageOf(reference) === undefined) return { named: reference };
  const named = (await presentRegions(directory, [reference])).get(reference) ?? reference;
  return { named, agency: await directory.find(named) };
}

/** Whom a reporter has named, and who takes it in; undefined where that is the national desk. */
export interface Addressed {
  addressedTo: AgencyFacts | null;
  takenBy: AgencyFacts | undefined;
}

/**
 * What becomes of what a reporter has addressed, about a region or none: no door is the wrong one. What was meant for one that
 * has ended is for those who carry on its tasks. Throws `BAD_USER_INPUT` at `path` only where what is named never was an
 * agency.
 */
export async function findAddressed(
  directory: Directory,
  { toAgency, region }: { toAgency: string; region: string | null },
  path: string,
): Promise<Addressed> {
  const { named, agency } = await find(directory, toAgency);
  const meant = agency ? await findSuccessors(directory, agency, region) : [];
  const [addressedTo] = meant;
  if (addressedTo) return { addressedTo, takenBy: await findTaking(directory, meant) };
  // A desa that has never asked to be connected need not be in the directory.
  const above = await findGovernmentAbove(directory, named);
  if (!agency && !above) throw badInput(path, COMMON_REFUSALS.noAgencyNow);
  return { addressedTo: null, takenBy: above && (await findIntake(directory, above)) };
}
