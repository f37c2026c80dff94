import { randomUUID } from 'node:crypto';
import { type EntityManager, In } from 'typeorm';
import type { AgencyFacts, TrainingEvents } from '../../schema/events.js';
import { entitledAt, isAllowed } from '../kit/access.js';
import { findExistingAgency, findNamedAgency, findRegions } from '../kit/agency-filter.js';
import type { Page, PageArguments } from '../kit/connection.js';
import type { Database } from '../kit/database.js';
import { Directory } from '../kit/directory/directory.js';
import { AgencyProjectionRow } from '../kit/directory/directory-projection.entity.js';
import { badInput, CodedError } from '../kit/errors.js';
import type { Feed } from '../kit/feed.js';
import { idempotent, UNSEALED } from '../kit/idempotency.js';
import { pageByKeyset } from '../kit/keyset-page.js';
import { findNamedRegion } from '../kit/named-region.js';
import { COMMON_REFUSALS } from '../kit/refusals.js';
import { regionAndAbove, withinOrganisation, withinTerritories } from '../kit/relations.js';
import { inOrderOf, type LoadMany } from '../kit/request-context.js';
import { validate } from '../kit/validate.js';
import type { Viewer } from '../kit/viewer.js';
import { localDate } from '../kit/working-days.js';
import { ACCESS, mayRead } from './access.js';
import { mayOrganise } from './organising.js';
import { REFUSALS } from './refusals.js';
import { TrainingOrganiserRow, TrainingRow, TrainingSessionRow } from './training.entity.js';
import {
  type NewTraining,
  type ScheduleTrainingInput,
  scheduleTrainingSchema,
  type TrainingFilter,
  TrainingSort,
  trainingFilterSchema,
} from './training.input.js';

/** Trainings with their organisers and sessions. */
export class TrainingService {
  constructor(
    private readonly database: Database,
    private readonly feed: Feed<TrainingEvents>,
    private readonly now: () => Date,
  ) {}

  /** Trainings by id; undefined where there is none that the viewer may see. */
  readonly loadTrainings: LoadMany<string, TrainingRow | undefined> = async (ids, { viewer }) => {
    if (!mayRead(viewer)) return ids.map(() => undefined);
    const rows = await this.database.read.findBy(TrainingRow, { id: In([...ids]) });
    return inOrderOf(ids, rows, (row) => row.id);
  };

  /** Ids of the organisers by training, in the order in which they are named. */
  readonly loadOrganisers: LoadMany<string, string[]> = async (trainingIds) => {
    const rows = await this.database.read.find(TrainingOrganiserRow, {
      where: { trainingId: In([...trainingIds]) },
      order: { position: 'ASC' },
    });
    return trainingIds.map((id) => rows.filter((row) => row.trainingId === id).map((row) => row.agencyId));
  };

  /** Sessions by training, in the order of the programme. */
  readonly loadSessions: LoadMany<string, TrainingSessionRow[]> = async (trainingIds) => {
    const rows = await this.database.read.find(TrainingSessionRow, {
      where: { trainingId: In([...trainingIds]) },
      order: { position: 'ASC' },
    });
    return trainingIds.map((id) => rows.filter((row) => row.trainingId === id));
  };

  /** Sessions by id; undefined where there is none that the viewer may see. */
  readonly loadSessionsById: LoadMany<string, TrainingSessionRow | undefined> = async (ids, { viewer }) => {
    if (!mayRead(viewer)) return ids.map(() => undefined);
    const rows = await this.database.read.findBy(TrainingSessionRow, { id: In([...ids]) });
    return inOrderOf(ids, rows, (row) => row.id);
  };

  /** A page of trainings. Throws `FORBIDDEN` for those who read none, `BAD_USER_INPUT` for an unknown agency. */
  async list(
    viewer: Viewer,
    input: TrainingFilter,
    sort: TrainingSort,
    page: PageArguments,
  ): Promise<Page<TrainingRow>> {
    if (!mayRead(viewer)) throw new CodedError('FORBIDDEN');
    const filter = validate(trainingFilterSchema, input, 'filter');
    const query = this.database.read.createQueryBuilder(TrainingRow, 'training');
    const directory = new Directory(this.database.read);
    const organised = query
      .subQuery()
      .select('1')
      .from(TrainingOrganiserRow, 'organiser')
      .innerJoin(AgencyProjectionRow, 'agency', 'agency.id = organiser.agencyId')
      .where('organiser.trainingId = training.id');
    if (filter.agency != null) {
      const agency = await findNamedAgency(directory, filter.agency, 'filter.agency');
      organised.andWhere('organiser.agencyId = :organiserId', { organiserId: agency.id });
    }
    if (filter.organisation != null) {
      const body = await findNamedAgency(directory, filter.organisation, 'filter.organisation');
      const within = withinOrganisation('agency.organisation', body.organisation, 'body');
      organised.andWhere(within.sql, within.parameters);
    }
    if (filter.agency != null || filter.organisation != null) {
      query.andWhere(`EXISTS ${organised.getQuery()}`).setParameters(organised.getParameters());
    }
    if (filter.territory != null) {
      // Where it was held is kept as it was recorded.
      const regions = await findRegions(directory, filter.territory);
      const within = withinTerritories('training.regionCode', regions, 'region');
      query.andWhere(within.sql, within.parameters);
    }
    if (filter.kinds != null) query.andWhere({ kind: In(filter.kinds) });
    if (filter.from != null) query.andWhere('training.startsOn >= :from', { from: filter.from });
    if (filter.until != null) query.andWhere('training.startsOn <= :until', { until: filter.until });
    const direction = sort === TrainingSort.STARTS_ASC ? 'ASC' : 'DESC';
    return pageByKeyset(query, {
      ...page,
      sort: [{ column: 'startsOn', direction, kind: 'text' }],
      idColumn: 'id',
    });
  }

  /** Schedules a training with its event and answers its id. */
  async schedule(viewer: Viewer, input: ScheduleTrainingInput): Promise<string> {
    const training = validate(scheduleTrainingSchema, input);
    const now = this.now();
    return this.database.write(async (manager) => {
      const scope = `scheduleTraining:${viewer.subject ?? ''}`;
      const request = { scope, key: training.idempotencyKey, content: training, now };
      // First: an organiser that has another code since, or has ended, is not found by the code that is sent again.
      const id = await idempotent(manager, UNSEALED, request, async () => {
        const organisers = await findOrganisers(manager, training.organisers);
        if (!isAllowed(viewer, 'ORGANISE', organisers[0] as AgencyFacts, ACCESS)) throw new CodedError('FORBIDDEN');
        return this.insert(manager, organisers, training, now);
      });
      if (!(await mayOrganise(manager, viewer, id))) throw new CodedError('FORBIDDEN');
      return id;
    });
  }

  private async insert(
    manager: EntityManager,
    organisers: readonly AgencyFacts[],
    training: NewTraining,
    now: Date,
  ): Promise<string> {
    const id = randomUUID();
    const place = await findPlace(manager, training.regionCode, organisers[0] as AgencyFacts);
    const { timeZone } = place;
    training.sessions.forEach(({ startsAt, endsAt }, index) => {
      if (localDate(startsAt, timeZone) !== localDate(endsAt, timeZone)) {
        throw badInput(`input.sessions.${index}.endsAt`, REFUSALS.sessionOverMidnight);
      }
    });
    const sessions = training.sessions.map((session, position) => ({
      id: randomUUID(),
      trainingId: id,
      position,
      date: localDate(session.startsAt, timeZone),
      startsAt: session.startsAt,
      endsAt: session.endsAt,
      topic: session.topic,
      speaker: session.speaker ?? null,
      version: 1,
    }));
    const dates = sessions.map(({ date }) => date).sort();
    await manager.insert(TrainingRow, {
      id,
      kind: training.kind,
      title: training.title,
      audience: training.audience ?? null,
      place: training.place,
      ...place,
      capacity: training.capacity ?? null,
      agencyCapacity: training.agencyCapacity ?? null,
      startsOn: dates[0],
      endsOn: dates.at(-1),
      source: null,
      recordedAt: now,
    });
    await manager.insert(
      TrainingOrganiserRow,
      organisers.map((agency, position) => ({ trainingId: id, agencyId: agency.id, position })),
    );
    await manager.insert(TrainingSessionRow, sessions);
    await this.feed.append(manager, {
      kind: 'TRAINING_SCHEDULED',
      aggregateId: id,
      occurredAt: now,
      payload: { trainingId: id, organiserIds: organisers.map((agency) => agency.id) },
      entitled: await entitledAt(new Directory(manager), organisers),
    });
    return id;
  }
}

async function findOrganisers(manager: EntityManager, references: readonly string[]): Promise<AgencyFacts[]> {
  const directory = new Directory(manager);
  const organisers = new Map<string, AgencyFacts>();
  for (const [index, reference] of references.entries()) {
    const agency = await findExistingAgency(directory, reference, `input.organisers.${index}`);
    organisers.set(agency.id, agency);
  }
  return [...organisers.values()];
}

/** The region in which it is held by its present code, with the zone of its government; without one, the organiser's zone. */
async function findPlace(
  manager: EntityManager,
  named: string | null | undefined,
  organiser: AgencyFacts,
): Promise<Pick<TrainingRow, 'regionCode' | 'timeZone'>> {
  if (named == null) return { regionCode: null, timeZone: organiser.timeZone };
  const directory = new Directory(manager);
  const region = await findNamedRegion(directory, named, 'input.regionCode');
  const governments = await directory.byJurisdictions(regionAndAbove(region));
  const nearest = governments.sort((a, b) => b.code.length - a.code.length)[0];
  if (!nearest) throw badInput('input.regionCode', COMMON_REFUSALS.noRegion);
  return { regionCode: region, timeZone: nearest.timeZone };
}
