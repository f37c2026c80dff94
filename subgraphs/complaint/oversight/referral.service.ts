import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import type { AgencyFacts } from '../../../schema/events.js';
import { CodedError } from '../../kit/errors.js';
import { isValidOn } from '../../kit/held-on.js';
import { idempotencyKey, lines } from '../../kit/input-rules.js';
import { validate } from '../../kit/validate.js';
import type { Viewer } from '../../kit/viewer.js';
import { localDate } from '../../kit/working-days.js';
import type { Scene } from '../complaint-changes.js';
import { complaintId } from '../handling-schemas.js';
import { addParticipant } from '../participants/participation.js';
import { OmbudsmanReferralRow, OmbudsmanRuleRow } from './referral.entity.js';
import { type Remarked, type Remarks, speakerOf } from './remarks.js';

const escalateSchema = z.object({ idempotencyKey, complaintId, reason: lines.min(10).max(4_000) });

/** Brings complaints to the Ombudsman. That is no forwarding: agency, state and clocks stay as they are. */
export class ReferralService {
  constructor(private readonly remarks: Remarks) {}

  /**
   * That the Ombudsman reads the complaint from now on, once. Throws `BAD_USER_INPUT`, `NOT_FOUND`, `FORBIDDEN`, `CONFLICT`
   * where it was brought there before, or `NOT_READY` where it is not known which body is the Ombudsman.
   */
  escalate(viewer: Viewer, input: unknown): Promise<Remarked> {
    const content = validate(escalateSchema, input);
    const request = { mutation: 'escalateToOmbudsman', action: 'ESCALATE_OMBUDSMAN' as const, content };
    return this.remarks.say(viewer, request, async (scene) => {
      const { manager, file, circumstances } = scene;
      const { id: referred } = file.complaint;
      if (await manager.existsBy(OmbudsmanReferralRow, { complaintId: referred })) throw new CodedError('CONFLICT');
      const { ombudsman, legalBasis } = await findOmbudsman(manager, scene);
      const id = circumstances.newId();
      const row = { complaintId: referred, id, at: circumstances.now, ombudsmanId: ombudsman.id, legalBasis };
      await manager.insert(OmbudsmanReferralRow, { ...row, reason: content.reason, ...speakerOf(scene) });
      const added = { complaintId: referred, kind: 'OMBUDSMAN' as const, agency: ombudsman, note: null };
      const participants = addParticipant(file.participants, added, circumstances);
      return { id, kind: 'COMPLAINT_REFERRED_TO_OMBUDSMAN', toAgencyId: ombudsman.id, participants };
    });
  }
}

/** The body that is the Ombudsman today, and the law that says so. Throws `NOT_READY` where none is known. */
async function findOmbudsman(
  manager: EntityManager,
  { directory, holder, circumstances }: Scene,
): Promise<{ ombudsman: AgencyFacts; legalBasis: string }> {
  const today = localDate(circumstances.now, holder.timeZone);
  const rules = await manager.find(OmbudsmanRuleRow, { order: { validFrom: 'DESC' } });
  const rule = rules.find((one) => isValidOn(one, today));
  const ombudsman = rule && (await directory.byCode(rule.agencyCode));
  if (!rule || !ombudsman) throw new CodedError('NOT_READY');
  return { ombudsman, legalBasis: rule.legalBasis };
}
