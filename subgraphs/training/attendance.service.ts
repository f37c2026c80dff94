import { type EntityManager, In } from 'typeorm';
import type { TrainingEvents } from '../../schema/events.js';
import { entitledAt } from '../kit/access.js';
import type { Database } from '../kit/database.js';
import { Directory } from '../kit/directory/directory.js';
import { badInput, CodedError, versionConflict } from '../kit/errors.js';
import type { Feed } from '../kit/feed.js';
import type { LoadMany } from '../kit/request-context.js';
import { validate } from '../kit/validate.js';
import type { Viewer } from '../kit/viewer.js';
import { localDate } from '../kit/working-days.js';
import { mayRead } from './access.js';
import { mayOrganise } from './organising.js';
import { AttendanceRow, ParticipantRow } from './participant.entity.js';
import { type RecordAttendanceInput, recordAttendanceSchema } from './participant.input.js';
import { ReadinessCause } from './readiness-events/readiness-cause.js';
import type { ReadinessRecorder } from './readiness-events/readiness-recorder.js';
import { REFUSALS } from './refusals.js';
import { TrainingOrganiserRow, TrainingRow, TrainingSessionRow } from './training.entity.js';
import { keepVisible } from './visible-participants.js';

/** One entry of a session's list, with the participant. */
export interface AttendanceEntry {
  participant: ParticipantRow;
  present: boolean;
  recordedAt: Date;
}

/** An officer's entry, with the training and the session. */
export interface OfficerEntry {
  training: TrainingRow;
  session: TrainingSessionRow;
  present: boolean;
}

/** Who was at which session. */
export class AttendanceService {
  constructor(
    private readonly database: Database,
    private readonly feed: Feed<TrainingEvents>,
    private readonly now: () => Date,
    private readonly readiness: ReadinessRecorder,
  ) {}

  /** The entries that the viewer may see, by session. */
  readonly loadOfSessions: LoadMany<string, AttendanceEntry[]> = async (sessionIds, { viewer }) => {
    const manager = this.database.read;
    const rows = await manager.findBy(AttendanceRow, { sessionId: In([...sessionIds]) });
    const ids = [...new Set(rows.map(({ participantId }) => participantId))];
    const participants = await keepVisible(manager, viewer, await manager.findBy(ParticipantRow, { id: In(ids) }));
    const byId = new Map(participants.map((participant) => [participant.id, participant]));
    return sessionIds.map((id) =>
      rows.flatMap(({ sessionId, participantId, present, recordedAt }) => {
        const participant = byId.get(participantId);
        return sessionId === id && participant ? [{ participant, present, recordedAt }] : [];
      }),
    );
  };

  /** How many were there, by session; null while nobody has said. */
  readonly countPresent: LoadMany<string, number | null> = async (sessionIds) => {
    const counts = await this.database.read
      .createQueryBuilder(AttendanceRow, 'attendance')
      .select('attendance.sessionId', 'sessionId')
      .addSelect('SUM(CASE WHEN attendance.present = :present THEN 1 ELSE 0 END)', 'count')
      .where({ sessionId: In([...sessionIds]) })
      .setParameter('present', true)
      .groupBy('attendance.sessionId')
      .getRawMany<{ sessionId: string; count: number | string }>();
    return sessionIds.map((id) => {
      const counted = counts.find(({ sessionId }) => sessionId === id);
      return counted ? Number(counted.count) : null;
    });
  };

  /** The entries that the viewer may see, latest first, by officer. */
  readonly loadOfOfficers: LoadMany<string, OfficerEntry[] | null> = async (officerIds, { viewer }) => {
    if (!mayRead(viewer)) return officerIds.map(() => null);
    const manager = this.database.read;
    const all = await manager.findBy(ParticipantRow, { officerId: In([...officerIds]) });
    const participants = await keepVisible(manager, viewer, all);
    const entries = await manager.findBy(AttendanceRow, { participantId: In(participants.map(({ id }) => id)) });
    const sessions = await manager.find(TrainingSessionRow, {
      where: { id: In([...new Set(entries.map(({ sessionId }) => sessionId))]) },
      order: { date: 'DESC', position: 'DESC' },
    });
    const trainingIds = [...new Set(sessions.map(({ trainingId }) => trainingId))];
    const trainings = new Map((await manager.findBy(TrainingRow, { id: In(trainingIds) })).map((row) => [row.id, row]));
    return officerIds.map((officerId) => {
      const own = new Set(participants.filter((row) => row.officerId === officerId).map(({ id }) => id));
      return sessions.flatMap((session) =>
        entries
          .filter((entry) => entry.sessionId === session.id && own.has(entry.participantId))
          .map(({ present }) => ({ training: trainings.get(session.trainingId) as TrainingRow, session, present })),
      );
    });
  };

  /** Sets entries of a session's list with the event and answers the session's id. */
  async record(viewer: Viewer, input: RecordAttendanceInput): Promise<string> {
    const list = validate(recordAttendanceSchema, input);
    const now = this.now();
    await this.database.write(async (manager) => {
      const session = mayRead(viewer) ? await manager.findOneBy(TrainingSessionRow, { id: list.session }) : null;
      if (!session) throw new CodedError('NOT_FOUND');
      if (!(await mayOrganise(manager, viewer, session.trainingId))) throw new CodedError('FORBIDDEN');
      const training = await manager.findOneByOrFail(TrainingRow, { id: session.trainingId });
      if (!hasBegun(session, training.timeZone, now)) throw badInput('input.session', REFUSALS.sessionNotBegun);
      await claimVersion(manager, session.id, list.expectedVersion);
      const participants = await manager.findBy(ParticipantRow, { trainingId: training.id });
      const registered = new Set(participants.map(({ id }) => id));
      list.entries.forEach(({ participant }, index) => {
        if (!registered.has(participant)) {
          throw badInput(`input.entries.${index}.participant`, REFUSALS.notRegistered);
        }
      });
      await manager.upsert(
        AttendanceRow,
        list.entries.map(({ participant, present }) => ({
          sessionId: session.id,
          participantId: participant,
          present,
          recordedAt: now,
        })),
        ['sessionId', 'participantId'],
      );
      const directory = new Directory(manager);
      const organisers = await manager.findBy(TrainingOrganiserRow, { trainingId: training.id });
      await this.feed.append(manager, {
        kind: 'ATTENDANCE_RECORDED',
        aggregateId: training.id,
        occurredAt: now,
        payload: { trainingId: training.id, sessionId: session.id },
        entitled: await entitledAt(directory, await directory.byIds(organisers.map(({ agencyId }) => agencyId))),
      });
      const listed = new Set(list.entries.map(({ participant }) => participant));
      const concerned = await loadConcerned(
        directory,
        participants.filter(({ id }) => listed.has(id)),
      );
      await this.readiness.recordBodies(manager, concerned, ReadinessCause.ATTENDANCE);
    });
    return list.session;
  }
}

/** Where those stand whose knowledge changes: the agencies that sent these people, and those at which they hold posts. */
async function loadConcerned(directory: Directory, participants: readonly ParticipantRow[]): Promise<string[]> {
  const posts = await directory.postsOf(participants.flatMap(({ officerId }) => officerId ?? []));
  const agencies = await directory.byIds([...participants, ...posts].map(({ agencyId }) => agencyId));
  return agencies.map(({ organisation }) => organisation);
}

/** A session whose hours are not known has begun on its day. */
function hasBegun({ startsAt, date }: TrainingSessionRow, timeZone: string, now: Date): boolean {
  return startsAt ? startsAt <= now : date <= localDate(now, timeZone);
}

/** Moves the list on to its next version, which also locks it. Throws `CONFLICT` when the client has seen another one. */
async function claimVersion(manager: EntityManager, id: string, expected: number): Promise<void> {
  const { affected } = await manager
    .createQueryBuilder()
    .update(TrainingSessionRow)
    .set({ version: expected + 1 })
    .where('id = :id AND version = :expected', { id, expected })
    .execute();
  if (affected === 0) {
    const current = await manager.findOneByOrFail(TrainingSessionRow, { id });
    throw versionConflict(current.version);
  }
}
