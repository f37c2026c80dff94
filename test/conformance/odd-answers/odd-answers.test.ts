import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { httpTransport } from '../../../gateway/transport/http.js';
import { inProcessTransport } from '../../../gateway/transport/in-process.js';
import { callable, schemaOf } from '../kit/small-subgraph.js';
import { buildSmallSystem, type SmallSystem } from '../kit/small-system.js';

/** What the subgraph `odd` answers to anything: a status and a body, or nothing at all. */
let reply: { status: number; body: string } | undefined;
let server: Server;
let system: SmallSystem;

beforeAll(async () => {
  server = createServer(async (request, response) => {
    await text(request);
    if (reply) response.writeHead(reply.status).end(reply.body);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
  system = buildSmallSystem(
    {
      sound: {
        typeDefs: `type Query { rows: [Row!]! } type Row @key(fields: "id") { id: ID! title: String box: Box @shareable } type Box @shareable { h: Int }`,
        resolvers: {
          Query: {
            rows: () => [
              { id: '1', title: 'satu', box: { h: 1 } },
              { id: '2', title: 'dua', box: { h: 2 } },
            ],
          },
        },
      },
      odd: {
        typeDefs: `type Query { odd: Odd must: Int! } type Odd { n: Int list: [Int] } type Row @key(fields: "id") { id: ID! size: Int kind: Kind box: Box @shareable } type Box @shareable { w: Int } enum Kind { BIG }`,
        resolvers: {},
      },
    },
    {
      transportOf: (name, subgraph) =>
        name === 'odd' ? httpTransport({ url, timeoutMs: 150 }) : inProcessTransport(callable(schemaOf(subgraph))),
    },
  );
});
afterAll(async () => {
  await system.gateway.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const data = (body: unknown) => ({ status: 200, body: JSON.stringify({ data: body }) });
const unavailable = (...path: (string | number)[]) => ({
  message: 'A part of the hub does not answer; its fields are missing.',
  path,
  extensions: { code: 'SUBGRAPH_UNAVAILABLE', subgraph: 'odd' },
});
const unexpected = (what: string, ...path: (string | number)[]) => ({
  message: `A subgraph was expected to answer with ${what}.`,
  path,
  extensions: { code: 'INTERNAL_SERVER_ERROR' },
});
const rows = [
  { title: 'satu', size: null },
  { title: 'dua', size: null },
];

it.each([
  ['a status of 500 and a page', { status: 500, body: '<html>Internal Server Error</html>' }],
  ['garbage', { status: 200, body: 'rm -rf' }],
  ['nothing in it', { status: 200, body: '' }],
  ['JSON that is no answer', { status: 200, body: '[1]' }],
  ['no data and no errors', { status: 200, body: '{"data":null}' }],
  ['too few entities', data({ _entities: [] })],
  ['too many entities', data({ _entities: [{ size: 1 }, { size: 2 }, { size: 3 }] })],
  ['something else than entities', data({ _entities: 'none' })],
  ['no answer in time', undefined],
])('loses only its own fields when a subgraph answers with %s', async (_, given) => {
  reply = given;
  expect(await system.ask('{ rows { title size } }')).toEqual({
    data: { rows },
    errors: [unavailable('rows', 0, 'size'), unavailable('rows', 1, 'size')],
  });
});

it('shows of an answer what was asked for, and nothing more', async () => {
  reply = data({ odd: { n: 1, list: [2], secret: 's', __proto__: { x: 1 } }, must: 3, extra: { x: 1 } });
  expect(await system.ask('{ odd { n } must }')).toEqual({ data: { odd: { n: 1 }, must: 3 } });
});

it('takes from an answer what was asked for of each object, and leaves what others answered', async () => {
  reply = data({
    _entities: [
      { size: 1, id: '2', title: 'lain', __typename: 'Other' },
      { size: 2, title: 'lain' },
    ],
  });
  expect(await system.ask('{ rows { __typename id title size } }')).toEqual({
    data: {
      rows: [
        { __typename: 'Row', id: '1', title: 'satu', size: 1 },
        { __typename: 'Row', id: '2', title: 'dua', size: 2 },
      ],
    },
  });
});

it('takes from an answer what was asked for within objects that others brought', async () => {
  reply = data({ _entities: [{ box: { w: 3, h: 4, id: 'x' } }, { box: null }] });
  expect(await system.ask('{ rows { box { h w } } }')).toEqual({
    data: {
      rows: [{ box: { h: 1, w: 3 } }, { box: { h: 2, w: null } }],
    },
  });
});

it('gives an error without a path that of the only field that was asked for, or none', async () => {
  const told = { message: 'hampir usang', extensions: { code: 'INTERNAL_SERVER_ERROR', subgraph: 'odd' } };
  reply = { status: 200, body: JSON.stringify({ data: { o: { n: 1 } }, errors: [{ message: told.message }] }) };
  expect(await system.ask('{ o: odd { n } }')).toEqual({
    data: { o: { n: 1 } },
    errors: [{ ...told, path: ['o'] }],
  });
  reply = { status: 200, body: JSON.stringify({ data: { odd: null, must: 1 }, errors: [{ message: told.message }] }) };
  expect(await system.ask('{ odd { n } must }')).toEqual({ data: { odd: null, must: 1 }, errors: [told] });
});

it('turns what is of another type into null and says where', async () => {
  reply = data({ odd: 'text', must: 1 });
  expect(await system.ask('{ odd { n } must }')).toEqual({
    data: { odd: null, must: 1 },
    errors: [unexpected('an object of type Odd', 'odd')],
  });
  reply = data({ odd: { list: 5 } });
  expect(await system.ask('{ odd { list } }')).toEqual({
    data: { odd: { list: null } },
    errors: [unexpected('a list', 'odd', 'list')],
  });
});

it('takes an answer with errors and data of a refused request', async () => {
  reply = {
    status: 400,
    body: JSON.stringify({ data: { odd: { n: 1 } }, errors: [{ message: 'half', path: ['odd', 'list'] }] }),
  };
  expect(await system.ask('{ odd { n list } }')).toEqual({
    data: { odd: { n: 1, list: null } },
    errors: [
      { message: 'half', path: ['odd', 'list'], extensions: { code: 'INTERNAL_SERVER_ERROR', subgraph: 'odd' } },
    ],
  });
});
