import type { EntityManager } from 'typeorm';
import type { ComplaintEvents } from '../../schema/events.js';
import { type AgencyFinder, entitledAt } from '../kit/access.js';
import type { Database } from '../kit/database.js';
import { versionConflict } from '../kit/errors.js';
import type { Feed, NewEvent } from '../kit/feed.js';
import { lockRow } from '../kit/lock-row.js';
import { lapseDrafts } from './answering/lapse-drafts.js';
import { ComplaintRow } from './complaint.entity.js';
import { ComplaintAnswerRow } from './complaint-answer.entity.js';
import { ComplaintDeadlineRow } from './complaint-deadline.entity.js';
import type { ComplaintFile, FileChange, FileEvent } from './complaint-file.js';
import { ComplaintHopRow } from './complaint-hop.entity.js';
import { ComplaintRatingRow } from './complaint-rating.entity.js';
import { ComplaintEscalationRow } from './escalation.entity.js';
import { separateDuplicates } from './merging/separate-duplicates.js';
import { notifyReporters } from './notifying/notify-reporters.js';
import { loadParticipants } from './participants/load-participants.js';
import { ComplaintParticipantRow } from './participants/participant.entity.js';
import { participationsOf } from './participants/participation.js';
import { ReporterMessageRow } from './reporter-message.entity.js';
import { TimelineEntryRow } from './timeline-entry.entity.js';

/**
 * What is told of a complaint that stays as it is: marks on its deadlines, escalations, who takes part, and the events of
 * all that. What is not named stays.
 */
export interface Telling {
  at: Date;
  deadlines?: ComplaintDeadlineRow[];
  escalations?: ComplaintEscalationRow[];
  participants?: ComplaintParticipantRow[];
  events: FileEvent[];
}

type Participants = Pick<ComplaintFile, 'participants'>;

/** Who took part before or takes part after a change. */
function concerned(before: Participants, after: Participants): ComplaintParticipantRow[] {
  return [...before.participants, ...after.participants];
}

/** Reads and writes a complaint with everything that belongs to it, inside the caller's transaction. */
export class ComplaintStore {
  constructor(
    private readonly database: Database,
    private readonly feed: Feed<ComplaintEvents>,
  ) {}

  /** The complaint, locked until the transaction ends, so that its events are appended in the order of its changes. */
  async load(manager: EntityManager, id: string): Promise<ComplaintFile | undefined> {
    const complaint = await lockRow(manager, this.database.dialect, ComplaintRow, id);
    if (!complaint) return undefined;
    const hops = await manager.find(ComplaintHopRow, { where: { complaintId: id }, order: { seq: 'ASC' } });
    const deadlines = await manager.findBy(ComplaintDeadlineRow, { complaintId: id });
    return { complaint, hops, deadlines, participants: await loadParticipants(manager, [id]) };
  }

  /** Locks complaints in the order of their ids, so that no two changes of the same ones wait for each other. */
  async lock(manager: EntityManager, ids: readonly string[]): Promise<void> {
    if (this.database.dialect !== 'mariadb') return;
    for (const id of [...ids].sort()) {
      await manager.findOne(ComplaintRow, { select: { id: true }, where: { id }, lock: { mode: 'pessimistic_write' } });
    }
  }

  async insert(manager: EntityManager, received: FileChange, finder: AgencyFinder): Promise<void> {
    await manager.insert(ComplaintRow, received.complaint);
    await manager.insert(ComplaintHopRow, received.hops);
    if (received.deadlines.length > 0) await manager.insert(ComplaintDeadlineRow, received.deadlines);
    await this.addRecords(manager, received, received, finder);
  }

  /** Writes what differs between `before` and `change`, and what follows from it for drafts and duplicates. Throws `CONFLICT` where another change came first. */
  async update(manager: EntityManager, before: ComplaintFile, change: FileChange, finder: AgencyFinder): Promise<void> {
    const { id, version } = before.complaint;
    const { affected } = await manager.update(ComplaintRow, { id, version }, change.complaint);
    if (affected === 0) {
      const current = await manager.findOneByOrFail(ComplaintRow, { id });
      throw versionConflict(current.version);
    }
    const hops = change.hops.filter((hop) => !before.hops.includes(hop));
    if (hops.length > 0) await manager.upsert(ComplaintHopRow, hops, ['complaintId', 'seq']);
    await this.writeDeadlines(manager, before, change.deadlines);
    await this.writeParticipants(manager, before, change.participants);
    await this.addRecords(manager, before, change, finder);
    for (const event of await lapseDrafts(manager, before, change)) {
      await this.append(manager, before, event, change.entry.at, finder);
    }
    await separateDuplicates(manager, before, change, this);
  }

  /** Writes what was told; the complaint was loaded in the same transaction and gets no new version by it. */
  async tell(manager: EntityManager, before: ComplaintFile, telling: Telling, finder: AgencyFinder): Promise<void> {
    const { at, deadlines = before.deadlines, escalations = [], participants = before.participants, events } = telling;
    await this.writeDeadlines(manager, before, deadlines);
    if (escalations.length > 0) await manager.insert(ComplaintEscalationRow, escalations);
    await this.writeParticipants(manager, before, participants);
    const told = { complaint: before.complaint, participants: concerned(before, { participants }) };
    for (const event of events) await this.append(manager, told, event, at, finder);
  }

  /** Appends the event of a change; what is entitled to it is decided now. Who takes part no more is told of the change that ended it. */
  async appendEvent(
    manager: EntityManager,
    before: Participants,
    change: FileChange,
    finder: AgencyFinder,
  ): Promise<void> {
    const { complaint, entry, event } = change;
    const told = { complaint, participants: concerned(before, change) };
    if (event) await this.append(manager, told, event, entry.at, finder);
  }

  private async append(
    manager: EntityManager,
    { complaint: { id, originId }, participants }: Pick<ComplaintFile, 'complaint' | 'participants'>,
    { kind, payload, concerns, isInternal = false, reach }: FileEvent,
    occurredAt: Date,
    finder: AgencyFinder,
  ): Promise<void> {
    const entitled = await (reach === 'ORGANISATION'
      ? entitledAt(
          finder,
          concerns.map(({ organisation }) => ({ organisation, supervision: null })),
        )
      : entitledAt(finder, concerns, isInternal ? null : originId, participationsOf(participants)));
    await this.feed.append(manager, {
      kind,
      aggregateId: id,
      occurredAt,
      payload,
      entitled,
    } as NewEvent<ComplaintEvents>);
  }

  private async writeDeadlines(
    manager: EntityManager,
    before: ComplaintFile,
    after: readonly ComplaintDeadlineRow[],
  ): Promise<void> {
    const changed = after.filter((deadline) => !before.deadlines.includes(deadline));
    if (changed.length > 0) await manager.upsert(ComplaintDeadlineRow, changed, ['id']);
  }

  private async writeParticipants(
    manager: EntityManager,
    before: Participants,
    after: readonly ComplaintParticipantRow[],
  ): Promise<void> {
    const changed = after.filter((participant) => !before.participants.includes(participant));
    if (changed.length > 0) await manager.upsert(ComplaintParticipantRow, changed, ['id']);
  }

  private async addRecords(
    manager: EntityManager,
    before: Participants,
    change: FileChange,
    finder: AgencyFinder,
  ): Promise<void> {
    await manager.insert(TimelineEntryRow, change.entry);
    if (change.answer) await manager.insert(ComplaintAnswerRow, change.answer);
    if (change.message) await manager.insert(ReporterMessageRow, change.message);
    if (change.rating) await manager.upsert(ComplaintRatingRow, change.rating, ['complaintId']);
    await this.appendEvent(manager, before, change, finder);
    await notifyReporters(manager, this.feed, change, finder);
  }
}
