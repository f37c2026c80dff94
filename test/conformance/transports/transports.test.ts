import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { GraphQLError, GraphQLScalarType } from 'graphql';
import { httpTransport } from '../../../gateway/transport/http.js';
import { inProcessTransport } from '../../../gateway/transport/in-process.js';
import type { SubgraphTransport } from '../../../gateway/transport/subgraph-transport.js';
import { callable, RESUMABLE, type SmallSubgraph, schemaOf } from '../kit/small-subgraph.js';
import { buildSmallSystem, type SmallSystem, take } from '../kit/small-system.js';
import { type SubgraphServer, startSubgraphServer } from '../kit/subgraph-server.js';

const complaint: SmallSubgraph = {
  typeDefs: `${RESUMABLE}
    scalar DateTime
    type Query { complaint: Complaint failing: Int! }
    type Complaint @key(fields: "at id") { id: ID! at: DateTime bad: String }
    type Subscription {
      counted(after: Int, to: Int!): Count @resumable(argument: "after", cursor: "n")
      refused: Int
    }
    type Count { n: Int! complaint: Complaint }`,
  resolvers: {
    // As graphql-scalars has it: the serialised value is a Date until JSON makes a string of it.
    DateTime: new GraphQLScalarType({ name: 'DateTime', serialize: (value) => new Date(value as string) }),
    Query: {
      complaint: () => ({ id: 1, at: '2026-01-02T03:04:05.000Z' }),
      failing: () => {
        throw new GraphQLError('no', { extensions: { code: 'CONFLICT', currentVersion: 3 } });
      },
    },
    Complaint: {
      bad: () => {
        throw new Error('unexpected');
      },
    },
    Subscription: {
      counted: {
        subscribe: async function* (_: unknown, { after = 0, to }: { after?: number; to: number }) {
          for (let n = after + 1; n <= to; n++) {
            await new Promise(setImmediate);
            yield { counted: { n, complaint: { id: n, at: '2026-01-02T03:04:05.000Z' } } };
          }
        },
      },
      refused: {
        subscribe: () => {
          throw new GraphQLError('not for you', { extensions: { code: 'FORBIDDEN' } });
        },
      },
    },
  },
};

const directory: SmallSubgraph = {
  typeDefs: `scalar DateTime type Complaint @key(fields: "at id") { id: ID! at: DateTime echo: String }`,
  resolvers: {
    Complaint: {
      __resolveReference: (reference: { at: unknown; id: string }) => ({
        ...reference,
        echo: JSON.stringify(reference),
      }),
    },
  },
};

let servers: Record<string, SubgraphServer>;
let systems: Record<'in-process' | 'HTTP', SmallSystem>;

beforeAll(async () => {
  servers = { complaint: await startSubgraphServer(complaint), directory: await startSubgraphServer(directory) };
  const overHttp = (name: string): SubgraphTransport =>
    httpTransport({ url: (servers[name] as SubgraphServer).url, timeoutMs: 5_000 });
  systems = {
    'in-process': buildSmallSystem({ complaint, directory }),
    HTTP: buildSmallSystem({ complaint, directory }, { transportOf: overHttp }),
  };
});

afterAll(async () => {
  await Promise.all(Object.values(systems).map(({ gateway }) => gateway.close()));
  await Promise.all(Object.values(servers).map((server) => server.stop()));
});

describe.each(['in-process', 'HTTP'] as const)('%s', (kind) => {
  const reference = JSON.stringify({ __typename: 'Complaint', at: '2026-01-02T03:04:05.000Z', id: '1' });

  it('answers with the same data and errors', async () => {
    expect(await systems[kind].ask('{ complaint { id at bad echo } }')).toEqual({
      data: { complaint: { id: '1', at: '2026-01-02T03:04:05.000Z', bad: null, echo: reference } },
      errors: [
        {
          message: 'unexpected',
          path: ['complaint', 'bad'],
          extensions: { code: 'INTERNAL_SERVER_ERROR', subgraph: 'complaint' },
        },
      ],
    });
    expect(await systems[kind].ask('{ failing }')).toEqual({
      data: null,
      errors: [
        {
          message: 'no',
          path: ['failing'],
          extensions: { code: 'CONFLICT', currentVersion: 3, subgraph: 'complaint' },
        },
      ],
    });
  });

  it('streams the same events', async () => {
    const stream = await systems[kind].listen('subscription { counted(to: 2) { n complaint { echo } } }');
    const echo = (id: number) => reference.replace('"1"', `"${id}"`);
    expect(await take(stream, 2)).toEqual(
      [1, 2].map((n) => ({ data: { counted: { n, complaint: { echo: echo(n) } } } })),
    );
    expect((await stream.next()).done).toBe(true);
  });

  it('refuses with the same error', async () => {
    const stream = await systems[kind].listen('subscription { refused }');
    expect(await take(stream, 1)).toEqual([
      {
        data: { refused: null },
        errors: [
          { message: 'not for you', path: ['refused'], extensions: { code: 'FORBIDDEN', subgraph: 'complaint' } },
        ],
      },
    ]);
    expect((await stream.next()).done).toBe(true);
  });
});

describe('subscriptions over the network', () => {
  it('share one connection per subgraph, and close it after the last', async () => {
    const source = 'subscription { counted(to: 100000) { n } }';
    const streams = await Promise.all([systems.HTTP.listen(source), systems.HTTP.listen(source)]);
    await Promise.all(streams.map((stream) => take(stream, 2)));
    expect(servers.complaint?.sockets()).toBe(1);
    const closed = servers.complaint?.socketsClosed();
    await Promise.all(streams.map((stream) => stream.return?.()));
    await closed;
  });

  it('go on behind the last event on a new connection', async () => {
    const stream = await systems.HTTP.listen('subscription { counted(to: 100000) { n } }');
    const before = await take(stream, 3);
    servers.complaint?.breakSockets();
    const after = await take(stream, 200);
    const numbers = [...before, ...after].map(({ data }) => data?.counted);
    expect(numbers).toEqual(Array.from({ length: 203 }, (_, index) => ({ n: index + 1 })));
    await stream.return?.();
  });
});

describe('a subgraph that does not answer in GraphQL', () => {
  let server: Server;
  let transport: SubgraphTransport;
  let answer: (respond: { status: number; body: string }) => void;
  const request = { kind: 'query', query: '{ ok }' } as const;

  beforeEach(async () => {
    let reply: { status: number; body: string } | undefined;
    answer = (next) => {
      reply = next;
    };
    server = createServer((_, response) => {
      if (reply) response.writeHead(reply.status).end(reply.body);
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    transport = httpTransport({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, timeoutMs: 100 });
  });

  afterEach(async () => {
    await transport.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  const unavailable = expect.objectContaining({ name: 'TransportError', code: 'SUBGRAPH_UNAVAILABLE' });

  it.each([
    [502, '<html>Bad Gateway</html>'],
    [200, 'null'],
    [200, '{"hello":1}'],
  ])('is unavailable when it answers %s %s', async (status, body) => {
    answer({ status, body });
    await expect(transport.execute(request)).rejects.toEqual(unavailable);
  });

  it('is heard when it refuses with a status of its own', async () => {
    answer({ status: 401, body: '{"errors":[{"message":"who?"}]}' });
    expect(await transport.execute(request)).toEqual({ errors: [{ message: 'who?' }] });
  });

  it('is unavailable when it takes too long', async () => {
    await expect(transport.execute(request)).rejects.toEqual(unavailable);
  });

  it('is unavailable when it is not there, for streams too', async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await expect(transport.execute(request)).rejects.toEqual(unavailable);
    const events = transport.subscribe(request, new AbortController().signal)[Symbol.asyncIterator]();
    await expect(events.next()).rejects.toEqual(unavailable);
  });

  it('is left when the client goes', async () => {
    const leaving = new AbortController();
    const pending = transport.execute(request, leaving.signal);
    leaving.abort(new Error('gone'));
    await expect(pending).rejects.toThrow('gone');
  });

  it('is left in the same process too, although the call goes on', async () => {
    const leaving = new AbortController();
    const hanging = inProcessTransport({
      ...callable(schemaOf(complaint)),
      execute: () => new Promise(() => undefined),
    });
    const pending = hanging.execute(request, leaving.signal);
    leaving.abort(new Error('gone'));
    await expect(pending).rejects.toThrow('gone');
  });

  it('is unavailable when the call in the same process throws', async () => {
    const failing = inProcessTransport({
      ...callable(schemaOf(complaint)),
      execute: () => Promise.reject(new Error('x')),
    });
    await expect(failing.execute(request)).rejects.toEqual(unavailable);
  });
});
