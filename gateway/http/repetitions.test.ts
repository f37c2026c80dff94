import type { ExecutionResult } from 'graphql';
import type { Role } from '../../schema/roles.js';
import { buildSmallSystem, type SmallSystem } from '../../test/conformance/kit/small-system.js';
import { type StartedFront, startFront } from '../../test/kit/start-front.js';
import { createDevelopmentIssuer } from '../security/development-issuer.js';

const issuer = createDevelopmentIssuer(Buffer.alloc(32, 7));
const MAX_BODY_BYTES = 4096;
let front: StartedFront;

beforeAll(async () => {
  front = await startFront({ identity: issuer, maxBodyBytes: MAX_BODY_BYTES });
});
afterAll(() => front.server.stop());

async function answerTo(body: unknown, headers?: Record<string, string>) {
  const response = await front.post(body, headers);
  const { date: _date, 'x-request-id': _id, ...shown } = Object.fromEntries(response.headers);
  const text = (await response.text()).replace(/"errorId":"[^"]+"/, '"errorId":"any"');
  return { status: response.status, headers: shown, text };
}

/** The value of the first metric whose line begins like this. */
async function counted(line: RegExp): Promise<number> {
  const metrics = await (await fetch(new URL('/metrics', front.server.url))).text();
  const found = metrics.split('\n').find((candidate) => line.test(candidate));
  return Number(found?.split(' ').at(-1) ?? 0);
}

describe('a query that is repeated', () => {
  it.each<[string, Record<string, unknown>, Record<string, string>]>([
    ['data', { query: '{ hello node { name child { name } } }' }, {}],
    ['aliases and __typename', { query: '{ a: hello b: __typename }' }, {}],
    ['variables', { query: 'query E($v: Int!) { echo(value: $v) }', variables: { v: 3 } }, {}],
    ['a named operation', { query: 'query A { hello } query B { b: hello }', operationName: 'B' }, {}],
    ['a coded error beside data', { query: '{ hello refused(code: "NOT_FOUND") }' }, {}],
    ['the same in Indonesian', { query: '{ hello refused(code: "FORBIDDEN") }' }, { 'accept-language': 'id' }],
    ['a masked bug', { query: '{ hello bug }' }, {}],
    ['introspection', { query: '{ __schema { queryType { name } } }' }, {}],
    ['another media type', { query: '{ hello }' }, { accept: 'application/graphql-response+json' }],
    ['any media type', { query: '{ hello }' }, { accept: '*/*' }],
  ])('is answered as the first time: %s', async (_title, body, headers) => {
    const first = await answerTo(body, headers);
    expect(first.status).toBe(200);
    expect(await answerTo(body, headers)).toEqual(first);
    expect(await answerTo(body, headers)).toEqual(first);
  });

  it('is recognised whatever media types were asked for before', async () => {
    const body = { query: '{ hello again: hello }' };
    for (let other = 0; other <= 100; other++) await answerTo(body, { accept: `application/json;q=0.${1000 + other}` });
    const headers = { accept: 'application/graphql-response+json, application/json' };
    const first = await answerTo(body, headers);
    const repeated = await counted(/^simpul_repeated_queries_total/);
    expect(await answerTo(body, headers)).toEqual(first);
    expect(await counted(/^simpul_repeated_queries_total/)).toBe(repeated + 1);
  });

  it('is still asked who is there: a token that is refused is refused, and each viewer gets its own answer', async () => {
    const query = '{ whoami }';
    const tokens = await Promise.all(['siti', 'budi'].map((name) => issuer.issueToken([], name, 60)));
    for (let round = 0; round < 2; round++) {
      const answers = await Promise.all(
        tokens.map((token) => answerTo({ query }, { authorization: `Bearer ${token}` })),
      );
      expect(answers.map(({ text }) => /siti|budi/.exec(text)?.[0])).toEqual(['siti', 'budi']);
      expect(await answerTo({ query }, { authorization: 'Bearer forged' })).toMatchObject({ status: 401 });
      const expired = await issuer.issueToken([], 'siti', -1);
      expect(await answerTo({ query }, { authorization: `Bearer ${expired}` })).toMatchObject({ status: 401 });
    }
  });

  it.each(['*/*', 'application/json', 'application/graphql-response+json'])(
    'has its variables checked each time, and is refused as the first time: to one who accepts %s',
    async (accept) => {
      const send = (v: unknown, others = {}) =>
        answerTo({ query: 'query ($v: Int!) { echo(value: $v) }', variables: { v }, ...others }, { accept });
      expect(await send(1)).toMatchObject({ status: 200 });
      const refused = await send('x');
      expect(refused.text).toContain('BAD_USER_INPUT');
      // With extensions it is Apollo Server that refuses.
      expect(refused).toEqual(await send('x', { extensions: {} }));
      expect(await send(2)).toMatchObject({ status: 200 });
      expect(await send('x')).toEqual(refused);
    },
  );

  it('is refused by what it sends beside the query as the first time', async () => {
    const query = '{ hello }';
    await answerTo({ query });
    expect(await answerTo({ query, extensions: 'text' })).toMatchObject({ status: 400 });
    expect(await answerTo({ query, variables: [] })).toMatchObject({ status: 400 });
    expect(await answerTo({ query }, { 'content-type': 'text/plain' })).toMatchObject({ status: 400 });
    expect(await answerTo({ query }, { accept: 'image/png' })).toMatchObject({ status: 406 });
  });

  it('is held to the limits as the first time', async () => {
    const query = 'query ($v: Int!) { echo(value: $v) }';
    expect(await answerTo({ query, variables: { v: 1 } })).toMatchObject({ status: 200 });
    const tooLarge = { query, variables: { v: 1, rest: 'x'.repeat(MAX_BODY_BYTES) } };
    expect(await answerTo(tooLarge)).toMatchObject({ status: 413, text: expect.stringContaining('PAYLOAD_TOO_LARGE') });

    const tooDeep = { query: `{ node ${'{ child '.repeat(20)}{ name }${' }'.repeat(20)} }` };
    const refused = await answerTo(tooDeep);
    expect(refused).toMatchObject({ status: 400, text: expect.stringContaining('OPERATION_TOO_COMPLEX') });
    expect(await answerTo(tooDeep)).toEqual(refused);
  });

  it.each([
    ['it is answered', { query: 'query { hello }' }, 'ok'],
    ['it is answered in part', { query: 'query { hello bug }' }, 'partial'],
    ['it is refused', { query: 'query ($v: Int!) { echo(value: $v) }', variables: { v: 'x' } }, 'error'],
  ])('is measured and logged once each time: %s', async (_, body, outcome) => {
    // Whatever its variables, it is known from here on.
    await answerTo({ ...body, variables: { v: 1 } });
    const ofOutcome = new RegExp(`^simpul_operation_duration_seconds_count.*type="query",outcome="${outcome}"}`);
    for (let time = 1; time <= 2; time++) {
      const [measured, repeated] = [await counted(ofOutcome), await counted(/^simpul_repeated_queries_total/)];
      front.log.length = 0;
      await answerTo(body);
      expect([await counted(ofOutcome), await counted(/^simpul_repeated_queries_total/)]).toEqual([
        measured + 1,
        repeated + 1,
      ]);
      expect(front.log.filter(({ message }) => message === 'operation ended')).toEqual([
        expect.objectContaining({
          about: expect.objectContaining({ type: 'query', outcome }),
        }),
      ]);
    }
  });

  it('is refused by a server that stops', async () => {
    const stopping = await startFront();
    const query = '{ hello }';
    for (let time = 1; time <= 2; time++) expect((await stopping.post({ query })).status).toBe(200);
    const stopped = stopping.server.stop();
    const late = await stopping.post({ query });
    expect([late.status, await late.json()]).toMatchObject([
      503,
      { errors: [{ extensions: { code: 'SHUTTING_DOWN' } }] },
    ]);
    await stopped;
  });
});

describe('a query that is repeated, over a supergraph', () => {
  const subgraph = (typeDefs: string) => ({
    guarded: { typeDefs, resolvers: { Query: { open: () => 'o', guarded: () => 'secret content' } } },
  });
  const GUARDED = 'type Query { open: String guarded: String @requiresScopes(scopes: [["ppid:write"]]) }';
  const query = '{ open guarded }';
  let system: SmallSystem;
  let over: StartedFront;

  beforeEach(async () => {
    system = buildSmallSystem(subgraph(GUARDED));
    over = await startFront({ identity: issuer, gateway: system.gateway });
  });
  afterEach(() => over.server.stop());

  async function seenBy(role?: Role): Promise<unknown> {
    const token = role && (await issuer.issueToken([{ role, agency: 'a' }], 'siti', 60));
    const response = await over.post({ query }, token ? { authorization: `Bearer ${token}` } : {});
    const { data, errors } = (await response.json()) as ExecutionResult;
    return errors ? errors.map(({ path, extensions }) => [path, extensions?.code]) : data;
  }

  it('shows each viewer just what its own scopes open', async () => {
    const whole = { open: 'o', guarded: 'secret content' };
    const withheld = (code: string) => [[['guarded'], code]];
    for (let time = 1; time <= 2; time++) {
      expect(await seenBy('PPID_OFFICER')).toEqual(whole);
      expect(await seenBy('HEAD')).toEqual(withheld('FORBIDDEN'));
      expect(await seenBy()).toEqual(withheld('UNAUTHENTICATED'));
    }
    expect(system.fetches.filter((fetch) => fetch.query.includes('guarded'))).toHaveLength(2);
  });

  it('is checked anew under another supergraph', async () => {
    for (let time = 1; time <= 2; time++) expect((await over.post({ query })).status).toBe(200);
    system.swap(subgraph('type Query { open: String }'));
    const refused = await over.post({ query });
    expect([refused.status, await refused.json()]).toMatchObject([
      400,
      { errors: [{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }] },
    ]);
  });
});

describe('a mutation that is repeated', () => {
  it('is executed each time, and goes through Apollo Server', async () => {
    const repeated = await counted(/^simpul_repeated_queries_total/);
    const body = { query: 'mutation { note(text: "x") }' };
    const answers = [await answerTo(body), await answerTo(body)];
    expect(answers.map(({ text }) => JSON.parse(text))).toEqual([{ data: { note: 'x' } }, { data: { note: 'x' } }]);
    expect(await counted(/^simpul_repeated_queries_total/)).toBe(repeated);
  });
});
