import { randomBytes } from 'node:crypto';
import { signAssertion } from '../../../schema/assertion.js';
import { untilAllReady } from '../../chaos/cluster/until-ready.js';
import {
  type Asker,
  asker,
  assertionOf,
  CITIZEN,
  type ComplaintApi,
  complaintApi,
  type GraphQLAnswer,
} from '../../kit/complaint-hub.js';
import { type Action, DESK, mutationOf, NEEDED } from '../../kit/complaint-scenario.js';
import { bringTo, type State, versionIn } from '../../kit/complaint-states.js';
import { type FreshLocation, freshLocation, testDialects, testRedisUrl } from '../../kit/databases.js';
import { HubProcess } from '../kit/child-process.js';

const LISTENING = /"url":"(http:[^"]+)\/graphql".*"msg":"listening/;
const ROUNDS = 8;
const assertionKey = randomBytes(32);
const ADMIN = asker('AGENCY_ADMIN', '32.16');
const UNIT = asker('AGENCY_ADMIN', '32.16/dsdabmbk');
const FILE = `query ($id: ID) { complaint(id: $id) {
  version state handler { id } hops { seq until } answers { text } timeline { seq kind }
} }`;

interface File {
  version: number;
  state: State;
  hops: { seq: number; until: string | null }[];
  answers: { text: string }[];
  timeline: { seq: number; kind: string }[];
}

type Deed = [action: Action, input?: Record<string, unknown>];

/** Two officers, each through a process of its own, on one database. */
(testDialects().includes('mariadb') ? describe : describe.skip)('two processes of the complaint subgraph', () => {
  const processes: HubProcess[] = [];
  const locations: FreshLocation[] = [];
  let apis: [ComplaintApi, ComplaintApi];

  beforeAll(async () => {
    const redisUrl = testRedisUrl();
    const fresh = async () => {
      const place = await freshLocation('mariadb');
      locations.push(place);
      if (place.location.dialect !== 'mariadb') throw new Error('asked for MariaDB');
      return place.location.url;
    };
    const start = async (name: string, environment: Record<string, string>) => {
      const child = HubProcess.start(
        'subgraphs/main.js',
        {
          SIMPUL_ASSERTION_KEY: assertionKey.toString('base64'),
          SIMPUL_IDENTITY_KEYS: `test:${Buffer.alloc(32, 1).toString('base64')}`,
          ...(redisUrl && { SIMPUL_REDIS: redisUrl }),
          PORT: '0',
          ...environment,
        },
        [name],
      );
      processes.push(child);
      return child.waitForLine(LISTENING);
    };
    // Only an agency with an account is handed what names it.
    const directory = await start('agency-directory', { SIMPUL_DATABASE: await fresh(), SIMPUL_SAMPLE: 'on' });
    const environment = { SIMPUL_DATABASE: await fresh(), SIMPUL_DIRECTORY: directory };
    const origins = await Promise.all([1, 2].map(() => start('complaint', environment)));
    await untilAllReady([directory, ...origins].map((origin) => `${origin}/health/ready`));
    apis = origins.map((origin) => complaintApi((...asked) => post(origin, ...asked))) as typeof apis;
  }, 180_000);

  afterAll(async () => {
    await Promise.all(processes.map((child) => child.stop()));
    await Promise.all(locations.map(({ drop }) => drop()));
  }, 60_000);

  async function post(origin: string, who: Asker, query: string, variables?: Record<string, unknown>) {
    const assertion = await signAssertion(assertionOf(who), assertionKey, 60);
    const body = JSON.stringify({ query, variables, extensions: { assertion } });
    const response = await fetch(`${origin}/graphql`, { method: 'POST', body });
    return (await response.json()) as GraphQLAnswer;
  }

  it.each<[State, Deed, Deed]>([
    ['RECEIVED', ['verify'], ['archive']],
    ['VERIFIED', ['forward', { toAgency: '32.16/diskominfo' }], ['forward', { toAgency: '32.16/dinkes' }]],
    ['FORWARDED', ['accept'], ['return']],
    ['ACCEPTED', ['respond', { text: 'Jawaban petugas pertama.' }], ['respond', { text: 'Jawaban petugas kedua.' }]],
    ['IN_PROCESS', ['respond'], ['defer']],
    ['DEFERRED', ['resume'], ['archive']],
    ['ANSWERED', ['close'], ['respond']],
  ])('let one officer win who would change what is %s, and tell the other: %j or %j', async (state, one, other) => {
    const complaints = await bringTo(apis[0], Array(ROUNDS).fill(state), CITIZEN);
    for (const { id } of complaints) {
      const send = (api: ComplaintApi, who: Asker, [action, input]: Deed) =>
        api.ask(who, mutationOf(action), {
          input: { complaintId: id, expectedVersion: versionIn(state), ...NEEDED[action], ...input },
        });
      const answers = await Promise.all([send(apis[0], ADMIN, one), send(apis[1], ADMIN, other)]);
      const lost = answers.filter(({ errors }) => errors !== undefined);
      expect(lost.map(({ errors }) => errors?.[0]?.extensions)).toEqual([
        expect.objectContaining({ code: 'CONFLICT', currentVersion: versionIn(state) + 1 }),
      ]);
      const won = answers.find(({ errors }) => errors === undefined)?.data?.done;
      const files = await Promise.all(apis.map((api) => api.data<{ complaint: File }>(DESK, FILE, { id })));
      expect(files[0]).toEqual(files[1]);
      const { version, state: now, hops, answers: given, timeline } = (files[0] as { complaint: File }).complaint;
      expect(won).toMatchObject({ version, state: now });
      expect(version).toBe(versionIn(state) + 1);
      expect(timeline.map(({ seq }) => seq)).toEqual(Array.from({ length: version }, (_, index) => index + 1));
      expect(hops.filter(({ until }) => until === null)).toHaveLength(1);
      expect(given).toHaveLength(timeline.filter(({ kind }) => kind === 'ANSWERED').length);
    }
  });

  it('take a reply once that comes through both, after which who answers what was before is told', async () => {
    const complaints = await bringTo(apis[1], Array(ROUNDS).fill('ANSWERED'), CITIZEN);
    for (const [round, { id, trackingNumber, secret }] of complaints.entries()) {
      const input = { trackingNumber, secret, idempotencyKey: `reply-through-both-${round}`, text: 'Masih berlubang.' };
      const reply = `mutation ($input: ReplyToComplaintInput!) { replyToComplaint(input: $input) { complaint { status } } }`;
      const replies = await Promise.all(apis.map((api) => api.ask(CITIZEN, reply, { input })));
      expect(replies.map(({ errors }) => errors)).toEqual([undefined, undefined]);
      const stale = { complaintId: id, expectedVersion: versionIn('ANSWERED'), ...NEEDED.respond };
      expect(await apis[0].code(UNIT, mutationOf('respond'), { input: stale })).toBe('CONFLICT');
      const { complaint } = await apis[0].data<{ complaint: File }>(DESK, FILE, { id });
      expect(complaint.timeline.filter(({ kind }) => kind === 'REOPENED')).toHaveLength(1);
    }
  });
});
