import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { AgencyFacts, ComplaintEvents } from '../../schema/events.js';
import { allowingGrant } from '../kit/access.js';
import { Directory } from '../kit/directory-projection.js';
import { badInput, CodedError, versionConflict } from '../kit/errors.js';
import { COMMON_REFUSALS } from '../kit/refusals.js';
import type { SubgraphKit } from '../kit/subgraph.js';
import { validate } from '../kit/validate.js';
import type { Viewer } from '../kit/viewer.js';
import { ACCESS, type ComplaintAction } from './access.js';
import { RESERVED_REASONS } from './archive-reasons.js';
import type { ComplaintRow } from './complaint.entity.js';
import type { Actor, Circumstances, ComplaintFile, FileChange } from './complaint-file.js';
import type { ComplaintStore } from './complaint-store.js';
import { deferComplaint, resumeComplaint } from './defer-complaint.js';
import { archiveComplaint } from './end-complaint.js';
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
import { REFUSALS } from './refusals.js';
import { ArchiveReasonRow } from './regulation.entity.js';
import { loadRuleData } from './rule-data.js';
import { mayDo, standingOf } from './view-complaint.js';

interface Scene {
  manager: EntityManager;
  file: ComplaintFile;
  holder: AgencyFacts;
  directory: Directory;
  circumstances: Circumstances;
}

type Change = (scene: Scene) => FileChange | Promise<FileChange>;

/**
 * What agencies do with complaints. Each method takes the client's input, answers the complaint as it is afterwards, and
 * throws `BAD_USER_INPUT`, `NOT_FOUND` (there is none that the viewer may see), `FORBIDDEN`, `CONFLICT` (another version) or
 * `TRANSITION_NOT_ALLOWED`; then nothing is changed.
 */
export class HandlingService {
  constructor(
    private readonly kit: SubgraphKit<ComplaintEvents>,
    private readonly store: ComplaintStore,
  ) {}

  verify(viewer: Viewer, input: unknown): Promise<ComplaintRow> {
    const checked = validate(verifySchema, input);
    return this.change(viewer, 'VERIFY', checked, ({ file, holder, circumstances }) => {
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
    return this.change(viewer, 'FORWARD', checked, async ({ file, holder: from, directory, circumstances }) => {
      const { note, publicNote, urgency, toAgency } = checked;
      const to = await directory.find(toAgency);
      if (!to || to.closedAt !== null) throw badInput('input.toAgency', COMMON_REFUSALS.noAgencyNow);
      if (to.id === from.id) throw badInput('input.toAgency', REFUSALS.alreadyThere);
      return forwardComplaint(file, { from, to, note, publicNote, urgency: urgency ?? undefined }, circumstances);
    });
  }

  accept(viewer: Viewer, input: unknown): Promise<ComplaintRow> {
    const checked = validate(acceptSchema, input);
    return this.change(viewer, 'ACCEPT', checked, ({ file, holder, circumstances }) =>
      acceptComplaint(file, { holder, note: checked.note, publicNote: checked.publicNote }, circumstances),
    );
  }

  return(viewer: Viewer, input: unknown): Promise<ComplaintRow> {
    const checked = validate(returnSchema, input);
    return this.change(viewer, 'RETURN', checked, async ({ file, holder: from, directory, circumstances }) => {
      const to = await this.findSender(file, directory);
      // The national desk has nobody behind it: what came from the reporter cannot go further back.
      if (to.id === from.id) throw new CodedError('TRANSITION_NOT_ALLOWED');
      const { note, publicNote } = checked;
      return returnComplaint(file, { from, to, note, publicNote }, circumstances);
    });
  }

  start(viewer: Viewer, input: unknown): Promise<ComplaintRow> {
    const checked = validate(startSchema, input);
    return this.change(viewer, 'START', checked, ({ file, holder, circumstances }) =>
      startFollowUp(file, { holder, note: checked.note, publicNote: checked.publicNote }, circumstances),
    );
  }

  defer(viewer: Viewer, input: unknown): Promise<ComplaintRow> {
    const checked = validate(deferSchema, input);
    return this.change(viewer, 'DEFER', checked, ({ file, holder, circumstances }) => {
      const { note, question, unclearOrigin } = checked;
      const deferred = { holder, note, publicNote: question, unclearOrigin: unclearOrigin ?? false };
      return deferComplaint(file, deferred, circumstances);
    });
  }

  resume(viewer: Viewer, input: unknown): Promise<ComplaintRow> {
    const checked = validate(resumeSchema, input);
    return this.change(viewer, 'RESUME', checked, ({ file, holder, circumstances }) =>
      resumeComplaint(file, { holder, note: checked.note, publicNote: checked.publicNote }, circumstances),
    );
  }

  archive(viewer: Viewer, input: unknown): Promise<ComplaintRow> {
    const checked = validate(archiveSchema, input);
    return this.change(viewer, 'ARCHIVE', checked, async ({ file, holder, circumstances, manager }) => {
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
    return this.change(viewer, isFinal ? 'RESPOND' : 'RESPOND_INTERIM', checked, ({ file, holder, circumstances }) => {
      const { text, evidence, note, publicNote } = checked;
      const answer = { holder, text, evidence: evidence ?? [], isFinal, note, publicNote };
      return respondToComplaint(file, answer, circumstances);
    });
  }

  close(viewer: Viewer, input: unknown): Promise<ComplaintRow> {
    const checked = validate(closeSchema, input);
    return this.change(viewer, 'CLOSE', checked, ({ file, holder, circumstances }) =>
      closeComplaint(file, { holder, note: checked.note, publicNote: checked.publicNote }, circumstances),
    );
  }

  setFlags(viewer: Viewer, input: unknown): Promise<ComplaintRow> {
    const checked = validate(flagsSchema, input);
    return this.change(viewer, 'SET_FLAGS', checked, ({ file, circumstances }) => {
      const { anonymous, secret, note, publicNote } = checked;
      return setFlags(
        file,
        { anonymous: anonymous ?? false, secret: secret ?? false, note, publicNote },
        circumstances,
      );
    });
  }

  private change(
    viewer: Viewer,
    action: ComplaintAction,
    { complaintId, expectedVersion }: { complaintId: string; expectedVersion: number },
    change: Change,
  ): Promise<ComplaintRow> {
    return this.kit.database.write(async (manager) => {
      const file = await this.store.load(manager, complaintId);
      if (!file || !mayDo(viewer, 'READ', file.complaint)) throw new CodedError('NOT_FOUND');
      const grant = allowingGrant(viewer, action, standingOf(file.complaint), ACCESS);
      if (!grant) throw new CodedError('FORBIDDEN');
      const { version } = file.complaint;
      if (version !== expectedVersion) throw versionConflict(version);
      const actor = { subject: viewer.subject ?? null, role: grant.role, agencyId: grant.agency.id };
      const scene = await this.sceneOf(manager, file, actor);
      const changed = await change(scene);
      await this.store.update(manager, file, changed, scene.directory);
      return changed.complaint;
    });
  }

  private async sceneOf(manager: EntityManager, file: ComplaintFile, actor: Actor): Promise<Scene> {
    const directory = new Directory(manager);
    const holder = await directory.byId(file.complaint.handlerId);
    if (!holder) throw new CodedError('NOT_READY');
    const ruleData = await loadRuleData(manager);
    return {
      manager,
      file,
      holder,
      directory,
      circumstances: { now: this.kit.now(), actor, newId: randomUUID, ...ruleData },
    };
  }

  /** Whoever sent the complaint here; the national desk where that was the reporter, or an agency that is no more. */
  private async findSender(file: ComplaintFile, directory: Directory): Promise<AgencyFacts> {
    const sender = senderHop(file);
    const agency = sender && (await directory.byId(sender.agencyId));
    return agency && agency.closedAt === null ? agency : findNationalDesk(directory);
  }
}
