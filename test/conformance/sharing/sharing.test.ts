import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { GraphQLFormattedError } from 'graphql';
import { decodeJwt } from 'jose';
import { loadGatewayConfiguration } from '../../../gateway/configuration.js';
import { createDevelopmentIssuer } from '../../../gateway/security/development-issuer.js';
import type { GatewayServer } from '../../../gateway/server.js';
import { startGateway } from '../../../gateway/start-gateway.js';
import type { Assertion } from '../../../schema/assertion.js';
import { composeSmall } from '../kit/small-system.js';
import { type HeldRequest, type HeldSubgraph, startHeldSubgraph } from './held-subgraph.js';
import { type Answer, PipelinedClient } from './pipelined-client.js';

const KEY = Buffer.alloc(32, 5).toString('base64');
const SECRET = Buffer.alloc(32, 6);
const issuer = createDevelopmentIssuer(SECRET);
const ITEM = { query: 'query ($id: ID!) { item(id: $id) { title } }', variables: { id: 'i1' } };
const MARK = { query: '{ mark }' };
const answerTo = (title: string) => ({ data: { item: { title } } });

const folder = mkdtempSync(join(tmpdir(), 'simpul-sharing-'));
const bugs: unknown[] = [];
const logger = {
  debug() {},
  info() {},
  warn() {},
  error(about: { requestId?: string }) {
    bugs.push(about.requestId);
  },
};
let items: HeldSubgraph;
let names: HeldSubgraph;
let server: GatewayServer;
let client: PipelinedClient;

async function start(switches: Record<string, string>): Promise<void> {
  [items, names] = await Promise.all([startHeldSubgraph(), startHeldSubgraph()]);
  const supergraphFile = join(folder, 'supergraph.graphql');
  const typeDefs = `
    type Query { item(id: ID!): Item mark: Boolean }
    type Mutation { change(id: ID!): Item }
    type Item @key(fields: "id") { id: ID! title: String }`;
  writeFileSync(
    supergraphFile,
    composeSmall({
      items: { url: items.url, typeDefs, resolvers: {} },
      names: { url: names.url, typeDefs: 'type Item @key(fields: "id") { id: ID! name: String }', resolvers: {} },
    }),
  );
  const environment = {
    PORT: '0',
    SIMPUL_DRAIN_MS: '100',
    SIMPUL_SUPERGRAPH: supergraphFile,
    SIMPUL_ASSERTION_KEY: KEY,
    SIMPUL_DEVELOPMENT_SECRET: SECRET.toString('base64'),
    ...switches,
  };
  server = await startGateway(loadGatewayConfiguration(environment), logger);
  client = new PipelinedClient(new URL(server.url));
}

async function stop(): Promise<void> {
  client.close();
  await server.stop();
  await Promise.all([items.stop(), names.stop()]);
}

/** Sends it after what was sent before, without waiting for an answer. */
const send = (operation: unknown, headers?: Record<string, string>): Promise<Answer> => client.send(operation, headers);

/** Sends it on a connection of its own. */
const sendAlone = (operation: unknown, signal: AbortSignal): Promise<Response> =>
  fetch(server.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify(operation),
    signal,
  });

/** Resolves when all that was sent before is under way: what goes last has come through the network. */
async function untilAllUnderWay(): Promise<void> {
  void send(MARK);
  const mark = await items.next();
  expect(mark.query).toContain('mark');
  mark.answer({ data: { mark: true } });
}

/** Sends three equal queries; resolves with what their subgraph was asked for them. */
async function sendThree(query = ITEM): Promise<{ answers: Promise<Answer[]>; held: HeldRequest }> {
  const before = items.count();
  const answers = Promise.all([send(query), send(query), send(query)]);
  const held = await items.next();
  await untilAllUnderWay();
  expect(items.count() - before).toBe(2);
  return { answers, held };
}

const bearer = async (subject: string) => ({ authorization: `Bearer ${await issuer.issueToken([], subject, 60)}` });
function whoAsks({ extensions }: HeldRequest): string {
  const { subject, language, purpose } = decodeJwt<{ simpul: Assertion }>(String(extensions?.assertion)).simpul;
  return [subject, language, purpose].filter((part) => part !== undefined).join(' ');
}

/** How many queries were given up. */
async function countAbandoned(): Promise<number> {
  const metrics = await (await fetch(new URL('/metrics', server.url))).text();
  return Number(/operation_duration_seconds_count\{type="query",outcome="error"\} (\d+)/.exec(metrics)?.[1] ?? 0);
}

async function untilAbandoned(count: number): Promise<void> {
  const deadline = Date.now() + 10_000;
  while ((await countAbandoned()) < count) {
    if (Date.now() > deadline) throw new Error('the gateway does not notice that a client left');
  }
}

afterAll(() => rmSync(folder, { recursive: true }));

describe.each(['SIMPUL_SHARE_FETCHES', 'SIMPUL_SHARE_QUERIES'])('%s=on', (variable) => {
  beforeAll(() => start({ [variable]: 'on' }));
  afterAll(stop);

  it('asks once for equal queries at the same time, the first time as well as repeated, and anew afterwards', async () => {
    for (const title of ['first', 'second', 'third']) {
      const { answers, held } = await sendThree();
      held.answer(answerTo(title));
      expect((await answers).map(({ body }) => body)).toEqual(Array(3).fill(answerTo(title)));
    }
  });

  it('shares nothing between viewers, languages, purposes and variables', async () => {
    const siti = await bearer('siti');
    const sent = [
      send(ITEM),
      send(ITEM, siti),
      send(ITEM, await bearer('budi')),
      send(ITEM, { ...siti, 'accept-language': 'id' }),
      send(ITEM, { ...siti, 'x-purpose': 'audit' }),
      send({ ...ITEM, variables: { id: 'i2' } }),
    ];
    const held = await Promise.all(sent.map(() => items.next()));
    for (const request of held) request.answer(answerTo(`${request.variables?.id} ${whoAsks(request)}`));
    expect((await Promise.all(sent)).map(({ body }) => body)).toEqual(
      ['i1 en', 'i1 siti en', 'i1 budi en', 'i1 siti id', 'i1 siti en audit', 'i2 en'].map(answerTo),
    );
  });

  it('sends every mutation, and reads anew after it', async () => {
    const query = send({ query: '{ item(id: "i1") { name } }' });
    (await items.next()).answer({ data: { item: { __typename: 'Item', id: 'i1' } } });
    const readBefore = await names.next();
    const changes = [1, 2].map(() => send({ query: 'mutation { change(id: "i1") { name } }' }));
    for (const _ of changes) {
      (await items.next()).answer({ data: { change: { __typename: 'Item', id: 'i1' } } });
    }
    const readAfter = await Promise.all(changes.map(() => names.next()));
    for (const request of readAfter) {
      expect({ ...request.variables, query: request.query }).toEqual({
        ...readBefore.variables,
        query: readBefore.query,
      });
      request.answer({ data: { _entities: [{ name: 'new' }] } });
    }
    readBefore.answer({ data: { _entities: [{ name: 'old' }] } });
    expect((await query).body).toEqual({ data: { item: { name: 'old' } } });
    for (const change of changes) expect((await change).body).toEqual({ data: { change: { name: 'new' } } });
  });

  it('goes on when one of the clients leaves', async () => {
    const before = { requests: items.count(), abandoned: await countAbandoned() };
    const leaving = new AbortController();
    const left = sendAlone(ITEM, leaving.signal);
    const held = await items.next();
    const staying = send(ITEM);
    await untilAllUnderWay();
    leaving.abort();
    await expect(left).rejects.toThrow('aborted');
    await untilAbandoned(before.abandoned + 1);
    held.answer(answerTo('kept'));
    expect((await staying).body).toEqual(answerTo('kept'));
    expect(items.count() - before.requests).toBe(2);
  });

  it('stops asking when all clients have left', async () => {
    const leaving = new AbortController();
    const left = sendAlone(ITEM, leaving.signal);
    const held = await items.next();
    leaving.abort();
    await expect(left).rejects.toThrow('aborted');
    await held.closed;
    const next = send(ITEM);
    (await items.next()).answer(answerTo('anew'));
    expect((await next).body).toEqual(answerTo('anew'));
  });

  it('fails for all with a code, and is asked anew afterwards', async () => {
    const { answers, held } = await sendThree();
    held.fail();
    for (const { body } of await answers) {
      expect(body).toMatchObject({
        data: { item: null },
        errors: [{ path: ['item'], extensions: { code: 'SUBGRAPH_UNAVAILABLE', subgraph: 'items' } }],
      });
    }
    const next = send(ITEM);
    (await items.next()).answer(answerTo('back'));
    expect((await next).body).toEqual(answerTo('back'));
  });

  it('shows each client a bug under an id of its own', async () => {
    // Answered by Apollo Server the first time, without it then.
    const unseen = { ...ITEM, query: `${ITEM.query} # unseen` };
    for (const _time of ['first', 'second']) {
      bugs.length = 0;
      const { answers, held } = await sendThree(unseen);
      held.answer({ data: { item: null }, errors: [{ message: 'SELECT', path: ['item'] }] });
      const shown = await answers;
      const ids = shown.map(({ body }) => (body as { errors: [GraphQLFormattedError] }).errors[0].extensions?.errorId);
      expect(new Set(ids).size).toBe(3);
      expect([...bugs].sort()).toEqual(shown.map(({ requestId }) => requestId).sort());
    }
  });
});

describe('without sharing', () => {
  beforeAll(() => start({}));
  afterAll(stop);

  it('asks for each of equal queries', async () => {
    const sent = [send(ITEM), send(ITEM)];
    for (const held of await Promise.all(sent.map(() => items.next()))) held.answer(answerTo('own'));
    for (const answer of sent) expect((await answer).body).toEqual(answerTo('own'));
  });
});
