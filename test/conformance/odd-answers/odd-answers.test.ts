import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { httpTransport } from '../../../gateway/transport/http.js';
import { inProcessTransport } from '../../../gateway/transport/in-process.js';
import type { SubgraphTransport } from '../../../gateway/transport/subgraph-transport.js';
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
        typeDefs: `
          scalar Any
          type Query { odd: Odd must: Int! }
          type Odd { n: Int list: [Int] float: Float text: String flag: Boolean id: ID any: Any sure: Int! }
          type Row @key(fields: "id") { id: ID! size: Int kind: Kind any: Any box: Box @shareable }
          type Box @shareable { w: Int }
          enum Kind { BIG }`,
        resolvers: {},
      },
    },
    {
      transportOf: (name, subgraph) =>
        name === 'odd' ? oddTransport(url) : inProcessTransport(callable(schemaOf(subgraph))),
    },
  );
});
afterAll(async () => {
  await system.gateway.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

/** It waits long for an answer that comes, however busy the machine is. */
function oddTransport(url: string): SubgraphTransport {
  const patient = httpTransport({ url, timeoutMs: 10_000 });
  const hasty = httpTransport({ url, timeoutMs: 150 });
  return {
    ...patient,
    execute: (request, signal) => (reply ? patient : hasty).execute(request, signal),
    close: async () => {
      await Promise.all([patient.close(), hasty.close()]);
    },
  };
}

const data = (body: unknown) => ({ status: 200, body: JSON.stringify({ data: body }) });
const errors = (given: unknown) => ({ status: 200, body: JSON.stringify({ errors: given }) });
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
  ['errors that are an object', errors({})],
  ['errors that are a text', errors('boom')],
  ['an error that is null', errors([null])],
  ['an error that is a list', errors([[]])],
  ['an error without a message', errors([{}])],
  ['a message that is an object', errors([{ message: {} }])],
  ['a good and a bad error', errors([{ message: 'good' }, 'bad'])],
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

it.each([
  ['a text', 'x'],
  ['an object', {}],
  ['a step that is null', ['_entities', 0, null]],
  ['null', null],
])('takes an error whose path is %s for one without a path', async (_, path) => {
  reply = { status: 200, body: JSON.stringify({ data: { _entities: null }, errors: [{ message: 'm', path }] }) };
  const { errors } = await system.ask('{ rows { title size } }');
  expect(errors).toEqual(
    [0, 1].map((index) => ({
      message: 'm',
      path: ['rows', index, 'size'],
      extensions: { code: 'INTERNAL_SERVER_ERROR', subgraph: 'odd' },
    })),
  );
});

it.each([
  ['n', 'Int', [0, -1, 2 ** 31 - 1, -(2 ** 31)], ['12', 1.5, 2 ** 31, true, {}, [1]]],
  ['float', 'Float', [0.5, 1e300], ['0.5', false, {}]],
  ['text', 'String', ['', 'x'], [1, true, { x: 1 }, ['x']]],
  ['flag', 'Boolean', [true, false], [0, 'true', {}]],
  ['id', 'ID', ['x', 7], [1.5, true, {}]],
  ['any', 'Any', ['x', 1.5, true, { a: [null] }], []],
])('lets for %s only what %s may be reach the client', async (field, type, good, bad) => {
  for (const value of good) {
    reply = data({ odd: { [field]: value } });
    expect(await system.ask(`{ odd { ${field} } }`)).toEqual({ data: { odd: { [field]: value } } });
  }
  for (const value of bad) {
    reply = data({ odd: { [field]: value } });
    expect(await system.ask(`{ odd { ${field} } }`)).toEqual({
      data: { odd: { [field]: null } },
      errors: [unexpected(`a value of the scalar ${type}`, 'odd', field)],
    });
  }
});

it('hands a wrong value up where null may not stand, and finds it in lists', async () => {
  reply = data({ odd: { sure: '1', n: 1 } });
  expect(await system.ask('{ odd { sure n } }')).toEqual({
    data: { odd: null },
    errors: [unexpected('a value of the scalar Int', 'odd', 'sure')],
  });
  reply = data({ odd: { list: [1, '2', null] } });
  expect(await system.ask('{ odd { list } }')).toEqual({
    data: { odd: { list: [1, null, null] } },
    errors: [unexpected('a value of the scalar Int', 'odd', 'list', 1)],
  });
});

it('names the type of an object, whatever the subgraph calls it', async () => {
  for (const __typename of ['Evil', 5, ['x']]) {
    reply = data({ odd: { __typename, n: 1 } });
    expect(await system.ask('{ odd { __typename n } }')).toEqual({ data: { odd: { __typename: 'Odd', n: 1 } } });
  }
});

describe('what is nested 20,000 levels deep', () => {
  const deep = '['.repeat(20_000) + ']'.repeat(20_000);
  const withDeep = (field: string) => ({ status: 200, body: `{"data":{"odd":{"n":1,"${field}":${deep}}}}` });

  it.each([
    ['list', unexpected('a value of the scalar Int', 'odd', 'list', 0)],
    ['text', unexpected('a value of the scalar String', 'odd', 'text')],
    ['any', unexpected('a value of the scalar Any', 'odd', 'any')],
  ])('costs its own field: %s', async (field, error) => {
    reply = withDeep(field);
    const shown = field === 'list' ? [null] : null;
    expect(await system.ask(`{ odd { n ${field} } }`)).toEqual({
      data: { odd: { n: 1, [field]: shown } },
      errors: [error],
    });
  });

  it('costs its own fetches when it is to be copied', async () => {
    reply = { status: 200, body: `{"data":{"_entities":[{"any":${deep}},{"any":1}]}}` };
    const tooDeep = (...path: (string | number)[]) => ({
      message: 'The data of this fetch is nested too deeply.',
      path,
      extensions: { code: 'INTERNAL_SERVER_ERROR', subgraph: 'odd' },
    });
    const unanswered = rows.map(({ title }) => ({ title, any: null }));
    expect(await system.ask('{ a: rows { title any } b: rows { title any } }')).toEqual({
      data: { a: unanswered, b: unanswered },
      errors: ['a', 'b'].flatMap((name) => [0, 1].map((index) => tooDeep(name, index, 'any'))),
    });
  });
});
