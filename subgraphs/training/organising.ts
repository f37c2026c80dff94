import type { EntityManager } from 'typeorm';
import type { AgencyFacts } from '../../schema/events.js';
import { isAllowed } from '../kit/access.js';
import { Directory } from '../kit/directory/directory.js';
import { CodedError } from '../kit/errors.js';
import type { Viewer } from '../kit/viewer.js';
import { ACCESS } from './access.js';
import { findPresentAgency } from './present-agency.js';
import { TrainingOrganiserRow } from './training.entity.js';

/** Whether the viewer runs the training for one of its organisers, or for whoever carries on the tasks of one that has ended. */
export async function mayOrganise(manager: EntityManager, viewer: Viewer, trainingId: string): Promise<boolean> {
  const rows = await manager.findBy(TrainingOrganiserRow, { trainingId });
  const directory = new Directory(manager);
  const organisers = await directory.byIds(rows.map(({ agencyId }) => agencyId));
  const present = await Promise.all(organisers.map((agency) => findPresentAgency(directory, agency)));
  return present.some((agency) => isAllowed(viewer, 'ORGANISE', agency, ACCESS));
}

/**
 * Throws `FORBIDDEN` for those who neither run the training nor register participants of the agency and record their
 * commitment letters, or of one that has ended whose tasks theirs carries on. Answers who answers for the agency by now.
 */
export async function assertMayRegister(
  manager: EntityManager,
  viewer: Viewer,
  { agency, trainingId }: { agency: AgencyFacts; trainingId: string },
): Promise<AgencyFacts> {
  const present = await findPresentAgency(new Directory(manager), agency);
  const mayRegister = isAllowed(viewer, 'REGISTER', present, ACCESS);
  if (!mayRegister && !(await mayOrganise(manager, viewer, trainingId))) throw new CodedError('FORBIDDEN');
  return present;
}
