import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { badInput } from '../../kit/errors.js';
import { isEverHeld } from '../../kit/held-on.js';
import { idempotent, UNSEALED } from '../../kit/idempotency.js';
import { idempotencyKey, link, paragraph, rowId } from '../../kit/input-rules.js';
import { COMMON_REFUSALS } from '../../kit/refusals.js';
import { validate } from '../../kit/validate.js';
import type { Viewer } from '../../kit/viewer.js';
import { agencyReference } from '../agency.filter.js';
import { type ChangeKit, lockAgency } from '../change-agency.js';
import { assertMayWrite, endLockedPost, endPostSchema, lockPost, postFactsOf } from '../end-post.js';
import { PostRow } from '../post.entity.js';
import { REFUSALS } from '../refusals.js';
import {
  assertOfficer,
  assertRoleFits,
  endsAfterItBegins,
  endsTooEarly,
  postDuties,
  postTenure,
  startPostRow,
} from '../start-post.js';
import { HandOverRow } from './hand-over.entity.js';
import type { RotationEffects } from './rotation.type.js';
import { effectsOf } from './rotation-effects.js';

const MAX_DOCUMENTS = 20;

const schema = z.object({
  endPost: endPostSchema,
  startPost: z
    .object({ agency: agencyReference, ...postDuties, ...postTenure })
    .refine(endsAfterItBegins, endsTooEarly)
    .nullish(),
  successor: z
    .object({ officer: rowId, ...postTenure })
    .refine(endsAfterItBegins, endsTooEarly)
    .nullish(),
  handOver: z.object({
    content: paragraph,
    openMatters: paragraph.nullish(),
    documents: z.array(link).max(MAX_DOCUMENTS),
  }),
  idempotencyKey,
});

export type RotateOfficerInput = z.input<typeof schema>;
type Rotation = z.output<typeof schema>;

/** What is kept of a rotation to answer it again: the record of handing over, and who was affected by it then. */
interface DoneRotation {
  id: string;
  affected: RotationEffects;
}

/** What a rotation has changed. */
export interface RotationResult {
  endedPost: PostRow;
  startedPost: PostRow | null;
  successorPost: PostRow | null;
  handOver: HandOverRow;
  affected: RotationEffects;
}

/** Moves officers on: all of a rotation (mutasi) or nothing of it. */
export class RotationService {
  constructor(private readonly kit: ChangeKit) {}

  /**
   * Ends a post, starts its holder's next one and the successor's, and records what is handed over, under the rules of
   * each single operation. Throws `FORBIDDEN` where the viewer might not end or start one of them alone, `CONFLICT` where
   * the post has changed since it was read.
   */
  rotate(viewer: Viewer, input: RotateOfficerInput): Promise<RotationResult> {
    const valid = validate(schema, input);
    const { idempotencyKey: key } = valid;
    const request = { scope: `${viewer.subject}:rotateOfficer`, key, content: valid, now: this.kit.now() };
    return this.kit.database.write(async (manager) => {
      // First, with its effects: an agency may have another code since, and other posts have begun and ended.
      const done = await idempotent(manager, UNSEALED, request, () => this.perform(manager, viewer, valid));
      const result = await load(manager, done);
      for (const post of [result.endedPost, result.startedPost]) {
        if (post) await assertMayWrite(manager, viewer, post.agencyId);
      }
      return result;
    });
  }

  /** The agency of the next post, where the viewer may start one; null where none is started. */
  private async lockStart(manager: EntityManager, viewer: Viewer, { startPost }: Rotation): Promise<string | null> {
    if (!startPost) return null;
    const reference = { reference: startPost.agency, path: 'input.startPost.agency' };
    const agency = await lockAgency(this.kit, manager, viewer, reference, 'officer:write');
    const role = startPost.role ?? null;
    await assertRoleFits(this.kit, manager, { role, agency, path: 'input.startPost.role' });
    return agency.id;
  }

  private async perform(manager: EntityManager, viewer: Viewer, rotation: Rotation): Promise<DoneRotation> {
    const { endPost, startPost, successor, handOver } = rotation;
    const post = await lockPost(this.kit, manager, viewer, { post: endPost.post, path: 'input.endPost' });
    const startAt = await this.lockStart(manager, viewer, rotation);
    const { officerId, agencyId, title, role } = post;
    // What was held on no day is nothing to hand over.
    if (endPost.lastDay < post.validFrom) throw badInput('input.endPost.lastDay', COMMON_REFUSALS.endsBeforeFirstDay);
    const ended = await endLockedPost(this.kit, manager, post, { ...endPost, path: 'input.endPost' });
    const started =
      startPost && startAt
        ? await startPostRow(this.kit, manager, { officerId, agencyId: startAt }, startPost, 'input.startPost')
        : null;
    let successorPost: PostRow | null = null;
    if (successor) {
      const path = 'input.successor.officer';
      if (successor.officer === officerId) throw badInput(path, REFUSALS.succeedsOneself);
      await assertOfficer(manager, successor.officer, path);
      const reference = { reference: agencyId, path: 'input.endPost.post' };
      const agency = await lockAgency(this.kit, manager, viewer, reference, 'officer:write');
      const holder = { officerId: successor.officer, agencyId: agency.id };
      const terms = { ...successor, title, role };
      successorPost = await startPostRow(this.kit, manager, holder, terms, 'input.successor');
    }
    const row: HandOverRow = {
      id: this.kit.newId(),
      agencyId,
      postId: post.id,
      startedPostId: started?.id ?? null,
      successorPostId: successorPost?.id ?? null,
      fromOfficerId: officerId,
      toOfficerId: successor?.officer ?? null,
      content: handOver.content,
      openMatters: handOver.openMatters ?? null,
      documents: handOver.documents,
      recordedAt: this.kit.now(),
      acknowledgedAt: null,
      acknowledgedById: null,
      version: 1,
    };
    await manager.insert(HandOverRow, row);
    const posts = (await manager.findBy(PostRow, { agencyId })).filter((one) => isEverHeld(postFactsOf(one)));
    return { id: row.id, affected: effectsOf(ended, endPost.lastDay, posts) };
  }
}

async function load(manager: EntityManager, { id, affected }: DoneRotation): Promise<RotationResult> {
  const handOver = await manager.findOneByOrFail(HandOverRow, { id });
  const find = (post: string | null) => (post === null ? null : manager.findOneByOrFail(PostRow, { id: post }));
  return {
    endedPost: await manager.findOneByOrFail(PostRow, { id: handOver.postId }),
    startedPost: await find(handOver.startedPostId),
    successorPost: await find(handOver.successorPostId),
    handOver,
    affected,
  };
}
