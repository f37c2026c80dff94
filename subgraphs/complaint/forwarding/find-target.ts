import type { AgencyFacts } from '../../../schema/events.js';
import type { Directory } from '../../kit/directory-projection.js';
import { badInput } from '../../kit/errors.js';
import { COMMON_REFUSALS } from '../../kit/refusals.js';
import { readByNobody, villageNotConnected } from '../refusals.js';
import { findGovernmentAbove, findIntake, findObstacle, findReaderAbove } from './reach.js';

/**
 * The agency that a handler names to send a complaint to. Throws `BAD_USER_INPUT` at `path` where there is none now; for a
 * desa that has not asked to be connected, with the name of its kecamatan; and where nobody would read it, with the name of
 * the government around it that somebody reads.
 */
export async function findTarget(directory: Directory, reference: string, path: string): Promise<AgencyFacts> {
  const agency = await directory.find(reference);
  const isThere = agency !== undefined && agency.closedAt === null;
  const obstacle = isThere ? await findObstacle(directory, agency) : undefined;
  if (isThere && obstacle === undefined) return agency;
  if (isThere && obstacle === 'READ_BY_NOBODY') {
    throw badInput(path, readByNobody((await findReaderAbove(directory, agency))?.name));
  }
  const above = await findGovernmentAbove(directory, isThere ? agency.code : reference);
  throw badInput(path, above ? villageNotConnected(above.name) : COMMON_REFUSALS.noAgencyNow);
}

/** Whom a reporter has named, and who takes it in; undefined where that is the national desk. */
export interface Addressed {
  addressedTo: AgencyFacts | null;
  takenBy: AgencyFacts | undefined;
}

/**
 * What becomes of what a reporter has addressed: no door is the wrong one. Throws `BAD_USER_INPUT` at `path` only where what
 * is named is no agency.
 */
export async function findAddressed(directory: Directory, reference: string, path: string): Promise<Addressed> {
  const agency = await directory.find(reference);
  if (agency && agency.closedAt === null) return { addressedTo: agency, takenBy: await findIntake(directory, agency) };
  // A desa that has never asked to be connected need not be in the directory.
  const above = await findGovernmentAbove(directory, reference);
  if (!above) throw badInput(path, COMMON_REFUSALS.noAgencyNow);
  return { addressedTo: null, takenBy: await findIntake(directory, above) };
}
