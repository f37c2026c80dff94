import type { EntityManager } from 'typeorm';
import type { ComplaintEvents, ComplaintRemark } from '../../../schema/events.js';
import type { Role } from '../../../schema/roles.js';
import { idempotent, UNSEALED } from '../../kit/idempotency.js';
import type { SubgraphKit } from '../../kit/subgraph.js';
import type { Viewer } from '../../kit/viewer.js';
import type { ComplaintAction } from '../access.js';
import type { ComplaintChanges, Scene } from '../complaint-changes.js';
import type { FileEvent } from '../complaint-file.js';
import type { ComplaintStore } from '../complaint-store.js';
import { holdingOf } from '../holding.js';
import type { ComplaintParticipantRow } from '../participants/participant.entity.js';

/** Who says something, as a grant let it. */
export interface Speaker {
  subject: string | null;
  role: Role;
  agencyId: string;
}

/** What was written, and what it changes beside. */
export interface Remark {
  id: string;
  kind: Extract<
    keyof ComplaintEvents,
    | 'COMPLAINT_NOTED'
    | 'COMPLAINT_GUIDED'
    | 'COMPLAINT_REMINDED'
    | 'COMPLAINT_GUIDANCE_ACKNOWLEDGED'
    | 'COMPLAINT_REFERRED_TO_OMBUDSMAN'
  >;
  toAgencyId: string | null;
  /** Who takes part from now on, where that changes. */
  participants?: ComplaintParticipantRow[];
}

/** What the client is told of it. */
export interface Remarked {
  complaintId: string;
  remarkId: string;
}

export interface RemarkRequest {
  mutation: string;
  action: ComplaintAction;
  content: { idempotencyKey: string; complaintId: string };
}

/** Who acts in a scene: always somebody with a grant. */
export function speakerOf({ circumstances: { actor } }: Scene): Speaker {
  const { subject, role, agencyId } = actor;
  if (role === null || agencyId === null) throw new Error('Nobody says anything without a role.');
  return { subject, role, agencyId };
}

function eventOf({ file, holder, ...scene }: Scene, { id, kind, toAgencyId }: Remark): FileEvent {
  const { agencyId: byAgencyId } = speakerOf({ file, holder, ...scene });
  const payload: ComplaintRemark = { ...holdingOf(file.complaint.id, holder), remarkId: id, byAgencyId, toAgencyId };
  return { kind, payload, concerns: [holder], isInternal: true };
}

/** Writes what agencies say of complaints to each other. A complaint itself stays as it is: no new version, no entry. */
export class Remarks {
  constructor(
    private readonly kit: SubgraphKit<ComplaintEvents>,
    private readonly changes: ComplaintChanges,
    private readonly store: ComplaintStore,
  ) {}

  /**
   * Writes and tells a remark once for its idempotency key. Throws `NOT_FOUND`, `FORBIDDEN`, `CONFLICT` for a key that was
   * used with other content, and what `write` throws; then nothing is written.
   */
  say(
    viewer: Viewer,
    { mutation, action, content: { idempotencyKey: key, ...content } }: RemarkRequest,
    write: (scene: Scene) => Promise<Remark>,
  ): Promise<Remarked> {
    const scope = `${mutation}:${viewer.subject ?? ''}`;
    return this.kit.database.write((manager) =>
      idempotent(manager, UNSEALED, { scope, key, content, now: this.kit.now() }, () =>
        this.tell(manager, viewer, action, content.complaintId, write),
      ),
    );
  }

  /** Writes and tells a remark in the caller's transaction. */
  async tell(
    manager: EntityManager,
    viewer: Viewer,
    action: ComplaintAction,
    complaintId: string,
    write: (scene: Scene) => Promise<Remark>,
  ): Promise<Remarked> {
    const scene = await this.changes.open(manager, viewer, action, complaintId);
    const remark = await write(scene);
    const { participants } = remark;
    const telling = { at: scene.circumstances.now, participants, events: [eventOf(scene, remark)] };
    await this.store.tell(manager, scene.file, telling, scene.directory);
    return { complaintId, remarkId: remark.id };
  }
}
