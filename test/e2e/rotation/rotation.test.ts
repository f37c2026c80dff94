import { randomUUID } from 'node:crypto';
import { type Variables, type Watch, watch } from '../../../demo/hub-client.js';
import { PERSONAS, type Persona, personaGrant, seededAgencyId } from '../../../embedded/personas.js';
import { localDate } from '../../../subgraphs/kit/working-days.js';
import { describeEachShape } from '../kit/hub-under-test.js';
import { request, requestData } from '../kit/send-request.js';

const REGENCY = '32.16';
const DAY_MS = 86_400_000;
const ADMIN = PERSONAS.find(({ name }) => name === 'regency-admin') as Persona;
const LEAVER = personaGrant(ADMIN, { inPost: true });

const EVENT = 'cursor agencyId stateBefore stateAfter lacksAfter since cause agency { code readiness { state since } }';
const WATCH = /* GraphQL */ `subscription Watch($after: String) { readinessChanged(after: $after) { ${EVENT} } }`;
const POLL = /* GraphQL */ `query Poll($after: String) {
  readinessEvents(after: $after, first: 100) { endCursor events { ${EVENT} } }
}`;
const MOVEMENTS = /* GraphQL */ `subscription Movements { complaintForwarded { cursor } }`;
const TEAM = /* GraphQL */ `{ agency(code: "${REGENCY}") {
  readiness { state lacks since }
  appointmentLetter { members { role officer { id } } }
  untrainedOfficers { id posts { id } }
  posts { id version role agency { code } officer { id } }
} }`;
const RECORD = /* GraphQL */ `mutation Record($input: RecordOfficerInput!) {
  recordOfficer(input: $input) { officer { id } }
}`;
const ROTATE = /* GraphQL */ `mutation Rotate($input: RotateOfficerInput!) {
  rotateOfficer(input: $input) {
    successorPost { id } affected { endingGrants { role lastDay agency { code } } }
  }
}`;
const CONNECTION = /* GraphQL */ `query Connection($code: String!) {
  agency(code: $code) { version connection { connected } }
}`;
const CONNECT = /* GraphQL */ `mutation Connect($input: RecordConnectionInput!) {
  recordConnection(input: $input) { agency { id } }
}`;
/** What the leaver could ask for while in post, each guarded in another subgraph. */
const ASKED: Readonly<Record<string, string>> = {
  inbox: '{ inbox(first: 1) { totalCount } }',
  readinessList: '{ readinessList(first: 1) { totalCount } }',
  exportUnits: `{ exportUnits(agency: "${REGENCY}", first: 1) { rows } }`,
};

interface Told {
  cursor: string;
  agencyId: string;
  stateBefore: string;
  stateAfter: string;
  lacksAfter: string[];
  since: string;
}

interface Team {
  readiness: { state: string; lacks: string[]; since: string | null };
  appointmentLetter: { members: { role: string; officer: { id: string } | null }[] };
  untrainedOfficers: { id: string }[];
  posts: { id: string; version: number; officer: { id: string } }[];
}

describeEachShape((hub) => {
  const today = localDate(new Date(), 'Asia/Jakarta');
  const yesterday = localDate(new Date(Date.now() - DAY_MS), 'Asia/Jakarta');
  let start: string;
  let leaver: string;
  let entitled: Watch<Told>[];
  /** Whom the rotation does not concern, each with an agency of whose news they are told. */
  let others: { title: string; token: string; stream: Watch<Told>; code: string }[];
  let own: Watch<unknown>[];
  let successor: string;
  let successorPost: string;

  const follow = (token: string): Watch<Told> =>
    watch<Told>(hub(), { query: WATCH, variables: { after: start }, token, protocol: 'graphql-ws' });
  const tokenAt = (role: 'PROVINCIAL_MONITOR' | 'AGENCY_ADMIN', code: string) =>
    hub().issueToken([{ role, agency: seededAgencyId(code) }], `test:${role}@${code}`);
  const team = async () => (await requestData<{ agency: Team }>(hub(), TEAM, {}, await hub().tokenOf('head'))).agency;
  const change = async <Data>(document: string, input: Variables) =>
    requestData<Data>(
      hub(),
      document,
      { input: { idempotencyKey: randomUUID(), ...input } },
      await hub().tokenOf('regency-admin'),
    );

  /** Records the other of the two states of an agency's connection, which changes what it lacks. */
  const reconnect = async (code: string): Promise<void> => {
    type Connection = { agency: { version: number; connection: { connected: boolean } } };
    const { version, connection } = (await requestData<Connection>(hub(), CONNECTION, { code })).agency;
    const since = new Date().toISOString();
    const input = { agency: code, connected: !connection.connected, since, expectedVersion: version };
    await requestData(hub(), CONNECT, { input }, await hub().tokenOf('national-desk'));
  };
  const polled = async (token: string): Promise<Told[]> => {
    type Page = { readinessEvents: { events: Told[] } };
    return (await requestData<Page>(hub(), POLL, { after: start }, token)).readinessEvents.events;
  };

  beforeAll(async () => {
    const ministry = await hub().tokenOf('ministry-monitor');
    const { readinessEvents } = await requestData<{ readinessEvents: { endCursor: string } }>(
      hub(),
      POLL,
      {},
      ministry,
    );
    start = readinessEvents.endCursor;
    leaver = await hub().issueToken([LEAVER], 'test:leaver');
    const concerned = ['province-monitor', 'head', 'unit-officer'] as const;
    entitled = [ministry, ...(await Promise.all(concerned.map((name) => hub().tokenOf(name))))].map(follow);
    const strangers: [string, string, string][] = [
      ['another province', await tokenAt('PROVINCIAL_MONITOR', '33'), '33.01'],
      ['an unrelated regency', await tokenAt('AGENCY_ADMIN', '17.02'), '17.02'],
      ['an unrelated ministry', await tokenAt('AGENCY_ADMIN', 'kl.panrb'), 'kl.panrb'],
    ];
    others = strangers.map(([title, token, code]) => ({ title, token, stream: follow(token), code }));
    own = [follow(leaver), watch(hub(), { query: MOVEMENTS, variables: {}, token: leaver, protocol: 'graphql-ws' })];
  });

  afterAll(async () => {
    for (const stream of [...entitled, ...others.map(({ stream }) => stream), ...own]) await stream.stop();
  });

  it('the admin whom the letter names is in post, and his token opens what his role opens', async () => {
    const { readiness, appointmentLetter, posts } = await team();
    expect(readiness.state).toBe('SK_ISSUED');
    const post = posts.find(({ id }) => id === LEAVER.post);
    expect(appointmentLetter.members).toContainEqual({ role: 'ADMIN', officer: post?.officer });
    for (const [field, query] of Object.entries(ASKED)) {
      expect([field, (await request(hub(), query, {}, leaver)).errors]).toEqual([field, undefined]);
    }
  });

  it('he is moved away by one operation, and another takes up his post', async () => {
    const recorded = await change<{ recordOfficer: { officer: { id: string } } }>(RECORD, {
      agency: REGENCY,
      name: 'Penerus Jabatan (contoh)',
    });
    successor = recorded.recordOfficer.officer.id;
    const post = (await team()).posts.find(({ id }) => id === LEAVER.post);
    type Rotated = { rotateOfficer: { successorPost: { id: string }; affected: { endingGrants: unknown[] } } };
    const { rotateOfficer } = await change<Rotated>(ROTATE, {
      endPost: { post: LEAVER.post, lastDay: yesterday, expectedVersion: post?.version },
      successor: { officer: successor, kind: 'DEFINITIVE', from: today },
      handOver: { content: 'Akun SP4N-LAPOR! dan berkas pengaduan.' },
    });
    successorPost = rotateOfficer.successorPost.id;
    expect(rotateOfficer.affected.endingGrants).toEqual([
      { role: 'AGENCY_ADMIN', lastDay: yesterday, agency: { code: REGENCY } },
    ]);
  });

  it('the letter is outdated by that, and his successor is listed as untrained', async () => {
    for (const stream of entitled) await stream.until(1);
    const { readiness, untrainedOfficers } = await team();
    expect(readiness).toMatchObject({ state: 'SK_OUTDATED', since: today });
    expect(readiness.lacks).toContain('MEMBERS_IN_POST');
    expect(untrainedOfficers).toContainEqual({ id: successor, posts: [{ id: successorPost }] });
  });

  it('the ministry, the province and the agency, in a unit of it too, are told once each', async () => {
    const [told] = entitled.map(({ seen }) => seen);
    expect(told).toEqual([
      {
        cursor: expect.any(String),
        agencyId: seededAgencyId(REGENCY),
        stateBefore: 'SK_ISSUED',
        stateAfter: 'SK_OUTDATED',
        lacksAfter: expect.arrayContaining(['MEMBERS_IN_POST']),
        since: today,
        cause: 'POST',
        agency: { code: REGENCY, readiness: { state: 'SK_OUTDATED', since: today } },
      },
    ]);
    for (const { seen } of entitled) expect(seen).toEqual(told);
    expect(await polled(await hub().tokenOf('ministry-monitor'))).toEqual(told);
  });

  it('nobody else is told, who are of their own news that comes later', async () => {
    for (const { title, token, stream, code } of others) {
      await reconnect(code);
      await stream.until(1);
      const ids = [stream.seen, await polled(token)].map((events) => events.map(({ agencyId }) => agencyId));
      expect([title, ...ids]).toEqual([title, [seededAgencyId(code)], [seededAgencyId(code)]]);
    }
  });

  it('the leaver’s streams end without telling him, and his grant opens nothing any more', async () => {
    for (const stream of own) {
      await expect(stream.until(1)).rejects.toThrow('FORBIDDEN');
      expect(stream.seen).toEqual([]);
    }
    for (const [field, query] of Object.entries(ASKED)) {
      const { data, errors } = await request<Variables>(hub(), query, {}, leaver);
      expect([field, data?.[field], errors?.[0]?.extensions?.code]).toEqual([field, null, 'FORBIDDEN']);
    }
  });

  it('the successor’s grant opens what the leaver’s did', async () => {
    const token = await hub().issueToken([{ ...LEAVER, post: successorPost }], 'test:successor');
    for (const [field, query] of Object.entries(ASKED)) {
      expect([field, (await request(hub(), query, {}, token)).errors]).toEqual([field, undefined]);
    }
  });
});
