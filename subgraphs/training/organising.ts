import type { EntityManager } from 'typeorm';
import { isAllowed, type RowStanding } from '../kit/access.js';
import { Directory } from '../kit/directory-projection.js';
import type { Viewer } from '../kit/viewer.js';
import { ACCESS } from './access.js';
import { TrainingOrganiserRow } from './training.entity.js';

/** Whether the viewer runs the training for one of its organisers. */
export async function mayOrganise(manager: EntityManager, viewer: Viewer, trainingId: string): Promise<boolean> {
  const rows = await manager.findBy(TrainingOrganiserRow, { trainingId });
  const organisers = await new Directory(manager).byIds(rows.map(({ agencyId }) => agencyId));
  return organisers.some((agency) => isAllowed(viewer, 'ORGANISE', agency, ACCESS));
}

/** Whether the viewer registers participants of the agency and records their commitment letters. */
export function mayRegister(viewer: Viewer, agency: RowStanding): boolean {
  return isAllowed(viewer, 'REGISTER', agency, ACCESS);
}
