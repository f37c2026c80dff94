import type { EntityManager } from 'typeorm';
import { Directory } from '../../kit/directory/directory.js';
import { CodedError } from '../../kit/errors.js';
import { BY_TIME } from '../act-on-complaint.js';
import { ComplaintRow } from '../complaint.entity.js';
import { type ComplaintFile, type FileChange, NO_NOTES } from '../complaint-file.js';
import type { ComplaintStore } from '../complaint-store.js';
import { loadRuleData } from '../regulation/rule-data.js';
import { separateComplaint } from './merge-complaint.js';

/**
 * Lets what was merged into a complaint go on by itself once that one is archived, in the transaction of the change: what
 * nothing more is done about must not take along what others reported. The original is locked, so that nothing is merged
 * into it meanwhile. Throws `NOT_READY` where the directory does not know a holder.
 */
export async function separateDuplicates(
  manager: EntityManager,
  before: ComplaintFile,
  { complaint: original, entry }: FileChange,
  store: Pick<ComplaintStore, 'load' | 'update'>,
): Promise<void> {
  if (original.state !== 'ARCHIVED' || before.complaint.state === 'ARCHIVED') return;
  const merged = await manager.find(ComplaintRow, {
    select: { id: true },
    where: { mergedIntoId: original.id },
    order: { id: 'ASC' },
  });
  if (merged.length === 0) return;
  const directory = new Directory(manager);
  const holderOf = async ({ handlerId }: ComplaintRow) => {
    const holder = await directory.byId(handlerId);
    if (!holder) throw new CodedError('NOT_READY');
    return holder;
  };
  const into = { complaint: original, holder: await holderOf(original) };
  const circumstances = { ...BY_TIME, now: entry.at, ...(await loadRuleData(manager)) };
  for (const { id } of merged) {
    const file = await store.load(manager, id);
    // Its handler may have separated it while it was waited for.
    if (file?.complaint.mergedIntoId !== original.id) continue;
    const separated = { holder: await holderOf(file.complaint), original: into, ...NO_NOTES };
    await store.update(manager, file, separateComplaint(file, separated, circumstances), directory);
  }
}
