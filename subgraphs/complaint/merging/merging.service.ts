import type { EntityManager } from 'typeorm';
import { badInput, CodedError } from '../../kit/errors.js';
import { validate } from '../../kit/validate.js';
import type { Viewer } from '../../kit/viewer.js';
import { ComplaintRow } from '../complaint.entity.js';
import type { ComplaintChanges, Scene } from '../complaint-changes.js';
import { mergeSchema, unmergeSchema } from '../handling-schemas.js';
import { loadParticipants } from '../participants/load-participants.js';
import { REFUSALS } from '../refusals.js';
import { mayDo } from '../view-complaint.js';
import { assertMergeable, mergeComplaint, type Original, unmergeComplaint } from './merge-complaint.js';

/**
 * Merges complaints that tell of the same, and takes that back. Each method answers the complaint that is merged as it is
 * afterwards, and throws `BAD_USER_INPUT`, `NOT_FOUND` (there is none that the viewer may see), `FORBIDDEN`, `CONFLICT`
 * (another version) or `TRANSITION_NOT_ALLOWED`; then nothing is changed. The original stays as it is, version included, so
 * that whoever handles it is not told of a conflict with what is none.
 */
export class MergingService {
  constructor(private readonly changes: ComplaintChanges) {}

  merge(viewer: Viewer, input: unknown): Promise<ComplaintRow> {
    const { intoComplaintId, note, publicNote, ...seen } = validate(mergeSchema, input);
    return this.changes.change(
      viewer,
      'MERGE',
      seen,
      async (scene) => {
        const { file, holder, manager, circumstances } = scene;
        const complaint = await manager.findOneBy(ComplaintRow, { id: intoComplaintId });
        const participants = await loadParticipants(manager, [intoComplaintId]);
        if (!complaint || !mayDo(viewer, 'READ', { complaint, participants })) {
          throw badInput('input.intoComplaintId', REFUSALS.noOriginal);
        }
        assertMergeable(file.complaint, complaint, await hasDuplicates(manager, file.complaint.id));
        const original = await withHolder(scene, complaint);
        return mergeComplaint(file, { holder, original, note, publicNote }, circumstances);
      },
      [intoComplaintId],
    );
  }

  unmerge(viewer: Viewer, input: unknown): Promise<ComplaintRow> {
    const { note, ...seen } = validate(unmergeSchema, input);
    return this.changes.change(viewer, 'UNMERGE', seen, async (scene) => {
      const { file, holder, manager, circumstances } = scene;
      const { mergedIntoId } = file.complaint;
      if (mergedIntoId === null) throw new CodedError('TRANSITION_NOT_ALLOWED');
      const original = await withHolder(scene, await manager.findOneByOrFail(ComplaintRow, { id: mergedIntoId }));
      return unmergeComplaint(file, { holder, original, note, publicNote: null }, circumstances);
    });
  }
}

function hasDuplicates(manager: EntityManager, mergedIntoId: string): Promise<boolean> {
  return manager.existsBy(ComplaintRow, { mergedIntoId });
}

async function withHolder({ directory }: Scene, complaint: ComplaintRow): Promise<Original> {
  const holder = await directory.byId(complaint.handlerId);
  if (!holder) throw new CodedError('NOT_READY');
  return { complaint, holder };
}
