import { buildSchema, parse, print } from 'graphql';
import { makeResumable } from './make-resumable.js';

const schema = buildSchema(`
  type Query { ok: Boolean }
  type Subscription { ticked(after: String!, level: Int): Tick plain(after: String): Tick }
  type Tick { cursor: String! text: String }`);
const fields = new Map([['ticked', { argument: 'after', cursor: 'cursor' }]]);

it('replaces the resume argument and selects the cursor', () => {
  const made = makeResumable(
    parse('subscription ($x: String!) { t: ticked(level: 1, after: $x) { text } }'),
    schema,
    fields,
  );
  expect(print(made?.document ?? parse('{ none }'))).toBe(
    print(
      parse(`subscription ($x: String!, $_resumeAfter: String!) {
        t: ticked(level: 1, after: $_resumeAfter) { text _resumeCursor: cursor }
      }`),
    ),
  );
  expect(made?.resumption).toMatchObject({ argument: 'after', responseName: 't' });
});

it('leaves fields that are not resumable alone', () => {
  expect(makeResumable(parse('subscription { plain(after: "1") { text } }'), schema, fields)).toBeUndefined();
});
