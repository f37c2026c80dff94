import type { FetchNode } from '@apollo/query-planner';
import { buildSchema } from 'graphql';
import { FetchedFields } from './fetched-fields.js';
import type { JsonObject } from './json.js';
import { mergeData } from './merge-data.js';

const schema = buildSchema(`
  type Query { products: [Product] }
  interface Product { upc: ID constructor: String related: [Product] }
  type Book implements Product { upc: ID constructor: String related: [Product] pages: Int }
  type Toy implements Product { upc: ID constructor: String related: [Product] age: Int }`);

/** What becomes of an object of this type after an entity fetch of these fields. */
function merged(fields: string, target: JsonObject, source: string): JsonObject {
  const operation = `query ($representations: [_Any!]!) { _entities(representations: $representations) { ${fields} } }`;
  const node = { kind: 'Fetch', operation, requires: [] } as unknown as FetchNode;
  mergeData([target], JSON.parse(source) as JsonObject, new FetchedFields(schema, node).of(target.__typename));
  return target;
}

it('keeps a concrete type name where an interface object gives the interface’s, and learns it otherwise', () => {
  const fields = '... on Product { related { __typename upc } }';
  const known = { __typename: 'Book', related: [{ __typename: 'Toy' }, { __typename: 'Product' }] };
  const source = '{"related":[{"__typename":"Product","upc":"t1"},{"__typename":"Toy","upc":"t2"}]}';
  expect(merged(fields, known, source).related).toEqual([
    { __typename: 'Toy', upc: 't1' },
    { __typename: 'Toy', upc: 't2' },
  ]);
});

it('takes what is asked of the object’s type alone, of every type where only the interface is known', () => {
  const fields = '... on Book { pages } ... on Toy { age }';
  const source = '{"pages":9,"age":3}';
  expect(merged(fields, { __typename: 'Toy' }, source)).toEqual({ __typename: 'Toy', age: 3 });
  expect(merged(fields, { __typename: 'Product' }, source)).toEqual({ __typename: 'Product', pages: 9, age: 3 });
});

it('takes no member that every object has for a field', () => {
  const fields = '... on Toy { constructor upc }';
  expect(Object.keys(merged(fields, { __typename: 'Toy' }, '{"upc":"t1"}'))).toEqual(['__typename', 'upc']);
  expect(merged(fields, { __typename: 'Toy' }, '{"constructor":null}')).toHaveProperty('constructor', null);
});
