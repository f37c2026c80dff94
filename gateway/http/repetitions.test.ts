import { type StartedFront, startFront } from '../../test/kit/start-front.js';
import { createDevelopmentIssuer } from '../security/development-issuer.js';

const issuer = createDevelopmentIssuer(Buffer.alloc(32, 7));
let front: StartedFront;

beforeAll(async () => {
  front = await startFront({ identity: issuer });
});
afterAll(() => front.server.stop());

async function answerTo(body: unknown, headers?: Record<string, string>) {
  const response = await front.post(body, headers);
  const { date: _date, 'x-request-id': _id, ...shown } = Object.fromEntries(response.headers);
  const text = (await response.text()).replace(/"errorId":"[^"]+"/, '"errorId":"any"');
  return { status: response.status, headers: shown, text };
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

  it('has its variables checked each time', async () => {
    const query = 'query ($v: Int!) { echo(value: $v) }';
    expect(await answerTo({ query, variables: { v: 1 } })).toMatchObject({ status: 200 });
    const refused = await answerTo({ query, variables: { v: 'x' } });
    expect(refused).toMatchObject({ status: 400, text: expect.stringContaining('BAD_USER_INPUT') });
    expect(await answerTo({ query, variables: { v: 2 } })).toMatchObject({ status: 200 });
    expect(await answerTo({ query, variables: { v: 'x' } })).toEqual(refused);
  });

  it('is refused by what it sends beside the query as the first time', async () => {
    const query = '{ hello }';
    await answerTo({ query });
    expect(await answerTo({ query, extensions: 'text' })).toMatchObject({ status: 400 });
    expect(await answerTo({ query, variables: [] })).toMatchObject({ status: 400 });
    expect(await answerTo({ query }, { 'content-type': 'text/plain' })).toMatchObject({ status: 400 });
    expect(await answerTo({ query }, { accept: 'image/png' })).toMatchObject({ status: 406 });
  });

  it('counts among the operations that are measured', async () => {
    const counted = async () => {
      const metrics = await (await fetch(new URL('/metrics', front.server.url))).text();
      const lines = metrics
        .split('\n')
        .filter((line) => /^\w*operations\w*total.*type="query".*outcome="ok"/.test(line));
      return Number(lines[0]?.split(' ').at(-1));
    };
    await answerTo({ query: '{ hello }' });
    const before = await counted();
    await answerTo({ query: '{ hello }' });
    expect(await counted()).toBe(before + 1);
  });
});

describe('a mutation that is repeated', () => {
  it('is executed each time', async () => {
    const body = { query: 'mutation { note(text: "x") }' };
    const answers = [await answerTo(body), await answerTo(body)];
    expect(answers.map(({ text }) => JSON.parse(text))).toEqual([{ data: { note: 'x' } }, { data: { note: 'x' } }]);
  });
});
