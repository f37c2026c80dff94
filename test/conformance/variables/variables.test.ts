import { buildSmallSystem } from '../kit/small-system.js';

const system = buildSmallSystem({
  a: {
    typeDefs: `
      scalar JSON
      type Query { echo(input: Input, n: Int = 5, list: [ID!], json: JSON): String }
      input Input { kind: Kind! size: Int = 3 inner: Input }
      enum Kind { BIG SMALL }`,
    resolvers: { Query: { echo: (_: unknown, args: unknown) => JSON.stringify(args) } },
  },
});

const source =
  'query Q($input: Input, $n: Int, $list: [ID!], $json: JSON) { echo(input: $input, n: $n, list: $list, json: $json) }';

beforeEach(() => {
  system.fetches.length = 0;
});

it('arrive with the defaults of the schema, and absent ones stay absent', async () => {
  const variables = { input: { kind: 'BIG', inner: { kind: 'SMALL', size: null } }, list: 'x', json: { a: [1] } };
  const { data } = await system.ask(source, { variables });
  expect(JSON.parse(String(data?.echo))).toEqual({
    input: { kind: 'BIG', size: 3, inner: { kind: 'SMALL', size: null } },
    n: 5,
    list: ['x'],
    json: { a: [1] },
  });
  expect(system.fetches[0]?.operationName).toBe('Q__a__0');
});

it.each([
  [{ n: 'five' }, 'Variable "$n" got invalid value "five"; Int cannot represent non-integer value: "five"'],
  [
    { input: { kind: 'HUGE' } },
    'Variable "$input" got invalid value "HUGE" at "input.kind"; Value "HUGE" does not exist in "Kind" enum.',
  ],
])('that do not fit are refused before anything is asked: %j', async (variables, message) => {
  expect(await system.ask(source, { variables })).toEqual({
    errors: [{ message, locations: expect.any(Array), extensions: { code: 'BAD_USER_INPUT', retryable: false } }],
  });
  expect(system.fetches).toEqual([]);
});

const nested = (depth: number, around: (inner: unknown) => unknown, core: unknown) => {
  let value = core;
  for (let level = 1; level < depth; level++) value = around(value);
  return value;
};

it.each([
  ['lists in a custom scalar', 'json', (depth: number) => nested(depth, (inner) => [inner], [])],
  ['input objects', 'input', (depth: number) => nested(depth, (inner) => ({ kind: 'BIG', inner }), { kind: 'BIG' })],
])('that nest %s are taken to a depth that no use reaches, and refused behind it', async (_, name, make) => {
  const { errors } = await system.ask(source, { variables: { [name]: make(500) } });
  expect(errors).toBeUndefined();
  system.fetches.length = 0;
  for (const depth of [501, 3_000]) {
    expect(await system.ask(source, { variables: { [name]: make(depth) } })).toEqual({
      errors: [
        {
          message: `Variable "$${name}" is nested more than 500 levels deep.`,
          extensions: { code: 'OPERATION_TOO_COMPLEX', retryable: false },
        },
      ],
    });
  }
  expect(system.fetches).toEqual([]);
});

it('choose the operation by its name', async () => {
  const two = 'query A { echo(n: 1) } query B { echo(n: 2) }';
  expect(await system.ask(two, { operationName: 'B' })).toEqual({ data: { echo: '{"n":2}' } });
  expect(await system.ask(two)).toEqual({
    errors: [
      {
        message: 'The document has no such operation; name one of its operations.',
        extensions: { code: 'BAD_USER_INPUT', retryable: false },
      },
    ],
  });
});

it('refuses a response name that would reach the prototype of objects', async () => {
  expect((await system.ask('{ __proto__: echo }')).errors).toEqual([
    expect.objectContaining({
      message: 'The response name "__proto__" is reserved.',
      extensions: { code: 'BAD_USER_INPUT', retryable: false },
    }),
  ]);
});

it('refuses null for a condition that has a default', async () => {
  const answer = await system.ask('query ($with: Boolean = true) { echo @include(if: $with) }', {
    variables: { with: null },
  });
  expect(answer.errors?.[0]).toEqual({
    message: 'Variable "$with" decides a condition and must not be null.',
    extensions: { code: 'BAD_USER_INPUT', retryable: false },
  });
});
