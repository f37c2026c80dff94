import type { AgencyFacts } from '../../../schema/events.js';
import type { Directory } from '../../kit/directory-projection.js';
import { badInput } from '../../kit/errors.js';
import { COMMON_REFUSALS } from '../../kit/refusals.js';
import { isWithinTerritory } from '../../kit/relations.js';
import { regionAround } from '../clock-place.js';
import { REFUSALS } from '../refusals.js';
import { bodyOf } from './participation.js';

/**
 * The agency that `named` names, where it can check what `receiver` does: a province, or a unit of it, over whose territory
 * the receiver stands, or in which a ministry's office sits. Throws `BAD_USER_INPUT` at `input.supervisor`.
 */
export async function findSupervisor(directory: Directory, named: string, receiver: AgencyFacts): Promise<AgencyFacts> {
  const agency = await directory.find(named);
  if (!agency || agency.closedAt !== null) throw badInput('input.supervisor', COMMON_REFUSALS.noAgencyNow);
  const bodies = await directory.byOrganisations([bodyOf(agency.organisation)]);
  const province = bodies.find(({ level, closedAt }) => level === 'PROVINCE' && closedAt === null);
  const isProvincial = agency.level === 'PROVINCE' || agency.level === 'UNIT';
  const isOver = province !== undefined && isWithinTerritory(regionAround(receiver), province.jurisdiction);
  if (!isProvincial || !isOver || agency.id === receiver.id) throw badInput('input.supervisor', REFUSALS.noSupervisor);
  return agency;
}
