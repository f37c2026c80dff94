import type { EntityManager } from 'typeorm';
import type { AgencyFacts } from '../../schema/events.js';
import { findExistingAgency } from '../kit/agency-filter.js';
import { Directory } from '../kit/directory/directory.js';

/** The agency that an input names and that exists now. Throws `BAD_USER_INPUT` at `input.agency`. */
export async function findAgencyNow(manager: EntityManager, named: string): Promise<AgencyFacts> {
  return findExistingAgency(new Directory(manager), named, 'input.agency');
}
