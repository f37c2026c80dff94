import type { EntityManager } from 'typeorm';
import type { AgencyFacts } from '../../schema/events.js';
import { Directory } from '../kit/directory-projection.js';
import { badInput } from '../kit/errors.js';
import { COMMON_REFUSALS } from '../kit/refusals.js';

/** The agency that an input names and that exists now. Throws `BAD_USER_INPUT` at `input.agency`. */
export async function findAgencyNow(manager: EntityManager, named: string): Promise<AgencyFacts> {
  const agency = await new Directory(manager).find(named);
  if (!agency || agency.closedAt !== null) throw badInput('input.agency', COMMON_REFUSALS.noAgencyNow);
  return agency;
}
