import { buildSchema, parse } from 'graphql';
import { takesSecret } from './takes-secret.js';

const schema = buildSchema(`
  scalar Secret
  input Key { number: String, secret: Secret, next: Key }
  input Filter { text: String, not: Filter }
  type Query { track(secret: Secret!): Knot  unlock(keys: [Key!]): Knot  find(filter: Filter): Knot }
  type Knot { name(secret: Secret): String }
`);

describe('takesSecret', () => {
  it.each([
    ['{ find(filter: { text: "a" }) { name } }', false],
    ['{ track(secret: "s") { name } }', true],
    ['query ($s: Secret!) { track(secret: $s) { name } }', true],
    ['query ($keys: [Key!]) { unlock(keys: $keys) { name } }', true],
    ['{ find { ...Named } } fragment Named on Knot { name(secret: "s") }', true],
  ])('%s → %s', (document, expected) => {
    expect(takesSecret(schema, parse(document))).toBe(expected);
  });
});
