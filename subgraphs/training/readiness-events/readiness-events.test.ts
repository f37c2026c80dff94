import type { AgencyFacts, PostFacts } from '../../../schema/events.js';
import { describeEachDialect } from '../../../test/kit/databases.js';
import {
  agencyFacts,
  agencyId,
  type DirectoryDouble,
  directoryDouble,
  SAMPLE_AGENCIES,
} from '../../../test/kit/directory-double.js';
import { type Answer, openBench, type Standing, type SubgraphBench } from '../../../test/kit/subgraph-bench.js';
import { stableId } from '../../kit/stable-id.js';
import { READINESS_RULE, ReadinessLack, ReadinessState } from '../readiness.js';
import { trainingSubgraph } from '../subgraph.js';
import { AgencyReadinessRow } from './agency-readiness.entity.js';

const EVENT = 'cursor agencyId level stateBefore stateAfter lacksBefore lacksAfter since cause';
const STREAM = `subscription ($filter: ReadinessEventFilter, $after: String) {
  readinessChanged(filter: $filter, after: $after) { ${EVENT} }
}`;
const POLL = `query ($filter: ReadinessEventFilter, $after: String, $first: Int!) {
  readinessEvents(filter: $filter, after: $after, first: $first) { events { ${EVENT} causeLabel(lang: EN) } endCursor hasMore }
}`;
const LIST = `query ($organisation: ID) { readinessList(filter: { organisation: $organisation }, first: 1) {
  feedCursor edges { node { readiness { state lacks since } } }
} }`;
const OF_AGENCY = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Agency {
  readiness { state lacks since } untrainedOfficers { id }
} } }`;
const RECORD = `mutation ($input: RecordAppointmentLetterInput!) {
  recordAppointmentLetter(input: $input) { appointmentLetter { id } }
}`;
const SCHEDULE = `mutation ($input: ScheduleTrainingInput!) { scheduleTraining(input: $input) { training { id sessions { id } } } }`;
const REGISTER =
  'mutation ($input: RegisterParticipantInput!) { registerParticipant(input: $input) { participant { id } } }';
const COMMIT = `mutation ($input: RecordCommitmentLetterInput!) {
  recordCommitmentLetter(input: $input) { commitmentLetter { dueOn } }
}`;
const ATTEND = 'mutation ($input: RecordAttendanceInput!) { recordAttendance(input: $input) { session { id } } }';

const MINISTRY: Standing = ['NATIONAL_MONITOR', 'kl.panrb'];
const PROVINCE: Standing = ['PROVINCIAL_MONITOR', '32'];
const REGENCY: Standing = ['AGENCY_ADMIN', '32.16'];
const COORDINATOR: Standing = ['TRAINING_COORDINATOR', '32.16'];
/** Those at units follow their body. */
const INSIDERS: Standing[] = [
  ['AGENCY_ADMIN', '32.16/diskominfo'],
  ['LIAISON_OFFICER', '32.16/dsdabmbk/bidang-jalan'],
  ['HEAD', '32.16.06'],
  ['TRAINING_COORDINATOR', '32.16/dsdabmbk'],
];
const OTHERS: Standing[] = [
  ['PROVINCIAL_MONITOR', '17'],
  ['AGENCY_ADMIN', '32'],
  ['HEAD', '32.73'],
  ['PPID_OFFICER', '32.16/diskominfo'],
  ['PROVINCIAL_MONITOR', '32.16/diskominfo'],
  ['AGENCY_ADMIN', 'kl.panrb'],
];

interface Told {
  cursor: string;
  agencyId: string;
  stateBefore: string;
  stateAfter: string;
  lacksBefore: string[];
  lacksAfter: string[];
  since: string | null;
  cause: string;
}

let numbers = 0;

function postAt(code: string, facts: Partial<PostFacts> = {}): PostFacts {
  numbers += 1;
  return {
    id: stableId('post', `readiness:${numbers}`),
    officerId: stableId('officer', `readiness:${numbers}`),
    agencyId: agencyId(code),
    role: 'AGENCY_ADMIN',
    from: '2025-01-01',
    until: null,
    ...facts,
  };
}

describeEachDialect((dialect) => {
  let bench: SubgraphBench;
  let directory: DirectoryDouble;
  let begin: string;

  beforeAll(async () => {
    directory = directoryDouble([...SAMPLE_AGENCIES, agencyFacts('32.16/dinkes', 'Dinas Kesehatan')]);
    bench = await openBench(dialect, directory, (source) => trainingSubgraph({ directory: source, sample: false }));
  });
  afterAll(() => bench.close());
  beforeEach(async () => {
    bench.setClock('2026-03-18T03:00:00.000Z');
    begin = (await poll([MINISTRY])).data.readinessEvents.endCursor;
  });

  const poll = (who: Standing[], after?: string, filter = {}, first = 100): Promise<Answer> =>
    bench.ask(who, POLL, { after, filter, first });
  /** What somebody is told after the beginning of the test, once `awaited` of it is there. */
  const told = async (who: Standing, awaited = 0, filter = {}): Promise<Told[]> => {
    const stream = await bench.follow([awaited > 0 ? who : MINISTRY], STREAM, { after: begin, filter });
    for (let seen = 0; seen < awaited; seen++) await stream.next();
    await stream.return?.();
    return (await poll([who], begin, filter)).data.readinessEvents.events;
  };
  const changed = (facts: Partial<AgencyFacts> & { code: string }) => {
    const agency = directory.agency(facts.code);
    directory.change({ ...agency, ...facts, version: agency.version + 1 });
    return bench.subgraph.catchUp();
  };
  const start = async (post: PostFacts) => {
    directory.startPost(post);
    await bench.subgraph.catchUp();
    return post;
  };
  const end = async (post: PostFacts, until: string) => {
    directory.endPost({ ...post, until });
    await bench.subgraph.catchUp();
  };
  const recordLetter = async (agency: string, officer: string, rest: object = {}) => {
    numbers += 1;
    const { codes, fields } = await bench.ask([['TRAINING_COORDINATOR', agency]], RECORD, {
      input: {
        agency,
        number: `800/${numbers}`,
        date: '2026-03-01',
        subject: 'Tim Pengelola',
        signer: { name: 'Kepala Daerah', office: agency.length === 2 ? 'GOVERNOR' : 'REGENT', capacity: 'DEFINITIVE' },
        legalBasis: 'SE Menteri PANRB 4/2016',
        members: [{ officer, role: 'ADMIN' }],
        validFrom: '2026-03-01',
        idempotencyKey: `readiness-letter-${numbers}`,
        ...rest,
      },
    });
    expect([codes, fields]).toEqual([[], []]);
  };
  const agency = async (code: string) =>
    (await bench.ask([COORDINATOR], OF_AGENCY, { of: [{ __typename: 'Agency', id: agencyId(code) }] })).data
      ._entities[0];
  const listed = async (code: string) =>
    (await bench.ask([MINISTRY], LIST, { organisation: agencyId(code) })).data.readinessList.edges[0]?.node.readiness;
  const states = (events: readonly Told[]) =>
    events.map(({ agencyId: id, stateBefore, stateAfter, cause }) => [id, stateBefore, stateAfter, cause]);

  it('tells a rotation once to the ministry, the province and the agency, and to nobody else', async () => {
    const post = await start(postAt('32.16/diskominfo'));
    await recordLetter('32.16', post.officerId);
    begin = (await told(MINISTRY, 1)).at(-1)?.cursor as string;
    const successor = postAt('32.16/diskominfo', { from: '2026-03-11' });
    directory.endPost({ ...post, until: '2026-03-10' });
    directory.startPost(successor);
    await bench.subgraph.catchUp();
    const [event, ...more] = await told(MINISTRY, 1);
    expect(more).toEqual([]);
    expect(event).toMatchObject({
      agencyId: agencyId('32.16'),
      stateBefore: 'SK_ISSUED',
      stateAfter: 'SK_OUTDATED',
      since: '2026-03-11',
      cause: 'POST',
    });
    expect(event?.lacksBefore).not.toContain('MEMBERS_IN_POST');
    expect(event?.lacksAfter).toContain('MEMBERS_IN_POST');
    expect(await told(PROVINCE, 1)).toEqual([event]);
    expect(await told(REGENCY, 1)).toEqual([event]);
    for (const insider of INSIDERS) expect([insider, await told(insider, 1)]).toEqual([insider, [event]]);
    for (const other of OTHERS) expect([other, await told(other)]).toEqual([other, []]);
    const { readiness, untrainedOfficers } = await agency('32.16');
    expect(await listed('32.16')).toEqual(readiness);
    expect(untrainedOfficers).toEqual([{ id: successor.officerId }]);
  });

  it('tells nothing where neither the state nor the lacks change', async () => {
    await changed({ code: '91', name: 'Pemerintah Provinsi Papua (baru)' });
    await start(postAt('91', { role: 'HEAD' }));
    await changed({ code: '91', connected: false });
    expect((await told(MINISTRY, 1)).map(({ lacksAfter }) => lacksAfter.includes('CONNECTION'))).toEqual([true]);
  });

  it('tells of account, connection and closing, and forgets who is closed', async () => {
    await changed({ code: '91.03', hasAccount: false, accountSince: '2026-03-15T16:00:00.000Z' });
    await changed({ code: '91.03', hasAccount: true, accountSince: '2026-03-17T03:00:00.000Z', connected: false });
    const events = await told(MINISTRY, 2);
    // By the calendar of the agency, where the former day had begun.
    expect(events.map(({ since }) => since)).toEqual(['2026-03-16', '2026-03-17']);
    expect(states(events)).toEqual([
      [agencyId('91.03'), 'ACCOUNT_WITHOUT_SK', 'NO_ACCOUNT', 'AGENCY'],
      [agencyId('91.03'), 'NO_ACCOUNT', 'ACCOUNT_WITHOUT_SK', 'AGENCY'],
    ]);
    expect(events[1]?.lacksAfter).toContain('CONNECTION');
    await changed({ code: '91.03', closedAt: '2026-03-18T00:00:00.000Z' });
    expect(await listed('91.03')).toBeUndefined();
  });

  it('notices that a unit goes to another body with those who work there, since the day on which it did', async () => {
    const post = await start(postAt('32.16/dinkes'));
    await recordLetter('32.16', post.officerId, { validFrom: '2026-03-02' });
    expect((await agency('32.16')).readiness.state).toBe('SK_ISSUED');
    const formerCodes = [{ code: '32.16/dinkes', until: '2026-03-14' }];
    await changed({ code: '32.16/dinkes', organisation: '32.73/dinkes', supervision: '32.73', formerCodes });
    expect((await told(REGENCY, 2)).slice(-1)).toMatchObject([
      {
        agencyId: agencyId('32.16'),
        stateBefore: 'SK_ISSUED',
        stateAfter: 'SK_OUTDATED',
        since: '2026-03-15',
        cause: 'AGENCY',
      },
    ]);
    expect((await agency('32.16')).readiness.lacks).toContain('MEMBERS_IN_POST');
    expect(await listed('32.16')).toEqual((await agency('32.16')).readiness);
  });

  it('tells of a promise, of who was trained, and of a trained officer who leaves', async () => {
    const post = await start(postAt('17.02'));
    const ROUND: Standing = ['TRAINING_COORDINATOR', '17'];
    const schedule = await bench.ask([ROUND], SCHEDULE, {
      input: {
        kind: 'BIMTEK',
        title: 'Bimtek Bengkulu',
        organisers: ['17'],
        regionCode: '17.02',
        place: 'Curup',
        sessions: [{ startsAt: '2026-03-16T02:00:00Z', endsAt: '2026-03-16T05:00:00Z', topic: 'Verifikasi' }],
        idempotencyKey: `bimtek-${dialect}`,
      },
    });
    expect([schedule.codes, schedule.fields]).toEqual([[], []]);
    const { id: training, sessions } = schedule.data.scheduleTraining.training;
    const registered = await bench.ask([ROUND], REGISTER, {
      input: { training, agency: '17.02', officer: post.officerId, idempotencyKey: `peserta-${dialect}` },
    });
    const participant = registered.data.registerParticipant.participant.id;
    await bench.ask([ROUND], ATTEND, {
      input: { session: sessions[0].id, entries: [{ participant, present: true }], expectedVersion: 1 },
    });
    expect((await agency('17.02')).untrainedOfficers).toEqual(null);
    const letter = { training, participant, signedOn: '2026-03-16', dueOn: '2026-03-20', followUpOwner: 'Bagian' };
    const commitment = await bench.ask([ROUND], COMMIT, {
      input: { ...letter, idempotencyKey: `komitmen-${dialect}` },
    });
    expect([commitment.codes, commitment.fields]).toEqual([[], []]);
    bench.setClock('2026-03-20T17:00:00.000Z');
    await bench.subgraph.perform('readiness');
    await end(post, '2026-03-19');
    const events = await told(MINISTRY, 4, { organisation: '17.02' });
    expect(events.map(({ stateAfter, cause }) => [stateAfter, cause])).toEqual([
      ['ACCOUNT_WITHOUT_SK', 'ATTENDANCE'],
      ['COMMITTED', 'COMMITMENT'],
      ['COMMITTED', 'DAY'],
      ['COMMITTED', 'POST'],
    ]);
    expect(events.map(({ lacksAfter }) => lacksAfter.includes('TRAINED_OFFICER'))).toEqual([false, false, false, true]);
    expect(events.map(({ lacksAfter }) => lacksAfter.includes('COMMITMENT_KEPT'))).toEqual([false, false, true, true]);
  });

  it('notices at the local midnight that a letter has expired and a post has ended, each once', async () => {
    const post = await start(postAt('32', { until: '2026-03-25' }));
    await recordLetter('32', post.officerId, { validUntil: '2026-03-20' });
    const perform = async (instant: string) => {
      bench.setClock(instant);
      await bench.subgraph.perform('readiness');
      await bench.subgraph.perform('readiness');
    };
    const lacks = async () => (await listed('32')).lacks as string[];
    await perform('2026-03-20T16:59:59.999Z');
    expect((await listed('32')).state).toBe('SK_ISSUED');
    await perform('2026-03-20T17:00:00.000Z');
    expect(await listed('32')).toMatchObject({ state: 'SK_OUTDATED', since: '2026-03-21' });
    expect(await lacks()).toEqual(expect.arrayContaining(['LETTER_RENEWAL']));
    await perform('2026-03-25T17:00:00.000Z');
    expect(await lacks()).toEqual(expect.arrayContaining(['LETTER_RENEWAL', 'MEMBERS_IN_POST']));
    const events = await told(['AGENCY_ADMIN', '32'], 3);
    expect(events.map(({ cause }) => cause)).toEqual(['LETTER', 'DAY', 'DAY']);
    expect(await listed('32')).toEqual((await agency('32')).readiness);
  });

  it('finds anew by another rule what was found by a former one, and tells of other states alone', async () => {
    const kept = async (code: string, former: Partial<AgencyReadinessRow>) => {
      const where = { agencyId: agencyId(code) };
      await bench.subgraph.database.write(async (manager) => {
        await manager.update(AgencyReadinessRow, where, { ...former, ruleVersion: READINESS_RULE - 1 });
      });
    };
    const before = await listed('kl.bpk');
    await kept('kl.bpk', { lacks: [ReadinessLack.CONNECTION] });
    await kept('kl.bpkp', { lacks: [], state: ReadinessState.SK_ISSUED });
    await bench.subgraph.seed();
    expect(await listed('kl.bpk')).toEqual(before);
    expect(states(await told(MINISTRY, 1))).toEqual([[agencyId('kl.bpkp'), 'SK_ISSUED', 'ACCOUNT_WITHOUT_SK', 'DAY']]);
    const { read } = bench.subgraph.database;
    expect(await read.countBy(AgencyReadinessRow, { ruleVersion: READINESS_RULE - 1 })).toBe(0);
    await changed({ code: 'kl.bpk', connected: false });
    expect(await told(MINISTRY, 2)).toHaveLength(2);
  });

  it('reads one index where no day has come', async () => {
    await bench.subgraph.perform('readiness');
    bench.statements.length = 0;
    await bench.subgraph.perform('readiness');
    expect(bench.statements.filter((sql) => sql.includes('agency_readiness'))).toHaveLength(1);
    expect(bench.statements.filter((sql) => sql.includes('projection'))).toEqual([]);
  });

  it('streams to a list from its cursor what the list does not show yet, and pages the same', async () => {
    const { data } = await bench.ask([MINISTRY], LIST, { organisation: '17' });
    const after = data.readinessList.feedCursor;
    for (const hasAccount of [false, true, false]) await changed({ code: '17', hasAccount });
    const stream = await bench.follow([MINISTRY], STREAM, { after });
    const live: Told[] = [];
    while (live.length < 3) live.push((await stream.next()).value.data.readinessChanged);
    const first = (await poll([MINISTRY], after, {}, 2)).data.readinessEvents;
    const second = (await poll([MINISTRY], first.endCursor, {}, 2)).data.readinessEvents;
    expect([first.hasMore, second.hasMore]).toEqual([true, false]);
    const pages = [...first.events, ...second.events];
    expect(pages.map(({ cursor }: Told) => cursor)).toEqual(live.map(({ cursor }) => cursor));
    expect(pages[0].causeLabel).toBe('The agency changed');
    await stream.return?.();
  });

  it.each<[object, number]>([
    [{ agency: '17' }, 1],
    [{ organisation: '17' }, 1],
    [{ territory: '17' }, 1],
    [{ territory: '32' }, 0],
    [{ levels: ['MINISTRY'] }, 0],
    [{ states: ['NO_ACCOUNT'] }, 1],
    [{ states: ['COMMITTED'] }, 0],
  ])('keeps what %j asks for', async (filter, count) => {
    if (!directory.agency('17').hasAccount) {
      await changed({ code: '17', hasAccount: true });
      begin = (await told(MINISTRY, 1)).at(-1)?.cursor as string;
    }
    await changed({ code: '17', hasAccount: false });
    await told(MINISTRY, 1);
    expect((await poll([MINISTRY], begin, filter)).data.readinessEvents.events).toHaveLength(count);
  });

  it('refuses agencies that there are none of, and foreign cursors', async () => {
    expect((await poll([MINISTRY], undefined, { agency: '99' })).fields).toEqual(['filter.agency']);
    expect((await poll([MINISTRY], 'x')).fields).toEqual(['after']);
  });
});
