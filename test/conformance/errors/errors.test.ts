import { GraphQLError } from 'graphql';
import { buildSmallSystem } from '../kit/small-system.js';

const coded = (code: string) => new GraphQLError(`${code} happened`, { extensions: { code, detail: 1 } });

const system = buildSmallSystem({
  a: {
    typeDefs: `
      type Query { rows: [Row!] broken: String fine: String only: Row }
      type Row @key(fields: "id") { id: ID! bad: String weight: Int }`,
    resolvers: {
      Query: {
        rows: () => [{ id: '1' }, { id: '2' }, { id: '1' }],
        broken: () => {
          throw new Error('plain');
        },
        fine: () => 'ok',
        only: () => ({ id: '9' }),
      },
      Row: {
        __resolveReference: (row: unknown) => row,
        bad: ({ id }: { id: string }) => {
          if (id === '1') throw coded('NOT_FOUND');
          return 'good';
        },
        weight: () => {
          throw coded('CONFLICT');
        },
      },
    },
  },
  b: {
    typeDefs: `
      type Query { far: String }
      type Row @key(fields: "id") {
        id: ID! name: String note: String must: String! parts: [Part!] weight: Int @external price: Int @requires(fields: "weight")
      }
      type Part { label: String }`,
    resolvers: {
      Query: { far: () => 'away' },
      Row: {
        __resolveReference: async ({ id }: { id: string }) => {
          if (id === '2') throw coded('FORBIDDEN');
          return { id };
        },
        name: () => 'nama',
        note: () => 'catatan',
        must: () => {
          throw coded('CONFLICT');
        },
        parts: () => [{}, {}],
        price: () => 5,
      },
      Part: {
        label: () => {
          throw coded('RATE_LIMITED');
        },
      },
    },
  },
});

afterEach(() => system.down.clear());

const error = (code: string, subgraph: string, path: (string | number)[]) => ({
  message: `${code} happened`,
  path,
  extensions: { code, detail: 1, subgraph },
});
const unavailable = (subgraph: string, path: (string | number)[]) => ({
  message: 'A part of the hub does not answer; its fields are missing.',
  path,
  extensions: { code: 'SUBGRAPH_UNAVAILABLE', subgraph },
});

it('gives errors the client’s path, their code and the subgraph', async () => {
  expect(await system.ask('{ r: rows { b: bad } x: broken fine }')).toEqual({
    data: { r: [{ b: null }, { b: 'good' }, { b: null }], x: null, fine: 'ok' },
    errors: [
      error('NOT_FOUND', 'a', ['r', 0, 'b']),
      error('NOT_FOUND', 'a', ['r', 2, 'b']),
      { message: 'plain', path: ['x'], extensions: { code: 'INTERNAL_SERVER_ERROR', subgraph: 'a' } },
    ],
  });
});

it('places an entity’s errors wherever the entity stands', async () => {
  expect(await system.ask('{ rows { id parts { l: label } } }')).toEqual({
    data: {
      rows: [
        { id: '1', parts: [{ l: null }, { l: null }] },
        { id: '2', parts: null },
        { id: '1', parts: [{ l: null }, { l: null }] },
      ],
    },
    errors: [
      error('RATE_LIMITED', 'b', ['rows', 0, 'parts', 0, 'l']),
      error('RATE_LIMITED', 'b', ['rows', 2, 'parts', 0, 'l']),
      error('RATE_LIMITED', 'b', ['rows', 0, 'parts', 1, 'l']),
      error('RATE_LIMITED', 'b', ['rows', 2, 'parts', 1, 'l']),
      error('FORBIDDEN', 'b', ['rows', 1, 'parts']),
    ],
  });
});

it('reports an error in a field that the client did not ask for where it is noticed', async () => {
  expect(await system.ask('{ only { id price } }')).toEqual({
    data: { only: { id: '9', price: 5 } },
    errors: [error('CONFLICT', 'a', ['only'])],
  });
});

it('reports once what leaves nothing of an object, at its place', async () => {
  expect(await system.ask('{ only { id note must } }')).toEqual({
    data: { only: null },
    errors: [error('CONFLICT', 'b', ['only', 'must'])],
  });
});

describe('a subgraph that is down', () => {
  it('costs only its own fields', async () => {
    system.down.add('b');
    expect(await system.ask('{ rows { id n: name } fine f: far }')).toEqual({
      data: {
        rows: [
          { id: '1', n: null },
          { id: '2', n: null },
          { id: '1', n: null },
        ],
        fine: 'ok',
        f: null,
      },
      errors: [
        unavailable('b', ['rows', 0, 'n']),
        unavailable('b', ['rows', 1, 'n']),
        unavailable('b', ['rows', 2, 'n']),
        unavailable('b', ['f']),
      ],
    });
  });

  it('leaves what depends on it empty without asking further', async () => {
    system.fetches.length = 0;
    system.down.add('a');
    expect(await system.ask('{ rows { name } far }')).toEqual({
      data: { rows: null, far: 'away' },
      errors: [unavailable('a', ['rows'])],
    });
    expect(system.fetches.map(({ subgraph }) => subgraph).sort()).toEqual(['a', 'b']);
  });
});
