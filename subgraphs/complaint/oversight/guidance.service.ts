import { IsNull } from 'typeorm';
import { z } from 'zod';
import type { ComplaintEvents } from '../../../schema/events.js';
import { CodedError } from '../../kit/errors.js';
import { idempotencyKey, paragraph } from '../../kit/input-rules.js';
import type { SubgraphKit } from '../../kit/subgraph.js';
import { validate } from '../../kit/validate.js';
import type { Viewer } from '../../kit/viewer.js';
import type { ComplaintState } from '../complaint.enum.js';
import { complaintId, note } from '../handling-schemas.js';
import { ComplaintGuidanceRow } from './guidance.entity.js';
import { GuidanceKind } from './guidance.type.js';
import { type Remarked, type Remarks, speakerOf } from './remarks.js';

const guideSchema = z.object({
  idempotencyKey,
  complaintId,
  kind: z.enum(GuidanceKind.values),
  text: paragraph,
});
const acknowledgeSchema = z.object({ guidanceId: z.string().min(1).max(36), text: note });

/** There is nothing left to remind anybody of. */
const ENDED: readonly ComplaintState[] = ['CLOSED', 'ARCHIVED'];
const TOLD_AS = { NOTE: 'COMPLAINT_GUIDED', REMINDER: 'COMPLAINT_REMINDED' } as const;

/** Guidance of supervisors, who read complaints and never handle them (pembinaan dan pengawasan). */
export class GuidanceService {
  constructor(
    private readonly kit: SubgraphKit<ComplaintEvents>,
    private readonly remarks: Remarks,
  ) {}

  /**
   * A note or a reminder to whoever handles the complaint. Throws `BAD_USER_INPUT`, `NOT_FOUND`, `FORBIDDEN`, `CONFLICT`, or
   * `TRANSITION_NOT_ALLOWED` for a reminder of what has ended.
   */
  guide(viewer: Viewer, input: unknown): Promise<Remarked> {
    const content = validate(guideSchema, input);
    const request = { mutation: 'guideComplaint', action: 'GUIDE' as const, content };
    return this.remarks.say(viewer, request, async (scene) => {
      const { manager, file, holder, circumstances } = scene;
      const { kind, text } = content;
      const { id: guided, state } = file.complaint;
      if (kind === 'REMINDER' && ENDED.includes(state)) throw new CodedError('TRANSITION_NOT_ALLOWED');
      const id = circumstances.newId();
      const given = { id, complaintId: guided, at: circumstances.now, kind, text, ...speakerOf(scene) };
      const open = { acknowledgedAt: null, acknowledgedBySubject: null, acknowledgedById: null, acknowledgement: null };
      await manager.insert(ComplaintGuidanceRow, { ...given, ...open });
      return { id, kind: TOLD_AS[kind], toAgencyId: holder.id };
    });
  }

  /**
   * That the handler has taken note, once. Throws `NOT_FOUND` (no guidance on a complaint that the viewer may see),
   * `FORBIDDEN`, or `CONFLICT` where somebody has done it before.
   */
  async acknowledge(viewer: Viewer, input: unknown): Promise<Remarked> {
    const { guidanceId: id, text } = validate(acknowledgeSchema, input);
    return this.kit.database.write(async (manager) => {
      const guidance = await manager.findOneBy(ComplaintGuidanceRow, { id });
      if (!guidance) throw new CodedError('NOT_FOUND');
      return this.remarks.tell(manager, viewer, 'ACKNOWLEDGE', guidance.complaintId, async (scene) => {
        const { subject, agencyId } = speakerOf(scene);
        const acknowledged = {
          acknowledgedAt: scene.circumstances.now,
          acknowledgedBySubject: subject,
          acknowledgedById: agencyId,
          acknowledgement: text,
        };
        const { affected } = await manager.update(ComplaintGuidanceRow, { id, acknowledgedAt: IsNull() }, acknowledged);
        if (affected === 0) throw new CodedError('CONFLICT');
        return { id, kind: 'COMPLAINT_GUIDANCE_ACKNOWLEDGED', toAgencyId: guidance.agencyId };
      });
    });
  }
}
