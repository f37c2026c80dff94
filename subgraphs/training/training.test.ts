import type { PostFacts } from '../../schema/events.js';
import { describeEachDialect } from '../../test/kit/databases.js';
import { agencyId, directoryDouble, SAMPLE_AGENCIES } from '../../test/kit/directory-double.js';
import { openBench, type Standing, type SubgraphBench } from '../../test/kit/subgraph-bench.js';
import { IdempotencyKeyRow } from '../kit/idempotency.entity.js';
import { EventEntitlementRow, EventRow } from '../kit/outbox.entity.js';
import { stableId } from '../kit/stable-id.js';
import { CommitmentLetterRow } from './commitment-letter.entity.js';
import { AttendanceRow, ParticipantRow } from './participant.entity.js';
import { trainingSubgraph } from './subgraph.js';
import { TrainingRow } from './training.entity.js';

const PROVINCE: Standing = ['TRAINING_COORDINATOR', '32'];
const REGENCY: Standing = ['TRAINING_COORDINATOR', '32.16'];
const CITY: Standing = ['TRAINING_COORDINATOR', '32.73'];
const MONITOR: Standing = ['NATIONAL_MONITOR', 'kl.panrb'];
const OFFICER = stableId('officer', 'diskominfo');
const POST: PostFacts = {
  id: stableId('post', 'diskominfo'),
  officerId: OFFICER,
  agencyId: agencyId('32.16/diskominfo'),
  role: null,
  from: '2024-01-01',
  until: '2025-12-31',
};

/** The tables that the tests write to, but for the trainings themselves. */
const WRITTEN = [ParticipantRow, AttendanceRow, CommitmentLetterRow, EventRow, EventEntitlementRow, IdempotencyKeyRow];

const SCHEDULE = `mutation ($input: ScheduleTrainingInput!) {
  scheduleTraining(input: $input) {
    training { id startsOn endsOn timeZone organisers { id } sessions { id date startsAt topic speaker version } }
  }
}`;
const REGISTER = `mutation ($input: RegisterParticipantInput!) {
  registerParticipant(input: $input) { participant { id name officer { id } agency { id } } }
}`;
const ATTEND = `mutation ($input: RecordAttendanceInput!) {
  recordAttendance(input: $input) { session { version presentCount attendance { present participant { name } } } }
}`;
const COMMIT = `mutation ($input: RecordCommitmentLetterInput!) {
  recordCommitmentLetter(input: $input) {
    commitmentLetter { signedOn dueOn followUpOwner agency { id } participant { name } training { title } }
  }
}`;

const plan = (overrides: object = {}) => ({
  kind: 'BIMTEK',
  title: 'Bimtek admin pengaduan',
  organisers: ['32', 'kl.panrb'],
  place: 'Kota Bandung',
  regionCode: '32.73',
  capacity: 3,
  agencyCapacity: 2,
  sessions: [
    { startsAt: '2026-03-18T02:00:00Z', endsAt: '2026-03-18T04:00:00Z', topic: 'Verifikasi', speaker: 'PANRB' },
    { startsAt: '2026-03-19T02:00:00Z', endsAt: '2026-03-19T04:00:00Z', topic: 'Jawaban' },
  ],
  idempotencyKey: 'training-key',
  ...overrides,
});

interface Session {
  id: string;
  version: number;
}

interface Scheduled {
  id: string;
  sessions: Session[];
}

describeEachDialect((dialect) => {
  let bench: SubgraphBench;
  let keys = 0;

  beforeAll(async () => {
    const directory = directoryDouble(SAMPLE_AGENCIES, [POST]);
    bench = await openBench(dialect, directory, (source) => trainingSubgraph({ directory: source, sample: false }));
  });

  afterEach(() => bench.empty(WRITTEN));

  afterAll(() => bench.close());

  const nextKey = () => `some-key-${++keys}`;
  const schedule = async (overrides: object = {}): Promise<Scheduled> => {
    const { data } = await bench.ask([PROVINCE], SCHEDULE, {
      input: plan({ idempotencyKey: nextKey(), ...overrides }),
    });
    return data.scheduleTraining.training;
  };
  const register = (who: Standing, input: object) =>
    bench.ask([who], REGISTER, { input: { idempotencyKey: nextKey(), ...input } });
  const registered = async (training: string, name: string, agency = '32.16'): Promise<string> => {
    const { data } = await register(PROVINCE, { training, agency, name });
    return data.registerParticipant.participant.id;
  };

  it('brings the three days of 2018 with capacity, audience and organisers', async () => {
    const { data } = await bench.ask(
      [MONITOR],
      `{ trainings(filter: { until: "2018-12-31" }, sort: STARTS_ASC) { edges { node {
        startsOn capacity agencyCapacity audience place kindLabel organisers { id } sessions { date startsAt speaker }
      } } } }`,
    );
    const trainings = data.trainings.edges.map(({ node }: { node: object }) => node);
    expect(trainings).toMatchObject([
      { startsOn: '2018-08-28', capacity: 240, agencyCapacity: 120, kindLabel: 'Bimbingan teknis', place: null },
      { startsOn: '2018-09-04', capacity: 240, agencyCapacity: 120, audience: expect.stringContaining('Sulawesi') },
      {
        startsOn: '2018-09-06',
        capacity: null,
        agencyCapacity: null,
        audience: expect.stringContaining('95 instansi'),
      },
    ]);
    expect(trainings[0].organisers).toEqual(
      ['kl.panrb', 'kl.ksp', 'kl.ombudsman'].map((code) => ({ id: agencyId(code) })),
    );
    expect(trainings[0].sessions[0]).toEqual({ date: '2018-08-28', startsAt: null, speaker: 'Kantor Staf Presiden' });
  });

  it('seeds nothing twice', async () => {
    const before = await bench.subgraph.database.read.count(TrainingRow);
    await bench.subgraph.seed();
    expect(await bench.subgraph.database.read.count(TrainingRow)).toBe(before);
  });

  it('schedules a training of several organisers, with its days in the zone of the place', async () => {
    const { data, codes } = await bench.ask([PROVINCE], SCHEDULE, {
      input: plan({
        regionCode: '91.03',
        sessions: [{ startsAt: '2026-03-18T15:30:00Z', endsAt: '2026-03-18T16:30:00Z', topic: 'Malam' }],
      }),
    });
    expect(codes).toEqual([]);
    expect(data.scheduleTraining.training).toMatchObject({
      timeZone: 'Asia/Jayapura',
      startsOn: '2026-03-19',
      endsOn: '2026-03-19',
      organisers: [{ id: agencyId('32') }, { id: agencyId('kl.panrb') }],
      sessions: [
        { date: '2026-03-19', startsAt: '2026-03-18T15:30:00.000Z', topic: 'Malam', speaker: null, version: 1 },
      ],
    });
    const events = await bench.subgraph.database.read.find(EventRow);
    expect(events.map(({ kind, aggregateId }) => [kind, aggregateId])).toEqual([
      ['TRAINING_SCHEDULED', data.scheduleTraining.training.id],
    ]);
  });

  it.each<[string, object, string[]]>([
    ['an unknown organiser', { organisers: ['32', '99'] }, ['input.organisers.1']],
    ['no session', { sessions: [] }, ['input.sessions']],
    [
      'a session that ends before it begins',
      { sessions: [{ startsAt: '2026-03-18T04:00:00Z', endsAt: '2026-03-18T02:00:00Z', topic: 'x' }] },
      ['input.sessions.0.endsAt'],
    ],
    [
      'a session over midnight',
      { sessions: [{ startsAt: '2026-03-18T16:00:00Z', endsAt: '2026-03-18T18:00:00Z', topic: 'x' }] },
      ['input.sessions.0.endsAt'],
    ],
    [
      'a session on a day of the year 10000 there',
      { sessions: [{ startsAt: '9999-12-31T22:00:00Z', endsAt: '9999-12-31T23:00:00Z', topic: 'x' }] },
      ['input.sessions.0.startsAt', 'input.sessions.0.endsAt'],
    ],
    [
      'a session of the first century',
      {
        sessions: [
          plan().sessions[0],
          { startsAt: '0001-01-01T02:00:00Z', endsAt: '2026-03-18T04:00:00Z', topic: 'x' },
        ],
      },
      ['input.sessions.1.startsAt'],
    ],
    [
      'a NIK as a speaker',
      { sessions: [{ ...plan().sessions[0], speaker: '3216010101900001' }] },
      ['input.sessions.0.speaker'],
    ],
    ['an unknown region', { regionCode: '99' }, ['input.regionCode']],
    ['no room', { capacity: 0 }, ['input.capacity']],
  ])('refuses to schedule %s', async (_what, overrides, fields) => {
    const before = await bench.subgraph.database.read.count(TrainingRow);
    const refused = await bench.ask([PROVINCE], SCHEDULE, { input: plan(overrides) });
    expect([refused.codes, refused.fields]).toEqual([['BAD_USER_INPUT'], fields]);
    expect(await bench.subgraph.database.read.count(TrainingRow)).toBe(before);
  });

  it('lets just the coordinator of the first organiser schedule', async () => {
    for (const who of [REGENCY, MONITOR, ['AGENCY_ADMIN', '32']] as Standing[]) {
      expect((await bench.ask([who], SCHEDULE, { input: plan() })).codes).toEqual(['FORBIDDEN']);
    }
  });

  it('finds trainings by organiser, organisation, place, kind and day', async () => {
    const title = (overrides: object) => schedule({ ...overrides });
    await title({ title: 'A', kind: 'VISIT', regionCode: '32.16' });
    await title({ title: 'B', kind: 'SOSIALISASI', regionCode: '32.73', organisers: ['32/diskominfo'] });
    const find = async (filter: object) => {
      const { data } = await bench.ask(
        [REGENCY],
        'query ($filter: TrainingFilter) { trainings(filter: $filter) { edges { node { title } } } }',
        { filter: { kinds: ['VISIT', 'SOSIALISASI'], ...filter } },
      );
      return data.trainings.edges.map(({ node }: { node: { title: string } }) => node.title).sort();
    };
    expect(await find({})).toEqual(['A', 'B']);
    expect(await find({ agency: '32' })).toEqual(['A']);
    expect(await find({ organisation: '32' })).toEqual(['A', 'B']);
    expect(await find({ agency: '32', organisation: '32' })).toEqual(['A']);
    expect(await find({ territory: '32.73' })).toEqual(['B']);
    expect(await find({ territory: '32' })).toEqual(['A', 'B']);
    expect(await find({ kinds: ['VISIT'] })).toEqual(['A']);
    expect(await find({ kinds: Array(40_000).fill('VISIT') })).toEqual(['A']);
    expect(await find({ from: '2026-03-19' })).toEqual([]);
  });

  it.each([
    ['kinds', []],
    ['from', '0001-01-01'],
    ['until', '9999-12-31'],
  ])('refuses to find trainings by the %s %j', async (name, value) => {
    const query = 'query ($filter: TrainingFilter) { trainings(filter: $filter) { edges { node { id } } } }';
    const refused = await bench.ask([REGENCY], query, { filter: { [name]: value } });
    expect([refused.codes, refused.fields]).toEqual([['BAD_USER_INPUT'], [`filter.${name}`]]);
  });

  it('registers by the organiser for any agency, and by an agency for itself', async () => {
    const { id: training } = await schedule();
    expect((await register(PROVINCE, { training, agency: '32.73', name: 'Satu' })).codes).toEqual([]);
    const own = await register(['AGENCY_ADMIN', '32.16'], { training, agency: '32.16', officer: OFFICER });
    expect(own.data.registerParticipant.participant).toMatchObject({ name: null, officer: { id: OFFICER } });
    expect((await register(CITY, { training, agency: '32.16', name: 'Dua' })).codes).toEqual(['FORBIDDEN']);
    expect((await register(['PORTAL', '32.16'], { training, agency: '32.16', name: 'Dua' })).codes).toEqual([
      'NOT_FOUND',
    ]);
  });

  it('refuses the same person twice, officers of elsewhere, and whoever does not fit any more', async () => {
    const { id: training } = await schedule();
    const fields = async (input: object) => (await register(PROVINCE, { training, ...input })).fields;
    expect(await fields({ agency: '32.73', officer: OFFICER })).toEqual(['input.officer']);
    expect(await fields({ agency: '32.16', officer: OFFICER })).toEqual([]);
    expect(await fields({ agency: '32.16', officer: OFFICER })).toEqual(['input.officer']);
    expect(await fields({ agency: '32.73', name: 'Satu' })).toEqual([]);
    expect(await fields({ agency: '32.73', name: 'Satu' })).toEqual(['input.name']);
    for (const name of ['satu', 'SATU', 'Ｓａｔｕ']) {
      expect([name, await fields({ agency: '32.73', name })]).toEqual([name, ['input.name']]);
    }
    expect(await fields({ agency: '17.02', name: 'Satu' })).toEqual(['input.agency']);
    expect(await fields({ agency: '32.73', name: 'Dua' })).toEqual([]);
    expect(await fields({ agency: '32.73', name: 'Tiga' })).toEqual(['input.training']);
  });

  it('never registers more than fit when many come at once', async () => {
    const { id: training } = await schedule();
    const names = Array.from({ length: 8 }, (_, index) => `Peserta ${index}`);
    const answers = await Promise.all(names.map((name) => register(PROVINCE, { training, agency: '32.16', name })));
    expect(answers.filter(({ codes }) => codes.length === 0)).toHaveLength(3);
    expect(await bench.subgraph.database.read.countBy(ParticipantRow, { trainingId: training })).toBe(3);
  });

  it('shows participants to the organiser, their own agency, its supervisor and the centre', async () => {
    const { id } = await schedule({ organisers: ['32/diskominfo'] });
    await registered(id, 'Bekasi');
    await registered(id, 'Bandung', '32.73');
    const names = async (who: Standing) => {
      const { data } = await bench.ask([who], 'query ($id: ID!) { training(id: $id) { participants { name } } }', {
        id,
      });
      return data.training.participants.map(({ name }: { name: string }) => name).sort();
    };
    expect(await names(['TRAINING_COORDINATOR', '32/diskominfo'])).toEqual(['Bandung', 'Bekasi']);
    expect(await names(MONITOR)).toEqual(['Bandung', 'Bekasi']);
    expect(await names(['PROVINCIAL_MONITOR', '32'])).toEqual(['Bandung', 'Bekasi']);
    expect(await names(REGENCY)).toEqual(['Bekasi']);
    expect(await names(['HEAD', '32.73'])).toEqual(['Bandung']);
    expect(await names(['LIAISON_OFFICER', '17.02'])).toEqual([]);
  });

  it('records attendance of a session that has begun, and counts it', async () => {
    const { id, sessions } = await schedule();
    const one = await registered(id, 'Satu');
    const two = await registered(id, 'Dua', '32.73');
    const session = sessions[0] as Session;
    const entries = [
      { participant: one, present: true },
      { participant: two, present: false },
    ];
    const recorded = await bench.ask([PROVINCE], ATTEND, {
      input: { session: session.id, entries, expectedVersion: 1 },
    });
    expect(recorded.data.recordAttendance.session).toMatchObject({ version: 2, presentCount: 1 });
    expect(recorded.data.recordAttendance.session.attendance).toEqual(
      expect.arrayContaining([
        { present: true, participant: { name: 'Satu' } },
        { present: false, participant: { name: 'Dua' } },
      ]),
    );
    const again = await bench.ask([PROVINCE], ATTEND, {
      input: { session: session.id, entries: [{ participant: two, present: true }], expectedVersion: 2 },
    });
    expect(again.data.recordAttendance.session).toMatchObject({ version: 3, presentCount: 2 });
  });

  it('refuses attendance of a session to come, of strangers, of an old version, and by others', async () => {
    const { id, sessions } = await schedule();
    const participant = await registered(id, 'Satu');
    const [begun, coming] = sessions as [Session, Session];
    const attend = (who: Standing, session: string, person = participant, expectedVersion = 1) =>
      bench.ask([who], ATTEND, {
        input: { session, entries: [{ participant: person, present: true }], expectedVersion },
      });
    expect((await attend(PROVINCE, coming.id)).fields).toEqual(['input.session']);
    expect((await attend(PROVINCE, begun.id, 'stranger')).fields).toEqual(['input.entries.0.participant']);
    const stale = await attend(PROVINCE, begun.id, participant, 7);
    expect([stale.codes, stale.currentVersion]).toEqual([['CONFLICT'], 1]);
    const entries = [true, false].map((present) => ({ participant, present }));
    const twice = await bench.ask([PROVINCE], ATTEND, { input: { session: begun.id, entries, expectedVersion: 1 } });
    expect([twice.codes, twice.fields]).toEqual([['BAD_USER_INPUT'], ['input.entries.1.participant']]);
    expect((await attend(REGENCY, begun.id)).codes).toEqual(['FORBIDDEN']);
    expect((await attend(PROVINCE, 'unknown')).codes).toEqual(['NOT_FOUND']);
    expect(await bench.subgraph.database.read.count(AttendanceRow)).toBe(0);
  });

  it('lets a session whose hours are not known be marked from its day on', async () => {
    const id = stableId('training', 'bimtek:2018-08-28');
    const { data } = await bench.ask([MONITOR], 'query ($id: ID!) { training(id: $id) { sessions { id } } }', { id });
    const { data: registration } = await register(['TRAINING_COORDINATOR', 'kl.panrb'], {
      training: id,
      agency: '17.02',
      name: 'Satu',
    });
    const input = {
      session: data.training.sessions[0].id,
      entries: [{ participant: registration.registerParticipant.participant.id, present: true }],
      expectedVersion: 1,
    };
    expect((await bench.ask([['TRAINING_COORDINATOR', 'kl.panrb']], ATTEND, { input })).codes).toEqual([]);
  });

  it('records one commitment letter of a participant, which makes the agency committed', async () => {
    const { id } = await schedule();
    const participant = await registered(id, 'Satu');
    const input = {
      participant,
      training: id,
      signedOn: '2026-03-18',
      dueOn: '2026-05-29',
      followUpOwner: 'Koordinator',
    };
    const commit = (who: Standing, overrides: object = {}) =>
      bench.ask([who], COMMIT, { input: { idempotencyKey: nextKey(), ...input, ...overrides } });
    expect((await commit(CITY)).codes).toEqual(['NOT_FOUND']);
    expect((await commit(['PROVINCIAL_MONITOR', '32'])).codes).toEqual(['FORBIDDEN']);
    expect((await commit(REGENCY, { signedOn: '2026-03-17' })).fields).toEqual(['input.signedOn']);
    expect((await commit(REGENCY, { signedOn: '2026-03-19' })).fields).toEqual(['input.signedOn']);
    expect((await commit(REGENCY, { dueOn: '2026-03-01' })).fields).toEqual(['input.dueOn']);
    expect((await commit(REGENCY, { followUpOwner: '3216010101900001' })).fields).toEqual(['input.followUpOwner']);
    expect((await commit(REGENCY, { training: 'another' })).fields).toEqual(['input.training']);
    const recorded = await commit(REGENCY);
    expect(recorded.data.recordCommitmentLetter.commitmentLetter).toEqual({
      signedOn: '2026-03-18',
      dueOn: '2026-05-29',
      followUpOwner: 'Koordinator',
      agency: { id: agencyId('32.16') },
      participant: { name: 'Satu' },
      training: { title: 'Bimtek admin pengaduan' },
    });
    expect((await commit(REGENCY)).fields).toEqual(['input.participant']);
    const { data } = await bench.ask(
      [REGENCY],
      'query ($of: [_Any!]!) { _entities(representations: $of) { ... on Agency { readiness { state since } } } }',
      { of: [{ __typename: 'Agency', id: agencyId('32.16') }] },
    );
    expect(data._entities[0].readiness).toEqual({ state: 'COMMITTED', since: '2026-03-18' });
  });

  it('shows an officer’s attendance to those who may see the participant', async () => {
    const { id, sessions } = await schedule();
    const { data } = await register(PROVINCE, { training: id, agency: '32.16', officer: OFFICER });
    const participant = data.registerParticipant.participant.id;
    await bench.ask([PROVINCE], ATTEND, {
      input: { session: sessions[0]?.id, entries: [{ participant, present: true }], expectedVersion: 1 },
    });
    const seen = async (who: Standing) => {
      const answer = await bench.ask(
        [who],
        `query ($of: [_Any!]!) { _entities(representations: $of) {
          ... on Officer { attendance { present session { topic } training { title } } }
        } }`,
        { of: [{ __typename: 'Officer', id: OFFICER }] },
      );
      return answer.data._entities[0].attendance;
    };
    expect(await seen(REGENCY)).toEqual([
      { present: true, session: { topic: 'Verifikasi' }, training: { title: 'Bimtek admin pengaduan' } },
    ]);
    expect(await seen(['HEAD', '17'])).toEqual([]);
    expect(await seen(['PORTAL', '32.16'])).toBeNull();
  });
});
