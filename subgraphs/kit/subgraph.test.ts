import { createClient } from 'graphql-ws';
import pino from 'pino';
import {
  Arg,
  Ctx,
  Directive,
  Field,
  ID,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
  Subscription,
} from 'type-graphql';
import WebSocket from 'ws';
import { type Assertion, signAssertion } from '../../schema/assertion.js';
import { describeEachDialect, type FreshLocation, freshLocation } from '../../test/kit/databases.js';
import { openedByStreams } from './build-schema.js';
import { badInput, CodedError } from './errors.js';
import type { SubgraphResponse } from './execute-operation.js';
import { feedSource } from './feed-source.js';
import { reference, regionCode } from './input-rules.js';
import { httpCall, inProcessCall } from './internal-call.js';
import { COMMON_REFUSALS } from './refusals.js';
import { inProcessRelay } from './relay.js';
import type { RequestContext } from './request-context.js';
import { type SubgraphServer, startSubgraphServer } from './server.js';
import { Subgraph, type SubgraphDefinition } from './subgraph.js';
import { validate } from './validate.js';

interface Knots {
  TIED: { knot: string };
}

@ObjectType({ description: 'A knot.' })
@Directive('@key(fields: "id")')
class Knot {
  @Field(() => ID, { description: 'Its id.' })
  id!: string;

  @Field({ description: 'Where its stream goes on.' })
  cursor!: string;
}

@Resolver(() => Knot)
class KnotResolver {
  constructor(
    private readonly tie: (knot: string) => Promise<void>,
    private readonly fail: (value: string) => Promise<string>,
  ) {}

  @Query(() => String, { nullable: true, description: 'Who asks.' })
  whoAmI(@Ctx() { viewer }: RequestContext): string | undefined {
    return viewer.subject;
  }

  @Query(() => String, { nullable: true, description: 'Refuses.' })
  refused(): string {
    throw new CodedError('FORBIDDEN');
  }

  @Query(() => String, { nullable: true, description: 'Refuses what is no code, and every code.' })
  picky(@Arg('region', () => String) region: string): string {
    validate(regionCode, validate(reference, region, 'region'), 'region');
    throw badInput('region', COMMON_REFUSALS.noRegion);
  }

  @Query(() => String, { nullable: true, description: 'Has a bug.' })
  broken(): string {
    throw new TypeError('password=hunter2');
  }

  @Query(() => String, { nullable: true, description: 'Has a statement that fails.' })
  failing(@Arg('value', () => String) value: string): Promise<string> {
    return this.fail(value);
  }

  @Mutation(() => Boolean, { description: 'Ties a knot.' })
  async tieKnot(@Arg('id', () => ID) id: string): Promise<boolean> {
    await this.tie(id);
    return true;
  }

  @Subscription(() => Knot, {
    description: 'Each knot.',
    subscribe: openedByStreams,
  })
  tied(
    @Root() event: { payload: { knot: string }; cursor: string },
    @Arg('after', () => String, { nullable: true }) _after?: string,
  ): Knot {
    return { id: event.payload.knot, cursor: event.cursor };
  }
}

const assertionKey = new Uint8Array(32).fill(3);
const logLines: string[] = [];
const logger = pino({ level: 'error' }, { write: (line) => logLines.push(line) });

const definition: SubgraphDefinition<Knots> = {
  name: 'knots',
  entities: [],
  migrations: [],
  assemble: ({ database, feed, now }) => {
    const tie = (knot: string) =>
      database.write((manager) =>
        feed.append(manager, { kind: 'TIED', aggregateId: knot, occurredAt: now(), payload: { knot } }),
      );
    const fail = (value: string) => database.read.query<string>('SELECT ? FROM nowhere', [value]);
    return {
      resolvers: [new KnotResolver(tie, fail)],
      streams: {
        tied: ({ after }, stream) =>
          feed.follow({ after: after as string | undefined, entitlements: 'ALL', instead: 'knots' }, stream),
      },
      references: { Knot: ({ id }) => ({ id, cursor: '' }) },
      grantFinder: { agenciesById: async () => [], postsById: async () => [] },
      snapshot: async () => ({ rows: [{ kind: 'TIED', payload: { knot: 'first' } }], next: null }),
    };
  },
};

const viewer: Assertion = { kind: 'viewer', subject: 'siti', grants: [], scopes: [], language: 'en' };

describeEachDialect((dialect) => {
  let place: FreshLocation;
  let subgraph: Subgraph;
  let server: SubgraphServer;

  beforeAll(async () => {
    place = await freshLocation(dialect);
    subgraph = await Subgraph.open(definition, {
      location: place.location,
      assertionKey,
      relay: inProcessRelay(),
      pollIntervalMs: 20,
      logger,
      now: () => new Date('2026-03-18T02:00:00Z'),
    });
    server = await startSubgraphServer(subgraph, {
      host: '127.0.0.1',
      port: 0,
      onError: (error) => {
        throw error;
      },
    });
  });

  afterAll(async () => {
    await server.stop();
    await subgraph.stop();
    await place.drop();
  });

  const signed = async (assertion: Assertion = viewer, lifetimeSeconds = 60) => ({
    assertion: await signAssertion(assertion, assertionKey, lifetimeSeconds),
  });

  const plain = (response: SubgraphResponse) => JSON.parse(JSON.stringify(response));

  async function post(body: string): Promise<{ status: number; body: unknown }> {
    const response = await fetch(server.url, { method: 'POST', body });
    return { status: response.status, body: await response.json() };
  }

  it('is not ready, and hands out no feed, before it is seeded', async () => {
    const fresh = await freshLocation(dialect);
    const unseeded = await Subgraph.open(definition, {
      location: fresh.location,
      assertionKey,
      relay: inProcessRelay(),
      pollIntervalMs: 60_000,
      logger,
      now: () => new Date(),
    });
    try {
      expect(await unseeded.readiness()).toEqual({ ready: false, reasons: ['the first rows are not written yet'] });
      expect(await unseeded.execute({ query: '{ whoAmI }', extensions: await signed() })).toMatchObject({
        errors: [{ extensions: { code: 'NOT_READY', retryable: true } }],
      });
      const source = feedSource('knots', inProcessCall(unseeded, assertionKey));
      await expect(source.head()).rejects.toMatchObject({ extensions: { code: 'NOT_READY' } });
      await unseeded.seed();
      expect(await unseeded.readiness()).toEqual({ ready: true, reasons: [] });
    } finally {
      await unseeded.stop();
      await fresh.drop();
    }
  });

  describe('once seeded', () => {
    beforeAll(() => subgraph.seed());

    it.each<[string, () => Promise<Record<string, unknown> | undefined>]>([
      ['without an assertion', async () => undefined],
      ['with a forged one', async () => ({ assertion: await signAssertion(viewer, new Uint8Array(32).fill(4), 60) })],
      ['with an expired one', () => signed(viewer, -1)],
      ['with something else', async () => ({ assertion: 42 })],
    ])('answers nobody %s', async (_title, extensions) => {
      expect(plain(await subgraph.execute({ query: '{ whoAmI }', extensions: await extensions() }))).toEqual({
        errors: [
          {
            message: 'A valid access token is needed.',
            extensions: { code: 'UNAUTHENTICATED', retryable: false },
          },
        ],
      });
    });

    it('answers over HTTP as it does in process', async () => {
      const request = { query: 'query Who { whoAmI refused }', operationName: 'Who', extensions: await signed() };
      const direct = plain(await subgraph.execute(request));
      expect(direct).toEqual({
        data: { whoAmI: 'siti', refused: null },
        errors: [
          {
            message: 'Your role does not permit this.',
            path: ['refused'],
            extensions: { code: 'FORBIDDEN', retryable: false },
          },
        ],
      });
      expect(await post(JSON.stringify(request))).toEqual({ status: 200, body: direct });
    });

    it('says coded errors in the language of the viewer', async () => {
      const extensions = await signed({ ...viewer, language: 'id' });
      const { errors } = await subgraph.execute({ query: '{ refused }', extensions });
      expect(errors?.[0]?.message).toBe('Peran Anda tidak berwenang melakukan ini.');
    });

    it.each([
      ['en', 'The input is not valid.', 'Expected at least 1 character.'],
      ['id', 'Masukan tidak valid.', 'Harus berisi sekurang-kurangnya 1 karakter.'],
    ] as const)('says bad fields in the language of the viewer: %s', async (language, message, tooShort) => {
      const query = '{ short: picky(region: "") word: picky(region: "Jabar") unknown: picky(region: "99") }';
      const answer = await subgraph.execute({ query, extensions: await signed({ ...viewer, language }) });
      const refusal = (path: string, said: string) => ({
        message,
        path: [path],
        extensions: { code: 'BAD_USER_INPUT', retryable: false, fields: [{ path: 'region', message: said }] },
      });
      expect(plain(answer).errors).toEqual([
        refusal('short', tooShort),
        refusal('word', COMMON_REFUSALS.regionCode[language]),
        refusal('unknown', COMMON_REFUSALS.noRegion[language]),
      ]);
    });

    it('masks a bug and names only the id under which it is logged', async () => {
      const answer = plain(await subgraph.execute({ query: '{ broken }', extensions: await signed() }));
      expect(answer.errors).toEqual([
        {
          message: 'An unexpected error; quote its errorId to the operator.',
          path: ['broken'],
          extensions: { code: 'INTERNAL_SERVER_ERROR', retryable: false, errorId: expect.any(String) },
        },
      ]);
      expect(JSON.stringify(answer)).not.toContain('hunter2');
    });

    it('logs a statement that fails without the values that it carried', async () => {
      const request = { query: '{ failing(value: "Warga Contoh") }', extensions: await signed() };
      const { errors } = await subgraph.execute(request);
      const { errorId } = errors?.[0]?.extensions ?? {};
      const line = logLines.find((logged) => logged.includes(String(errorId)));
      expect(line).toContain('QueryFailedError');
      expect(line).not.toContain('Warga Contoh');
    });

    it('treats reading the subject of a shared stream as a bug', async () => {
      const extensions = await signed({ ...viewer, kind: 'audience', subject: undefined });
      const { errors } = await subgraph.execute({ query: '{ whoAmI }', extensions });
      expect(errors?.[0]?.extensions.code).toBe('INTERNAL_SERVER_ERROR');
    });

    it.each([
      ['not JSON', 'not JSON', 400],
      ['no query', '{}', 400],
      ['a body over the limit', 'x'.repeat(17 * 1024 * 1024), 413],
    ])('refuses %s with a coded error', async (_title, body, status) => {
      const code = status === 413 ? 'PAYLOAD_TOO_LARGE' : 'BAD_USER_INPUT';
      expect(await post(body)).toMatchObject({ status, body: { errors: [{ extensions: { code } }] } });
    });

    it('refuses a document that does not fit the schema', async () => {
      const { errors } = await subgraph.execute({ query: '{ unknown }', extensions: await signed() });
      expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
    });

    it('streams the same events in process and over graphql-ws', async () => {
      const query = 'subscription { tied { id } }';
      const extensions = await signed();
      const direct = subgraph.subscribe({ query, extensions });
      const client = createClient({ url: server.url.replace('http', 'ws'), webSocketImpl: WebSocket });
      const remote = client.iterate({ query, extensions });
      const heads = [direct.next(), remote.next()];
      const stopTying = tieUntilSettled(Promise.all(heads));
      const events = await Promise.all(heads);
      await stopTying;
      const expected = { done: false, value: { data: { tied: { id: expect.stringMatching(/^k\d+$/) } } } };
      expect(plain(events as never)).toEqual([expected, expected]);
      await direct.return?.();
      await remote.return?.();
      await client.dispose();
    });

    /** Ties knots one after the other until both readers have one: only what is tied after they stand is theirs. */
    async function tieUntilSettled(settled: Promise<unknown>): Promise<void> {
      let isSettled = false;
      const mark = settled.then(() => {
        isSettled = true;
      });
      for (let knot = 1; !isSettled && knot < 500; knot++) {
        const query = `mutation { tieKnot(id: "k${knot}") }`;
        await subgraph.execute({ query, extensions: await signed() });
      }
      await mark;
    }

    async function firstWithId(stream: AsyncIterable<SubgraphResponse>, id: string) {
      const reader = stream[Symbol.asyncIterator]();
      for (;;) {
        const { value, done } = await reader.next();
        if (done) throw new Error(`the stream ended without ${id}`);
        const event = plain(value).data.tied as { id: string; cursor: string };
        if (event.id === id) return event;
      }
    }

    it('tells positions to who asks for them, the same in process and over graphql-ws', async () => {
      const query = 'subscription ($after: String) { tied(after: $after) { id cursor } }';
      const begin = await feedSource('knots', inProcessCall(subgraph, assertionKey)).head();
      await subgraph.execute({ query: 'mutation { tieKnot(id: "last") }', extensions: await signed() });
      const passed = subgraph.subscribe({ query, variables: { after: begin }, extensions: await signed() });
      const { cursor: after } = await firstWithId(passed, 'last');
      await passed.return?.();
      const request = { query, variables: { after }, extensions: { ...(await signed()), positions: true } };
      const client = createClient({ url: server.url.replace('http', 'ws'), webSocketImpl: WebSocket });
      const streams = [subgraph.subscribe(request), client.iterate(request)];
      const next = async () =>
        (await Promise.all(streams.map((stream) => stream.next()))).map(({ value }) => plain(value));
      const caughtUp = { data: null, extensions: { position: after } };
      expect(await next()).toEqual([caughtUp, caughtUp]);
      const heads = next();
      await subgraph.execute({ query: 'mutation { tieKnot(id: "told") }', extensions: await signed() });
      const tied = { data: { tied: { id: 'told', cursor: expect.any(String) } } };
      expect(await heads).toEqual([tied, tied]);
      await Promise.all(streams.map((stream) => stream.return?.()));
      await client.dispose();
    });

    it('ends a stream when its assertion expires, and goes on from its last cursor with a new one', async () => {
      const source = feedSource('knots', inProcessCall(subgraph, assertionKey));
      const head = await source.head();
      const tie = async (knot: string) =>
        subgraph.execute({ query: `mutation { tieKnot(id: "${knot}") }`, extensions: await signed() });
      await tie('before');
      const query = 'subscription ($after: String) { tied(after: $after) { id cursor } }';
      const first = subgraph.subscribe({ query, variables: { after: head }, extensions: await signed(viewer, 1) });
      const event = await firstWithId(first, 'before');
      expect(plain((await first.next()).value as SubgraphResponse).errors).toEqual([
        {
          message: 'A valid access token is needed.',
          extensions: { code: 'UNAUTHENTICATED', retryable: false, cursor: event.cursor },
        },
      ]);
      expect(await first.next()).toEqual({ done: true, value: undefined });
      await tie('between');
      const second = subgraph.subscribe({ query, variables: { after: event.cursor }, extensions: await signed() });
      expect((await firstWithId(second, 'between')).id).toBe('between');
      await second.return?.();
    });

    it('shows its feed at the internal routes to other subgraphs alone', async () => {
      const base = new URL(server.url).origin;
      for (const call of [inProcessCall(subgraph, assertionKey), httpCall(base, assertionKey)]) {
        const source = feedSource('knots', call);
        const head = await source.head();
        expect(await source.snapshot(null)).toEqual({
          rows: [{ kind: 'TIED', payload: { knot: 'first' } }],
          next: null,
        });
        expect(await source.read(head)).toMatchObject({ events: expect.any(Array), hasMore: false });
        await expect(source.read('forged')).rejects.toMatchObject({ extensions: { code: 'BAD_USER_INPUT' } });
        await expect(call('feed/unknown', {})).rejects.toMatchObject({ extensions: { code: 'NOT_FOUND' } });
      }
      const { assertion } = await signed();
      await expect(subgraph.internal('feed/head', {}, assertion)).rejects.toMatchObject({
        extensions: { code: 'UNAUTHENTICATED' },
      });
    });

    it('tells whether it lives and is ready', async () => {
      const base = new URL(server.url).origin;
      expect(await (await fetch(`${base}/health/live`)).json()).toEqual({ alive: true });
      expect(await (await fetch(`${base}/health/ready`)).json()).toEqual({ ready: true, reasons: [] });
      expect((await fetch(`${base}/nowhere`)).status).toBe(404);
    });
  });
});
