import { type EntityManager, In } from 'typeorm';
import { ComplaintParticipantRow } from './participant.entity.js';

/** Everyone who takes or took part in these complaints, by one statement, the first to take part first. */
export function loadParticipants(manager: EntityManager, ids: readonly string[]): Promise<ComplaintParticipantRow[]> {
  if (ids.length === 0) return Promise.resolve([]);
  const where = { complaintId: In([...ids]) };
  return manager.find(ComplaintParticipantRow, { where, order: { since: 'ASC', id: 'ASC' } });
}
