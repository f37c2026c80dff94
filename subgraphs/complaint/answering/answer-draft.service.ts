import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { ComplaintEvents } from '../../../schema/events.js';
import { allowingGrant } from '../../kit/access.js';
import { Directory } from '../../kit/directory/directory.js';
import { badInput, CodedError, versionConflict } from '../../kit/errors.js';
import { idempotent, UNSEALED } from '../../kit/idempotency.js';
import type { SubgraphKit } from '../../kit/subgraph.js';
import { validate } from '../../kit/validate.js';
import type { Viewer } from '../../kit/viewer.js';
import { ACCESS, type ComplaintAction } from '../access.js';
import type { ComplaintRow } from '../complaint.entity.js';
import type { ComplaintChanges } from '../complaint-changes.js';
import type { Actor, ComplaintFile } from '../complaint-file.js';
import type { ComplaintStore } from '../complaint-store.js';
import { respondToComplaint } from '../handle-complaint.js';
import { REFUSALS } from '../refusals.js';
import { AnswerDraftRow, AnswerDraftStepRow } from './answer-draft.entity.js';
import type { AnswerDraftAction } from './draft.enum.js';
import { mayWithDraft, standingOfDraft } from './draft-access.js';
import { DRAFT_LIFE_CYCLE } from './draft-life-cycle.js';
import { returnDraftSchema, saveSchema, sendSchema, stepSchema } from './draft-schemas.js';
import { needsSignature } from './find-policy.js';
import { hashOfContent } from './signature.js';
import { type DraftChange, draftChange, NO_SIGNATURE, takeDraftStep, verifiedSignature } from './take-draft-step.js';

/** Which draft is changed, in the version that the client saw. */
interface SeenDraft {
  draftId: string;
  expectedVersion: number;
}

/** A draft that somebody may do something with, and its complaint, locked until the transaction ends. */
interface DraftScene {
  manager: EntityManager;
  file: ComplaintFile;
  draft: AnswerDraftRow;
  actor: Actor;
}

type Written = Pick<AnswerDraftRow, 'text' | 'evidence' | 'isFinal'>;
/** What a step changes of a draft, and why. */
type Deed = { changes?: Partial<AnswerDraftRow>; reason?: string };

/**
 * What agencies do with the drafts of their answers. Each method takes the client's input and throws `BAD_USER_INPUT`,
 * `NOT_FOUND` (there is none that the viewer may see), `FORBIDDEN`, `CONFLICT` (another version), `TRANSITION_NOT_ALLOWED`
 * or `SIGNATURE_REQUIRED`; then nothing is changed.
 */
export class AnswerDraftService {
  constructor(
    private readonly kit: SubgraphKit<ComplaintEvents>,
    private readonly store: ComplaintStore,
    private readonly changes: ComplaintChanges,
  ) {}

  /** Begins a draft, or gives one other words, which voids its signature. */
  save(viewer: Viewer, input: unknown): Promise<AnswerDraftRow> {
    const { idempotencyKey: key, complaintId, draftId, expectedVersion, ...content } = validate(saveSchema, input);
    const { text, evidence, final } = content;
    const written: Written = { text, evidence: evidence ?? [], isFinal: final ?? true };
    const isNew = key != null && complaintId != null && draftId == null && expectedVersion == null;
    const isKnown = draftId != null && expectedVersion != null && key == null && complaintId == null;
    if (isNew) return this.begin(viewer, { key, complaintId }, written);
    if (!isKnown) throw badInput('input', REFUSALS.newOrKnownDraft);
    const changes = { ...written, ...NO_SIGNATURE, returnReason: null };
    return this.step(viewer, 'SAVE', { draftId, expectedVersion }, () => ({ changes }));
  }

  async submit(viewer: Viewer, input: unknown): Promise<AnswerDraftRow> {
    return this.step(viewer, 'SUBMIT', validate(stepSchema, input), () => ({}));
  }

  async sign(viewer: Viewer, input: unknown): Promise<AnswerDraftRow> {
    return this.step(viewer, 'SIGN', validate(stepSchema, input), ({ draft, actor }) => ({
      changes: {
        signedBySubject: actor.subject,
        signedByAgencyId: actor.agencyId,
        signedByRole: actor.role,
        signedAt: this.kit.now(),
        signedHash: hashOfContent(draft),
      },
    }));
  }

  async return(viewer: Viewer, input: unknown): Promise<AnswerDraftRow> {
    const { reason, ...seen } = validate(returnDraftSchema, input);
    return this.step(viewer, 'RETURN', seen, () => ({ changes: { returnReason: reason }, reason }));
  }

  async discard(viewer: Viewer, input: unknown): Promise<AnswerDraftRow> {
    return this.step(viewer, 'DISCARD', validate(stepSchema, input), () => ({}));
  }

  /** Answers the reporter with a draft: both change together, or neither does. */
  async send(viewer: Viewer, input: unknown): Promise<{ draft: AnswerDraftRow; complaint: ComplaintRow }> {
    const { expectedComplaintVersion, note, publicNote, ...seen } = validate(sendSchema, input);
    return this.kit.database.write(async (manager) => {
      const scene = await this.open(manager, viewer, 'SEND', seen);
      const { draft } = scene;
      const sent = this.take(scene, 'SEND', {});
      const { complaintId, text, evidence, isFinal } = draft;
      const complaint = await this.changes.changeIn(
        manager,
        viewer,
        isFinal ? 'RESPOND' : 'RESPOND_INTERIM',
        { complaintId, expectedVersion: expectedComplaintVersion },
        async ({ file, holder, circumstances }) => {
          const signature = verifiedSignature(draft);
          const isMissing = !signature && (await needsSignature(manager, holder, circumstances.now));
          if (isMissing) throw new CodedError('SIGNATURE_REQUIRED');
          const answer = { holder, text, evidence, isFinal, signature, note, publicNote };
          return respondToComplaint(file, answer, circumstances);
        },
      );
      return { draft: await this.write(scene, sent), complaint };
    });
  }

  private async begin(
    viewer: Viewer,
    { key, complaintId }: { key: string; complaintId: string },
    written: Written,
  ): Promise<AnswerDraftRow> {
    const now = this.kit.now();
    const request = {
      scope: `saveAnswerDraft:${viewer.subject ?? ''}`,
      key,
      content: { complaintId, ...written },
      now,
    };
    return this.kit.database.write(async (manager) => {
      const id = await idempotent(manager, UNSEALED, request, async () => {
        const { file, holder, directory, circumstances } = await this.changes.open(
          manager,
          viewer,
          'DRAFT',
          complaintId,
        );
        const { actor } = circumstances;
        if (!mayBeAnswered(file)) throw new CodedError('TRANSITION_NOT_ALLOWED');
        const draft: AnswerDraftRow = {
          id: randomUUID(),
          complaintId,
          agencyId: holder.id,
          organisation: holder.organisation,
          state: 'DRAFT',
          ...written,
          createdAt: now,
          changedAt: now,
          returnReason: null,
          ...NO_SIGNATURE,
          version: 1,
        };
        await manager.insert(AnswerDraftRow, draft);
        await this.record(manager, file, draftChange(draft, { action: 'SAVE', actor, now }), directory);
        return draft.id;
      });
      const draft = await manager.findOneByOrFail(AnswerDraftRow, { id });
      if (!mayWithDraft(viewer, 'READ_DRAFTS', draft)) throw new CodedError('NOT_FOUND');
      return draft;
    });
  }

  private step(
    viewer: Viewer,
    action: AnswerDraftAction,
    seen: SeenDraft,
    deedOf: (scene: DraftScene) => Deed,
  ): Promise<AnswerDraftRow> {
    return this.kit.database.write(async (manager) => {
      const scene = await this.open(manager, viewer, action, seen);
      return this.write(scene, this.take(scene, action, deedOf(scene)));
    });
  }

  /** The draft with which the viewer may do `action`. What locks it is its complaint, which is always locked first. */
  private async open(
    manager: EntityManager,
    viewer: Viewer,
    action: AnswerDraftAction,
    { draftId, expectedVersion }: SeenDraft,
  ): Promise<DraftScene> {
    const known = await manager.findOneBy(AnswerDraftRow, { id: draftId });
    if (!known || !mayWithDraft(viewer, 'READ_DRAFTS', known)) throw new CodedError('NOT_FOUND');
    const by = DRAFT_LIFE_CYCLE[action].by as ComplaintAction;
    const grant = allowingGrant(viewer, by, standingOfDraft(known), ACCESS);
    if (!grant) throw new CodedError('FORBIDDEN');
    const file = await this.store.load(manager, known.complaintId);
    if (!file) throw new Error(`The draft ${draftId} has no complaint.`);
    // Again, for it may have changed until the complaint was locked.
    const draft = await manager.findOneByOrFail(AnswerDraftRow, { id: draftId });
    if (draft.version !== expectedVersion) throw versionConflict(draft.version);
    const actor = { subject: viewer.subject ?? null, role: grant.role, agencyId: grant.agency.id };
    return { manager, file, draft, actor };
  }

  private take({ draft, actor }: DraftScene, action: AnswerDraftAction, { changes = {}, reason }: Deed): DraftChange {
    return takeDraftStep(draft, { action, changes, reason, actor, now: this.kit.now() });
  }

  private async write({ manager, file }: DraftScene, change: DraftChange): Promise<AnswerDraftRow> {
    await manager.update(AnswerDraftRow, { id: change.draft.id }, change.draft);
    await this.record(manager, file, change, new Directory(manager));
    return change.draft;
  }

  private async record(
    manager: EntityManager,
    file: ComplaintFile,
    { step, event }: DraftChange,
    directory: Directory,
  ) {
    await manager.insert(AnswerDraftStepRow, step);
    const telling = { at: step.at, deadlines: file.deadlines, escalations: [], events: [event] };
    await this.store.tell(manager, file, telling, directory);
  }
}

/** Whether an answer may still come of a complaint; a draft may be begun before it is accepted. */
function mayBeAnswered({ complaint: { state } }: ComplaintFile): boolean {
  return state !== 'CLOSED' && state !== 'ARCHIVED';
}
