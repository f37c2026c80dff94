import type { AgencyFacts } from '../../../schema/events.js';
import { findExistingAgency } from '../../kit/agency-filter.js';
import type { Directory } from '../../kit/directory/directory.js';
import { badInput } from '../../kit/errors.js';
import { bodyOf, isWithinTerritory } from '../../kit/relations.js';
import { regionAround } from '../clock-place.js';
import { REFUSALS } from '../refusals.js';
import type { ComplaintParticipantRow } from './participant.entity.js';
import { findParticipant } from './participation.js';

/**
 * The agency that `named` names, where it can check what `receiver` does: a province, or a unit of it, over whose territory
 * the receiver stands, or in which a ministry's office sits. Throws `BAD_USER_INPUT` at `input.supervisor`.
 */
export async function findSupervisor(directory: Directory, named: string, receiver: AgencyFacts): Promise<AgencyFacts> {
  const agency = await findExistingAgency(directory, named, 'input.supervisor');
  if (!(await isOver(directory, agency, receiver))) throw badInput('input.supervisor', REFUSALS.noSupervisor);
  return agency;
}

/** The former supervisor, where it may check what the next holder does too. */
export async function keptSupervisor(
  directory: Directory,
  participants: readonly ComplaintParticipantRow[],
  receiver: AgencyFacts,
): Promise<AgencyFacts | undefined> {
  const former = findParticipant(participants, 'SUPERVISOR');
  const agency = former && (await directory.byId(former.agencyId));
  const stays = agency && agency.closedAt === null && (await isOver(directory, agency, receiver));
  return stays ? agency : undefined;
}

async function isOver(directory: Directory, agency: AgencyFacts, receiver: AgencyFacts): Promise<boolean> {
  const bodies = await directory.byOrganisations([bodyOf(agency.organisation)]);
  const province = bodies.find(({ level, closedAt }) => level === 'PROVINCE' && closedAt === null);
  const isProvincial = agency.level === 'PROVINCE' || agency.level === 'UNIT';
  const isThere = province !== undefined && isWithinTerritory(regionAround(receiver), province.jurisdiction);
  return isProvincial && isThere && agency.id !== receiver.id;
}
