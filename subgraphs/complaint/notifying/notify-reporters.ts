import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { ComplaintEvents } from '../../../schema/events.js';
import type { AgencyFinder } from '../../kit/access.js';
import type { Feed } from '../../kit/feed.js';
import { insertRows } from '../../kit/insert-rows.js';
import { ComplaintRow } from '../complaint.entity.js';
import { STATUS_OF_STATE } from '../complaint.enum.js';
import type { FileChange } from '../complaint-file.js';
import { findNationalDeskId } from '../national-desk.js';
import { ReporterNotificationRow } from './notification.entity.js';
import { type Tidings, tidingsOf } from './notification-kind.js';

type Addressee = Pick<ComplaintRow, 'id' | 'originId'>;

/** Whose reporters hear of it: of the complaint itself, and of what was merged into it. */
async function findAddressees(
  manager: EntityManager,
  { id, originId }: Addressee,
  { own, duplicates }: Tidings,
): Promise<Addressee[]> {
  const merged = duplicates
    ? await manager.find(ComplaintRow, { select: { id: true, originId: true }, where: { mergedIntoId: id } })
    : [];
  return own ? [{ id, originId }, ...merged] : merged;
}

/**
 * Writes the notifications that a change gives cause for, with their events, in the transaction of the change. Exactly the
 * portal that handed a complaint in is entitled to them, or where none did the delivery service of the national desk.
 */
export async function notifyReporters(
  manager: EntityManager,
  feed: Feed<ComplaintEvents>,
  { complaint, entry }: FileChange,
  finder: AgencyFinder,
): Promise<void> {
  const tidings = tidingsOf(entry);
  if (!tidings) return;
  const addressees = await findAddressees(manager, complaint, tidings);
  if (addressees.length === 0) return;
  const needsDesk = addressees.some(({ originId }) => originId === null);
  const deskId = needsDesk ? await findNationalDeskId(finder) : null;
  const rows = addressees.map(
    ({ id: complaintId, originId }): Omit<ReporterNotificationRow, 'seq'> => ({
      id: randomUUID(),
      complaintId,
      kind: tidings.kind,
      status: STATUS_OF_STATE[complaint.state],
      ofOriginal: complaintId !== complaint.id,
      deliveredById: originId ?? (deskId as string),
      at: entry.at,
    }),
  );
  await insertRows(manager, ReporterNotificationRow, rows as ReporterNotificationRow[]);
  for (const { id: notificationId, complaintId, kind, status, ofOriginal, deliveredById, at } of rows) {
    await feed.append(manager, {
      kind: 'REPORTER_NOTIFIED',
      aggregateId: complaintId,
      occurredAt: at,
      payload: { complaintId, notificationId, notification: kind, status, ofOriginal },
      entitled: [{ agencyId: deliveredById, relation: 'ORIGIN' }],
    });
  }
}
