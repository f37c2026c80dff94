import type { AgencyFacts } from '../../schema/events.js';
import type { Directory } from '../kit/directory/directory.js';
import { badInput, CodedError } from '../kit/errors.js';
import { validate } from '../kit/validate.js';
import type { Viewer } from '../kit/viewer.js';
import { needsSignature } from './answering/find-policy.js';
import type { ComplaintRow } from './complaint.entity.js';
import type { ComplaintChanges } from './complaint-changes.js';
import type { ComplaintFile } from './complaint-file.js';
import { deferComplaint, resumeComplaint } from './defer-complaint.js';
import { archiveComplaint } from './end-complaint.js';
import { dispatchOf } from './forwarding/dispatch.js';
import { findTarget } from './forwarding/find-target.js';
import { GovernmentAffairRow } from './forwarding/government-affair.entity.js';
import {
  acceptComplaint,
  closeComplaint,
  respondToComplaint,
  setFlags,
  startFollowUp,
  verifyComplaint,
} from './handle-complaint.js';
import {
  acceptSchema,
  archiveSchema,
  closeSchema,
  deferSchema,
  flagsSchema,
  forwardSchema,
  respondSchema,
  resumeSchema,
  returnSchema,
  startSchema,
  verifySchema,
} from './handling-schemas.js';
import { forwardComplaint, returnComplaint, senderHop } from './move-complaint.js';
import { findNationalDesk } from './national-desk.js';
import { findSupervisor, keptSupervisor } from './participants/find-supervisor.js';
import { recallComplaint } from './recall-complaint.js';
import { REFUSALS } from './refusals.js';
import { RESERVED_REASONS } from './regulation/archive-reasons.js';
import { ArchiveReasonRow } from './regulation/regulation.entity.js';
import { findSuccessors, findTaking } from './succession/find-successors.js';

/**
 * What agencies do with complaints. Each method takes the client's input, answers the complaint as it is afterwards, and
 * throws `BAD_USER_INPUT`, `NOT_FOUND` (there is none that the viewer may see), `FORBIDDEN`, `CONFLICT` (another version),
 * `TRANSITION_NOT_ALLOWED` or `SIGNATURE_REQUIRED`; then nothing is changed.
 */
export class HandlingService {
  constructor(private readonly changes: ComplaintChanges) {}

  verify(viewer: Viewer, input: unknown): Promise<ComplaintRow> {
    const checked = validate(verifySchema, input);
    return this.changes.change(viewer, 'VERIFY', checked, ({ file, holder, circumstances }) => {
      const { note, publicNote, needsInspection } = checked;
      return verifyComplaint(
        file,
        { holder, needsInspection: needsInspection ?? false, note, publicNote },
        circumstances,
      );
    });
  }

  forward(viewer: Viewer, input: unknown): Promise<ComplaintRow> {
    const checked = validate(forwardSchema, input);
    return this.changes.change(viewer, 'FORWARD', checked, async (scene) => {
      const { file, holder: from, directory, circumstances, manager, action } = scene;
      const { note, publicNote, toAgency, affairs, supervisor: named } = checked;
      const to = await findTarget(directory, toAgency, 'input.toAgency');
      if (to.id === from.id) throw badInput('input.toAgency', REFUSALS.alreadyThere);
      if (affairs != null && !(await manager.existsBy(GovernmentAffairRow, { code: affairs }))) {
        throw badInput('input.affairs', REFUSALS.noAffairs);
      }
      const supervisor = await (named == null
        ? keptSupervisor(directory, file.participants, to)
        : findSupervisor(directory, named, to));
      const movement = { from, to, note, publicNote, supervisor, dispatch: dispatchOf(checked) };
      return action === 'RECALL'
        ? recallComplaint(file, movement, circumstances)
        : forwardComplaint(file, movement, circumstances);
    });
  }

  accept(viewer: Viewer, input: unknown): Promise<ComplaintRow> {
    const checked = validate(acceptSchema, input);
    return this.changes.change(viewer, 'ACCEPT', checked, ({ file, holder, circumstances }) =>
      acceptComplaint(file, { holder, note: checked.note, publicNote: checked.publicNote }, circumstances),
    );
  }

  return(viewer: Viewer, input: unknown): Promise<ComplaintRow> {
    const checked = validate(returnSchema, input);
    return this.changes.change(viewer, 'RETURN', checked, async ({ file, holder: from, directory, circumstances }) => {
      const to = await this.findSender(file, directory);
      // The national desk has nobody behind it: what came from the reporter cannot go further back.
      if (to.id === from.id) throw new CodedError('TRANSITION_NOT_ALLOWED');
      const { note, publicNote } = checked;
      const supervisor = await keptSupervisor(directory, file.participants, to);
      return returnComplaint(file, { from, to, note, publicNote, supervisor }, circumstances);
    });
  }

  start(viewer: Viewer, input: unknown): Promise<ComplaintRow> {
    const checked = validate(startSchema, input);
    return this.changes.change(viewer, 'START', checked, ({ file, holder, circumstances }) =>
      startFollowUp(file, { holder, note: checked.note, publicNote: checked.publicNote }, circumstances),
    );
  }

  defer(viewer: Viewer, input: unknown): Promise<ComplaintRow> {
    const checked = validate(deferSchema, input);
    return this.changes.change(viewer, 'DEFER', checked, ({ file, holder, circumstances }) => {
      const { note, question, unclearOrigin } = checked;
      const deferred = { holder, note, publicNote: question, unclearOrigin: unclearOrigin ?? false };
      return deferComplaint(file, deferred, circumstances);
    });
  }

  resume(viewer: Viewer, input: unknown): Promise<ComplaintRow> {
    const checked = validate(resumeSchema, input);
    return this.changes.change(viewer, 'RESUME', checked, ({ file, holder, circumstances }) =>
      resumeComplaint(file, { holder, note: checked.note, publicNote: checked.publicNote }, circumstances),
    );
  }

  archive(viewer: Viewer, input: unknown): Promise<ComplaintRow> {
    const checked = validate(archiveSchema, input);
    return this.changes.change(viewer, 'ARCHIVE', checked, async ({ file, holder, circumstances, manager }) => {
      const { note, publicNote, reason } = checked;
      const { regulationId } = file.complaint;
      const isKnown = await manager.existsBy(ArchiveReasonRow, { regulationId, code: reason });
      // What is the same as another complaint, was taken back or stayed unclear has a way of its own.
      if (!isKnown || RESERVED_REASONS.includes(reason)) throw badInput('input.reason', REFUSALS.noArchiveReason);
      return archiveComplaint(file, { holder, reason, note, publicNote }, circumstances);
    });
  }

  respond(viewer: Viewer, input: unknown): Promise<ComplaintRow> {
    const checked = validate(respondSchema, input);
    const isFinal = checked.final ?? true;
    return this.changes.change(
      viewer,
      isFinal ? 'RESPOND' : 'RESPOND_INTERIM',
      checked,
      async ({ file, holder, circumstances, manager }) => {
        if (await needsSignature(manager, holder, circumstances.now)) throw new CodedError('SIGNATURE_REQUIRED');
        const { text, evidence, note, publicNote } = checked;
        const answer = { holder, text, evidence: evidence ?? [], isFinal, note, publicNote };
        return respondToComplaint(file, answer, circumstances);
      },
    );
  }

  close(viewer: Viewer, input: unknown): Promise<ComplaintRow> {
    const checked = validate(closeSchema, input);
    return this.changes.change(viewer, 'CLOSE', checked, ({ file, holder, circumstances }) =>
      closeComplaint(file, { holder, note: checked.note, publicNote: checked.publicNote }, circumstances),
    );
  }

  setFlags(viewer: Viewer, input: unknown): Promise<ComplaintRow> {
    const checked = validate(flagsSchema, input);
    return this.changes.change(viewer, 'SET_FLAGS', checked, ({ file, holder, circumstances }) => {
      const { anonymous, secret, note, publicNote } = checked;
      const flags = { anonymous: anonymous ?? false, secret: secret ?? false };
      return setFlags(file, { holder, ...flags, note, publicNote }, circumstances);
    });
  }

  /**
   * Whoever sent the complaint here, or carries on the tasks of that agency where it is no more, as far as somebody reads it;
   * else, and where that was the reporter, the national desk.
   */
  private async findSender(file: ComplaintFile, directory: Directory): Promise<AgencyFacts> {
    const sender = senderHop(file);
    const agency = sender && (await directory.byId(sender.agencyId));
    const senders = agency ? await findSuccessors(directory, agency, file.complaint.regionCode) : [];
    return (await findTaking(directory, senders)) ?? findNationalDesk(directory);
  }
}
