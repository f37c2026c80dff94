import { type EntityManager, IsNull } from 'typeorm';
import { AgencyRow } from './agency.entity.js';
import { AgencyCodeRow } from './agency-history.entity.js';

/**
 * The agency that `reference` names: an id, the code of an agency that exists now, or else a code that no agency has any
 * more, of whoever had it last. What is found by a code may have ended too.
 */
export async function findAgency(manager: EntityManager, reference: string): Promise<AgencyRow | null> {
  return (
    (await manager.findOneBy(AgencyRow, { id: reference })) ??
    (await manager.findOneBy(AgencyRow, { code: reference, closedAt: IsNull() })) ??
    (await findLastHolder(manager, reference))
  );
}

async function findLastHolder(manager: EntityManager, code: string): Promise<AgencyRow | null> {
  const last = await manager.findOne(AgencyCodeRow, { where: { code }, order: { validUntil: 'DESC' } });
  return last && manager.findOneBy(AgencyRow, { id: last.agencyId });
}
