import { type EntityManager, IsNull } from 'typeorm';
import { AgencyRow } from './agency.entity.js';

/** The agency that `reference` names: an id, or the code of an agency that exists now. */
export async function findAgency(manager: EntityManager, reference: string): Promise<AgencyRow | null> {
  return (
    (await manager.findOneBy(AgencyRow, { id: reference })) ??
    (await manager.findOneBy(AgencyRow, { code: reference, closedAt: IsNull() }))
  );
}
