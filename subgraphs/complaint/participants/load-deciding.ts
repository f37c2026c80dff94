import type { EntityManager } from 'typeorm';
import { PARTICIPANT_RELATIONS } from '../../kit/access.js';
import type { Viewer } from '../../kit/viewer.js';
import { ACCESS, type ComplaintAction } from '../access.js';
import type { ComplaintRow } from '../complaint.entity.js';
import { type Attended, mayDo } from '../view-complaint.js';
import { loadParticipants } from './load-participants.js';
import type { ComplaintParticipantRow } from './participant.entity.js';

const ALL_SIGHT: readonly ComplaintAction[] = ['READ', 'READ_SECRET', 'READ_INTERNAL'];

/** Whether taking part lets any of the viewer's roles do `action`. */
export function gainsByTakingPart(viewer: Viewer, action: ComplaintAction): boolean {
  return viewer.grants.some(({ role }) =>
    PARTICIPANT_RELATIONS.some((relation) => ACCESS[role][relation]?.includes(action)),
  );
}

/**
 * Answers each of the complaints with its participants, as far as they decide what the viewer sees of it: by one statement,
 * and by none where the viewer sees everything without them, as in an inbox.
 */
export async function loadDeciding(
  manager: EntityManager,
  viewer: Viewer,
  complaints: readonly ComplaintRow[],
): Promise<(complaint: ComplaintRow) => Attended> {
  const isOpen = (complaint: ComplaintRow) =>
    !ALL_SIGHT.every((action) => mayDo(viewer, action, { complaint, participants: [] }));
  const open = gainsByTakingPart(viewer, 'READ') ? complaints.filter(isOpen).map(({ id }) => id) : [];
  const byComplaint = new Map<string, ComplaintParticipantRow[]>(open.map((id) => [id, []]));
  for (const row of await loadParticipants(manager, open)) byComplaint.get(row.complaintId)?.push(row);
  return (complaint) => ({ complaint, participants: byComplaint.get(complaint.id) ?? [] });
}
