import { buildSmallSystem } from '../kit/small-system.js';

const system = buildSmallSystem({
  a: {
    typeDefs: `
      type Query { soft: Row hard: Row! rows: [Row] strict: [Row!] matrix: [[Int!]] other: Int }
      type Row @key(fields: "id") { id: ID! }`,
    resolvers: {
      Query: {
        soft: () => ({ id: 'none' }),
        hard: () => ({ id: 'none' }),
        rows: () => [{ id: 'some' }, { id: 'none' }, null],
        strict: () => [{ id: 'some' }, { id: 'none' }],
        matrix: () => [[1], null, [2, 3]],
        other: () => 7,
      },
    },
  },
  b: {
    typeDefs: `type Row @key(fields: "id") { id: ID! must: Int! may: Int kind: Kind } enum Kind { KNOWN }`,
    resolvers: {
      Row: {
        __resolveReference: ({ id }: { id: string }) => (id === 'some' ? { id, must: 1, may: 2, kind: 'KNOWN' } : null),
      },
    },
  },
});

const unfulfilled = (...path: (string | number)[]) => ({
  message: 'Cannot return null for non-nullable field Row.must.',
  path,
  extensions: { code: 'INTERNAL_SERVER_ERROR' },
});

it('leaves the nullable fields of an entity that does not exist null', async () => {
  expect(await system.ask('{ rows { id may kind } }')).toEqual({
    data: {
      rows: [{ id: 'some', may: 2, kind: 'KNOWN' }, { id: 'none', may: null, kind: null }, null],
    },
  });
});

it('carries a null up to the nearest place that may hold it', async () => {
  expect(await system.ask('{ soft { id must } other }')).toEqual({
    data: { soft: null, other: 7 },
    errors: [unfulfilled('soft', 'must')],
  });
  expect(await system.ask('{ rows { must } }')).toEqual({
    data: { rows: [{ must: 1 }, null, null] },
    errors: [unfulfilled('rows', 1, 'must')],
  });
  expect(await system.ask('{ strict { must } other }')).toEqual({
    data: { strict: null, other: 7 },
    errors: [unfulfilled('strict', 1, 'must')],
  });
  expect(await system.ask('{ other hard { m: must } }')).toEqual({ data: null, errors: [unfulfilled('hard', 'm')] });
});

it('keeps the nulls of nested lists', async () => {
  expect(await system.ask('{ matrix }')).toEqual({ data: { matrix: [[1], null, [2, 3]] } });
});

it('says once why a null went up when the subgraph is down', async () => {
  system.down.add('b');
  expect(await system.ask('{ soft { id must may } other }')).toEqual({
    data: { soft: null, other: 7 },
    errors: [
      {
        message: 'A part of the hub does not answer; its fields are missing.',
        path: ['soft', 'must'],
        extensions: { code: 'SUBGRAPH_UNAVAILABLE', subgraph: 'b' },
      },
    ],
  });
  system.down.clear();
});
