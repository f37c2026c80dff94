import { randomUUID } from 'node:crypto';
import { type EntityManager, In } from 'typeorm';
import type { AgencyFacts, TrainingEvents } from '../../schema/events.js';
import { entitledAt, isAllowed } from '../kit/access.js';
import type { Database } from '../kit/database.js';
import { Directory } from '../kit/directory/directory.js';
import { badInput, CodedError } from '../kit/errors.js';
import type { Feed } from '../kit/feed.js';
import { idempotent, UNSEALED } from '../kit/idempotency.js';
import { lockRow } from '../kit/lock-row.js';
import { inOrderOf, type LoadMany } from '../kit/request-context.js';
import { validate } from '../kit/validate.js';
import type { Viewer } from '../kit/viewer.js';
import { ACCESS, mayRead } from './access.js';
import { findAgencyNow } from './find-agency-now.js';
import { type Officer, officerReference } from './officer.type.js';
import { assertMayRegister } from './organising.js';
import { ParticipantRow } from './participant.entity.js';
import { type NewParticipant, type RegisterParticipantInput, registerParticipantSchema } from './participant.input.js';
import { loadPostsWithin } from './posts-within.js';
import { REFUSALS } from './refusals.js';
import { spelling } from './spelling.js';
import { loadUntrained } from './trained-knowledge.js';
import { loadTrainedPeople, type TrainedPerson } from './trained-people.js';
import { TrainingRow } from './training.entity.js';
import { MAX_PARTICIPANTS } from './training.input.js';
import { keepVisible } from './visible-participants.js';

/** Who is sent to trainings, and who was trained. */
export class ParticipantService {
  constructor(
    private readonly database: Database,
    private readonly feed: Feed<TrainingEvents>,
    private readonly now: () => Date,
  ) {}

  /** Participants by id; undefined where there is none that the viewer may see. */
  readonly loadParticipants: LoadMany<string, ParticipantRow | undefined> = async (ids, { viewer }) => {
    const rows = await this.database.read.findBy(ParticipantRow, { id: In([...ids]) });
    return inOrderOf(ids, await keepVisible(this.database.read, viewer, rows), (row) => row.id);
  };

  /** The participants whom the viewer may see, by training, in the order of registration. */
  readonly loadOfTrainings: LoadMany<string, ParticipantRow[]> = async (trainingIds, { viewer }) => {
    const rows = await this.database.read.find(ParticipantRow, {
      where: { trainingId: In([...trainingIds]) },
      order: { registeredAt: 'ASC', id: 'ASC' },
    });
    const visible = await keepVisible(this.database.read, viewer, rows);
    return trainingIds.map((id) => visible.filter((row) => row.trainingId === id));
  };

  /** How many are registered, by training. */
  readonly countOfTrainings: LoadMany<string, number> = async (trainingIds) => {
    const counts = await this.database.read
      .createQueryBuilder(ParticipantRow, 'participant')
      .select('participant.trainingId', 'trainingId')
      .addSelect('COUNT(*)', 'count')
      .where({ trainingId: In([...trainingIds]) })
      .groupBy('participant.trainingId')
      .getRawMany<{ trainingId: string; count: number | string }>();
    return trainingIds.map((id) => Number(counts.find(({ trainingId }) => trainingId === id)?.count ?? 0));
  };

  /** Who of an agency and its units came to a bimtek and may be seen by the viewer, by agency. */
  readonly loadTrained: LoadMany<string, TrainedPerson[] | null> = async (agencyIds, { viewer }) => {
    if (!mayRead(viewer)) return agencyIds.map(() => null);
    const agencies = await new Directory(this.database.read).byIds(agencyIds);
    const trained = await loadTrainedPeople(this.database.read, agencies);
    const visible = new Set(await keepVisible(this.database.read, viewer, [...trained.values()].flat()));
    return agencyIds.map((id) => (trained.get(id) ?? []).filter((person) => visible.has(person)));
  };

  /** Who of an agency and its units handles complaints and never came to a bimtek; null where the viewer sees no people. */
  readonly loadUntrained: LoadMany<string, Officer[] | null> = async (agencyIds, { viewer }) => {
    const agencies = await new Directory(this.database.read).byIds(agencyIds);
    const visible = agencies.filter((agency) => isAllowed(viewer, 'READ_PEOPLE', agency, ACCESS));
    const untrained = await loadUntrained(this.database.read, visible, this.now());
    return agencyIds.map((id) => {
      const officerIds = untrained.get(id)?.map(({ officerId }) => officerId);
      return officerIds ? [...new Set(officerIds)].map((officerId) => officerReference(officerId) as Officer) : null;
    });
  };

  /** Registers a participant with its event and answers the id. */
  async register(viewer: Viewer, input: RegisterParticipantInput): Promise<string> {
    const participant = validate(registerParticipantSchema, input);
    if (!mayRead(viewer)) throw new CodedError('NOT_FOUND');
    const now = this.now();
    return this.database.write(async (manager) => {
      const scope = `registerParticipant:${viewer.subject ?? ''}`;
      const request = { scope, key: participant.idempotencyKey, content: participant, now };
      // First: an agency that has another code since, or has ended, is not found by the code that is sent again.
      const id = await idempotent(manager, UNSEALED, request, async () => {
        const training = await this.lockTraining(manager, participant.training);
        if (!training) throw new CodedError('NOT_FOUND');
        const agency = await findAgencyNow(manager, participant.agency);
        await assertMayRegister(manager, viewer, { agency, trainingId: training.id });
        return this.insert(manager, training, agency, participant, now);
      });
      const { agencyId, trainingId } = await manager.findOneByOrFail(ParticipantRow, { id });
      const agency = (await new Directory(manager).byId(agencyId)) as AgencyFacts;
      await assertMayRegister(manager, viewer, { agency, trainingId });
      return id;
    });
  }

  /** The lock makes those who register at once count one after the other. */
  private lockTraining(manager: EntityManager, id: string): Promise<TrainingRow | null> {
    return lockRow(manager, this.database.dialect, TrainingRow, id);
  }

  private async insert(
    manager: EntityManager,
    training: TrainingRow,
    agency: AgencyFacts,
    participant: NewParticipant,
    now: Date,
  ): Promise<string> {
    const registered = await manager.findBy(ParticipantRow, { trainingId: training.id });
    assertRoom(training, agency, registered);
    await assertNewcomer(manager, agency, participant, registered);
    const id = randomUUID();
    await manager.insert(ParticipantRow, {
      id,
      trainingId: training.id,
      agencyId: agency.id,
      officerId: participant.officer ?? null,
      name: participant.name ?? null,
      registeredAt: now,
    });
    await this.feed.append(manager, {
      kind: 'PARTICIPANT_REGISTERED',
      aggregateId: training.id,
      occurredAt: now,
      payload: { participantId: id, trainingId: training.id, agencyId: agency.id },
      entitled: await entitledAt(new Directory(manager), [agency]),
    });
    return id;
  }
}

function assertRoom(training: TrainingRow, agency: AgencyFacts, registered: readonly ParticipantRow[]): void {
  if (registered.length >= (training.capacity ?? MAX_PARTICIPANTS)) {
    throw badInput('input.training', REFUSALS.trainingFull);
  }
  const agencies = new Set(registered.map(({ agencyId }) => agencyId));
  const isFull = training.agencyCapacity !== null && agencies.size >= training.agencyCapacity;
  if (isFull && !agencies.has(agency.id)) throw badInput('input.agency', REFUSALS.noFurtherAgency);
}

/** Of one agency whoever has the same name is the same person: nothing else tells who it is where the directory has none. */
async function assertNewcomer(
  manager: EntityManager,
  agency: AgencyFacts,
  { officer, name }: NewParticipant,
  registered: readonly ParticipantRow[],
): Promise<void> {
  const named = spelling(name ?? '');
  const isSame = (row: ParticipantRow) =>
    officer != null
      ? row.officerId === officer
      : row.agencyId === agency.id && row.name !== null && spelling(row.name) === named;
  if (registered.some(isSame)) {
    throw badInput(officer != null ? 'input.officer' : 'input.name', REFUSALS.registeredAlready);
  }
  if (officer == null) return;
  const posts = await loadPostsWithin(new Directory(manager), [officer], agency);
  if (posts.length === 0) throw badInput('input.officer', REFUSALS.neverInPost);
}
