import {
  buildSchema,
  type FieldNode,
  type GraphQLObjectType,
  Kind,
  type OperationDefinitionNode,
  parse,
} from 'graphql';
import { describeObject, type FieldShape, type ObjectShape } from './answer-shape.js';
import { generateJsonWriter, UNEXPECTED } from './generate-json-writer.js';
import { JsonBytes } from './json-bytes.js';

const schema = buildSchema(`
  scalar Any
  type Query { text: String! number: Float any: Any int: Int id: ID flag: Boolean list: [[String]!] color: Color node: Node item: Item! constructor: String }
  enum Color { RED GREEN }
  interface Node { id: ID! }
  type Item implements Node { id: ID! part: Item }
  type Other implements Node { id: ID! }
`);

function shapeOf(query: string, denied: readonly string[] = []): ObjectShape {
  const operation = parse(query).definitions[0] as OperationDefinitionNode;
  const withheld = operation.selectionSet.selections.filter(
    (node): node is FieldNode => node.kind === Kind.FIELD && denied.includes(node.name.value),
  );
  return describeObject(
    {
      schema,
      fragments: new Map(),
      denied: new Map(withheld.map((node) => [node, 'FORBIDDEN'])),
      reservedNames: new Set(),
    },
    schema.getQueryType() as GraphQLObjectType,
    [operation.selectionSet],
  );
}

function write(query: string, data: unknown): string {
  const out = new JsonBytes();
  generateJsonWriter(shapeOf(query), true)?.(data, out);
  return out.copy().toString('utf8');
}

it.each([
  ['plain', 'a plain text'],
  ['quotes, backslashes and control characters', '"\\\n\u0000\u2028'],
  ['text that ends code', "`'); throw 1; //"],
  ['other alphabets', 'ꦱꦸꦫꦏꦂꦠ · é · 🏛️'],
  ['half a character', '\ud83c'],
  ['a long text', `${'panjang '.repeat(20_000)}"é`],
])('writes texts as JSON.stringify does: %s', (_, text) => {
  expect(write('{ text }', { text })).toBe(JSON.stringify({ text }));
});

it.each([0, -0, 1.5, 1e21, -1e-7, Number.POSITIVE_INFINITY, true, { free: ['form'] }, 'text', null])(
  'writes what custom scalars may be as JSON.stringify does: %p',
  (any) => {
    expect(write('{ any }', { any })).toBe(JSON.stringify({ any }));
  },
);

it.each([
  { number: 1.5, int: -(2 ** 31), id: 'i', flag: true },
  { number: -0, int: 2 ** 31 - 1, id: 2 ** 40, flag: false },
  { number: null, int: null, id: null, flag: null },
])('writes what the specified scalars may be as JSON.stringify does: %p', (data) => {
  expect(write('{ number int id flag }', data)).toBe(JSON.stringify(data));
});

it('writes aliases, lists in lists, enums, concrete types and their names, in the order of the query', () => {
  const query = '{ b: text list color node { ...on Item { part { id } } kind: __typename id } item { __typename } }';
  const data = {
    item: { id: 'x' },
    node: { __typename: 'Item', id: 'i', part: { id: 'p', unwanted: 1 } },
    color: 'RED',
    list: [['a', null], []],
    b: 't',
  };
  expect(write(query, data)).toBe(
    '{"b":"t","list":[["a",null],[]],"color":"RED","node":{"part":{"id":"p"},"kind":"Item","id":"i"},"item":{"__typename":"Item"}}',
  );
});

it.each([
  ['a null that is not allowed', '{ text }', { text: null }],
  ['a root field that is not there', '{ number }', {}],
  ['a list that is none', '{ list }', { list: 'a' }],
  ['an object that is none', '{ item { id } }', { item: 'a' }],
  ['a list in place of an object', '{ item { id } }', { item: [] }],
  ['a text for a number', '{ number }', { number: '1' }],
  ['a number that JSON does not have', '{ number }', { number: Number.POSITIVE_INFINITY }],
  ['a value that the enum hides', '{ color }', { color: 'SECRET' }],
  ['a type that may not stand there', '{ node { id } }', { node: { __typename: 'Query', id: 1 } }],
])('leaves to the projection: %s', (_, query, data) => {
  let thrown: unknown;
  try {
    write(query, data);
  } catch (error) {
    thrown = error;
  }
  expect(thrown).toBe(UNEXPECTED);
});

it.each([
  ['fields that are withheld', shapeOf('{ text }', ['text'])],
  ['introspection', shapeOf('{ __schema { types { name } } }')],
  ['names that every object has', shapeOf('{ constructor }')],
])('is not generated for %s', (_, shape) => {
  expect(generateJsonWriter(shape, true)).toBeUndefined();
});

const SCALAR = { kind: 'scalar', typeName: 'String', accepts: () => true } as const;

it.each(['x"', 'a.b', "');throw 1;//", '', 'a\u2028'])('lets nothing but names into the code: %p', (name) => {
  const value = { coordinate: 'Query.text', isNullable: true, content: SCALAR } as const;
  const fields: FieldShape[] = [
    { kind: 'value', name, dataName: 'text', value },
    { kind: 'value', name: 'text', dataName: name, value },
    { kind: 'typename', name: 'text', typeName: name },
    { kind: 'value', name: 'text', dataName: 'text', value: { ...value, content: enumOf(name) } },
  ];
  for (const field of fields) {
    const shape: ObjectShape = { kind: 'object', typeName: 'Query', fields: [field] };
    expect(() => generateJsonWriter(shape, true)).toThrow('What is no name must not get into code.');
  }
});

function enumOf(name: string) {
  return { kind: 'enum', typeName: 'Color', names: new Set([name]) } as const;
}
