import { type EntityManager, In } from 'typeorm';
import { isAllowed } from '../kit/access.js';
import { Directory } from '../kit/directory/directory.js';
import type { Viewer } from '../kit/viewer.js';
import { ACCESS } from './access.js';
import type { ParticipantRow } from './participant.entity.js';
import { findPresentAgency } from './present-agency.js';
import { TrainingOrganiserRow } from './training.entity.js';

type Standing = Pick<ParticipantRow, 'agencyId' | 'trainingId'>;

/**
 * Those of `participants` whom the viewer may see: of an agency, or at a training of an agency, whose people he sees. Those of
 * an agency that has ended are seen by whoever carries on its tasks.
 */
export async function keepVisible<Participant extends Standing>(
  manager: EntityManager,
  viewer: Viewer,
  participants: readonly Participant[],
): Promise<Participant[]> {
  if (participants.length === 0 || viewer.grants.length === 0) return [];
  const trainingIds = [...new Set(participants.map(({ trainingId }) => trainingId))];
  const organisers = await manager.findBy(TrainingOrganiserRow, { trainingId: In(trainingIds) });
  const agencyIds = new Set([...participants, ...organisers].map(({ agencyId }) => agencyId));
  const directory = new Directory(manager);
  const agencies = await directory.byIds([...agencyIds]);
  const present = await Promise.all(agencies.map((agency) => findPresentAgency(directory, agency)));
  const isOpen = present.map((agency) => isAllowed(viewer, 'READ_PEOPLE', agency, ACCESS));
  const open = new Set(agencies.filter((_agency, index) => isOpen[index]).map(({ id }) => id));
  const openTrainings = new Set(organisers.filter(({ agencyId }) => open.has(agencyId)).map((row) => row.trainingId));
  return participants.filter(({ agencyId, trainingId }) => open.has(agencyId) || openTrainings.has(trainingId));
}
