import { randomUUID } from 'node:crypto';
import { type EntityManager, In, LessThanOrEqual } from 'typeorm';
import type { AgencyFacts, ComplaintEvents } from '../../schema/events.js';
import { isAllowed } from '../kit/access.js';
import { Directory } from '../kit/directory/directory.js';
import { CodedError, versionConflict } from '../kit/errors.js';
import type { SubgraphKit } from '../kit/subgraph.js';
import type { Viewer } from '../kit/viewer.js';
import { ACCESS, type ComplaintAction } from './access.js';
import { ComplaintRow } from './complaint.entity.js';
import type { TimelineKind } from './complaint.enum.js';
import type { Circumstances, ComplaintFile, FileChange } from './complaint-file.js';
import type { ComplaintStore } from './complaint-store.js';
import { findPermit } from './find-permit.js';
import { loadRuleData } from './regulation/rule-data.js';
import { TimelineEntryRow } from './timeline-entry.entity.js';
import { mayDo } from './view-complaint.js';

/** The entries that say who holds a complaint from then on. */
const ARRIVALS: readonly TimelineKind[] = ['RECEIVED', 'FORWARDED', 'RETURNED'];

/** A complaint that somebody may do something with, as it stands inside the transaction. */
export interface Scene {
  manager: EntityManager;
  file: ComplaintFile;
  holder: AgencyFacts;
  directory: Directory;
  /** As what it may be done: what was asked for, or what is allowed instead. */
  action: ComplaintAction;
  circumstances: Circumstances;
}

/** Which complaint is changed, in the version that the client saw. */
export interface SeenComplaint {
  complaintId: string;
  expectedVersion: number;
}

/** Changes complaints for those who may, each in one transaction with its timeline entry and its event. */
export class ComplaintChanges {
  constructor(
    private readonly kit: SubgraphKit<ComplaintEvents>,
    private readonly store: ComplaintStore,
  ) {}

  /**
   * What `change` makes of the complaint, written. Throws `NOT_FOUND` (there is none that the viewer may see), `FORBIDDEN`,
   * `CONFLICT` (another version) and what `change` throws; then nothing is changed. The complaints of `others` take part in it
   * and are locked as well.
   */
  change(
    viewer: Viewer,
    action: ComplaintAction,
    seen: SeenComplaint,
    change: (scene: Scene) => FileChange | Promise<FileChange>,
    others: readonly string[] = [],
  ): Promise<ComplaintRow> {
    return this.kit.database.write((manager) => this.changeIn(manager, viewer, action, seen, change, others));
  }

  /** `change` inside the caller's transaction, so that something else is done with it or not at all. */
  async changeIn(
    manager: EntityManager,
    viewer: Viewer,
    action: ComplaintAction,
    seen: SeenComplaint,
    change: (scene: Scene) => FileChange | Promise<FileChange>,
    others: readonly string[] = [],
  ): Promise<ComplaintRow> {
    const { complaintId } = seen;
    if (others.length > 0) await this.store.lock(manager, [complaintId, ...others]);
    const scene = await this.open(manager, viewer, action, complaintId).catch(async (refusal: unknown) => {
      throw (await this.conflictOf(manager, viewer, action, seen)) ?? refusal;
    });
    const { version } = scene.file.complaint;
    if (version !== seen.expectedVersion) throw versionConflict(version);
    const changed = await change(scene);
    await this.store.update(manager, scene.file, changed, scene.directory);
    return changed.complaint;
  }

  /**
   * The complaint with which the viewer may do `action`, locked until the caller's transaction ends. Throws `NOT_FOUND` or
   * `FORBIDDEN`.
   */
  async open(manager: EntityManager, viewer: Viewer, action: ComplaintAction, complaintId: string): Promise<Scene> {
    const file = await this.store.load(manager, complaintId);
    if (!file) throw new CodedError('NOT_FOUND');
    const directory = new Directory(manager);
    const holder = await directory.byId(file.complaint.handlerId);
    const permit = holder && (await findPermit(viewer, action, { file, holder, directory }));
    if (!permit && !mayDo(viewer, 'READ', file)) throw new CodedError('NOT_FOUND');
    if (!holder) throw new CodedError('NOT_READY');
    if (!permit) throw new CodedError('FORBIDDEN');
    const { role, agency } = permit.grant;
    const actor = { subject: viewer.subject ?? null, role, agencyId: agency.id };
    const ruleData = await loadRuleData(manager);
    const circumstances = { now: this.kit.now(), actor, newId: randomUUID, ...ruleData };
    return { manager, file, holder, directory, action: permit.action, circumstances };
  }

  /**
   * That somebody else was first, where the viewer could have done it to what it saw: the winner may have moved the complaint
   * out of its sight. Undefined where it could not.
   */
  private async conflictOf(
    manager: EntityManager,
    viewer: Viewer,
    action: ComplaintAction,
    { complaintId, expectedVersion }: SeenComplaint,
  ): Promise<CodedError | undefined> {
    const complaint = await manager.findOneBy(ComplaintRow, { id: complaintId });
    if (!complaint || complaint.version <= expectedVersion) return undefined;
    const arrival = await manager.findOne(TimelineEntryRow, {
      where: { complaintId, seq: LessThanOrEqual(expectedVersion), kind: In([...ARRIVALS]) },
      order: { seq: 'DESC' },
    });
    const holder = arrival?.toAgencyId && (await new Directory(manager).byId(arrival.toAgencyId));
    return holder && isAllowed(viewer, action, holder, ACCESS) ? versionConflict(complaint.version) : undefined;
  }
}
