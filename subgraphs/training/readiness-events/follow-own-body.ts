import type { EntityManager } from 'typeorm';
import { type Entitlement, entitlementsOf } from '../../kit/access.js';
import { Directory } from '../../kit/directory/directory.js';
import { bodyOf } from '../../kit/relations.js';
import type { Viewer } from '../../kit/viewer.js';
import { ACCESS } from '../access.js';

/**
 * By what the viewer follows readiness, which is a body's: who follows that of the own organisation follows its body from a
 * unit of it too, for the admin who coordinates for all of a government is usually at its Diskominfo.
 */
export async function readinessEntitlementsOf(manager: EntityManager, viewer: Viewer): Promise<Entitlement[] | 'ALL'> {
  const own = entitlementsOf(viewer, 'FOLLOW_READINESS', ACCESS);
  if (own === 'ALL') return own;
  const ownIds = new Set(own.flatMap(({ agencyId, relation }) => (relation === 'ORGANISATION' ? [agencyId] : [])));
  const paths = viewer.grants.flatMap(({ agency }) => (ownIds.has(agency.id) ? [bodyOf(agency.organisation)] : []));
  const bodies = await new Directory(manager).byOrganisations([...new Set(paths)]);
  const more = bodies.filter(({ id }) => !ownIds.has(id));
  return [...own, ...more.map(({ id }): Entitlement => ({ agencyId: id, relation: 'ORGANISATION' }))];
}
