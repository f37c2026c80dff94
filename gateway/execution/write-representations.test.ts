import { buildSchema } from 'graphql';
import { compileRepresentations } from './write-representations.js';

const schema = buildSchema(`
  type Query { nodes: [Node] }
  interface Node { id: ID }
  type Book implements Node { id: ID isbn: String size: Size }
  type Film implements Node { id: ID }
  scalar Size
`);

const fragment = (typeCondition: string, ...names: string[]) => ({
  kind: 'InlineFragment' as const,
  typeCondition,
  selections: names.map((name) => ({ kind: 'Field' as const, name })),
});
const represent = compileRepresentations(
  schema,
  [fragment('Book', '__typename', 'id', 'size'), fragment('Film', '__typename', 'id')],
  undefined,
);

it('represents equal keys once, each with all objects that have it', () => {
  const targets = [
    { __typename: 'Book', id: '1', size: null, isbn: 'a' },
    { __typename: 'Film', id: '1' },
    { __typename: 'Book', id: '1', size: null, isbn: 'b' },
  ];
  expect(represent(targets)).toEqual({
    representations: [
      { __typename: 'Book', id: '1', size: null },
      { __typename: 'Film', id: '1' },
    ],
    targets: [[targets[0], targets[2]], [targets[1]]],
    incomplete: [],
  });
});

it.each([
  ['a number and its text', 1, '1'],
  ['null and its text', null, 'null'],
  ['an object and its text', { a: 1 }, '{"a":1}'],
  ['objects', { a: 1 }, { a: 2 }],
  ['true and 1', true, 1],
])('tells apart %s', (_, one, other) => {
  const targets = [one, other, one].map((size) => ({ __typename: 'Book', id: '1', size }));
  expect(represent(targets).representations.map(({ size }) => size)).toEqual([one, other]);
});

it('passes over objects of other types, and names those that lack a part of the key', () => {
  const targets = [{ __typename: 'Other', id: '1' }, { id: '1' }, { __typename: 'Film' }];
  expect(represent(targets)).toEqual({ representations: [], targets: [], incomplete: [targets[2]] });
});

it('represents the types of an interface', () => {
  const ofNodes = compileRepresentations(schema, [fragment('Node', '__typename', 'id')], undefined);
  const targets = [
    { __typename: 'Book', id: '1' },
    { __typename: 'Film', id: '1' },
  ];
  expect(ofNodes(targets).representations).toEqual(targets);
});
