import type { Viewer } from '../../../gateway/security/viewer.js';
import { buildSmallSystem, take } from '../kit/small-system.js';

const calls: string[] = [];
const system = buildSmallSystem({
  a: {
    typeDefs: `
      type Query { open: String known: String @authenticated rows: [Row!] secret: Secret items: [Item!] strict: Strict }
      type Mutation { touch: String wipe: Int @requiresScopes(scopes: [["directory:write"]]) }
      type Subscription { ticks: Row hidden: Row @authenticated }
      type Row @key(fields: "id") {
        id: ID!
        either: String @requiresScopes(scopes: [["ppid:read", "ppid:write"], ["training:read"]])
        ruled: String @policy(policies: [["complaint:reveal"]])
        inner: Row
      }
      type Strict { must: Int! @authenticated }
      type Secret @authenticated { code: String }
      interface Item { name: String }
      type Free implements Item { name: String }
      type Kept implements Item { name: String @requiresScopes(scopes: [["complaint:read"]]) }`,
    resolvers: {
      Query: {
        open: () => 'o',
        known: () => 'k',
        rows: () => [
          { id: 1, either: 'e1', ruled: 'r1', inner: { id: 5, either: 'e5' } },
          { id: 2, either: 'e2', ruled: 'r2' },
        ],
        secret: () => ({ code: 'c' }),
        items: () => [
          { __typename: 'Free', name: 'f' },
          { __typename: 'Kept', name: 'k' },
        ],
        strict: () => ({ must: 1 }),
      },
      Mutation: {
        touch: () => 'touched',
        wipe: () => calls.push('wipe'),
      },
      Subscription: {
        ticks: {
          subscribe: async function* () {
            yield { ticks: { id: 1, either: 'e1' } };
            yield { ticks: { id: 2, either: 'e2' } };
          },
        },
        hidden: {
          subscribe: async function* () {
            calls.push('hidden');
            yield { hidden: { id: 1 } };
          },
        },
      },
    },
  },
  b: {
    typeDefs: `type Row @key(fields: "id") { id: ID! far: String @authenticated }`,
    resolvers: { Row: { __resolveReference: ({ id }: { id: string }) => ({ id, far: `far ${id}` }) } },
  },
});

const viewer = (...scopes: Viewer['scopes']): Viewer => ({ subject: 'budi', grants: [], scopes, language: 'en' });
const denied = (code: 'UNAUTHENTICATED' | 'FORBIDDEN', ...path: (string | number)[]) => ({
  message: code === 'FORBIDDEN' ? 'Your role does not permit this.' : 'A valid access token is needed.',
  path,
  extensions: { code, retryable: false },
});

beforeEach(() => {
  system.fetches.length = 0;
  calls.length = 0;
});

it('withholds fields from the anonymous and asks no subgraph for them', async () => {
  expect(await system.ask('{ open k: known rows { id far } secret { code } }')).toEqual({
    data: {
      open: 'o',
      k: null,
      rows: [
        { id: '1', far: null },
        { id: '2', far: null },
      ],
      secret: null,
    },
    errors: [
      denied('UNAUTHENTICATED', 'k'),
      denied('UNAUTHENTICATED', 'rows', 0, 'far'),
      denied('UNAUTHENTICATED', 'rows', 1, 'far'),
      denied('UNAUTHENTICATED', 'secret'),
    ],
  });
  expect(system.fetches.map(({ subgraph, query }) => [subgraph, query])).toEqual([['a', '{open rows{id}}']]);
});

it('shows them to those who are known', async () => {
  expect(await system.ask('{ known rows { far } secret { code } }', { viewer: viewer() })).toEqual({
    data: { known: 'k', rows: [{ far: 'far 1' }, { far: 'far 2' }], secret: { code: 'c' } },
  });
});

it.each([
  [['ppid:read'], false],
  [['ppid:read', 'ppid:write'], true],
  [['training:read'], true],
  [[], false],
] as const)('asks for any of the alternatives, each in full: %j', async (scopes, isAllowed) => {
  const source = '{ rows { ...F inner { e: either } } } fragment F on Row { either }';
  const answer = await system.ask(source, { viewer: viewer(...scopes) });
  expect(answer).toEqual(
    isAllowed
      ? {
          data: {
            rows: [
              { either: 'e1', inner: { e: 'e5' } },
              { either: 'e2', inner: null },
            ],
          },
        }
      : {
          data: {
            rows: [
              { either: null, inner: { e: null } },
              { either: null, inner: null },
            ],
          },
          errors: [
            denied('FORBIDDEN', 'rows', 0, 'either'),
            denied('FORBIDDEN', 'rows', 0, 'inner', 'e'),
            denied('FORBIDDEN', 'rows', 1, 'either'),
          ],
        },
  );
});

it('meets a policy by the scope of its name', async () => {
  const refused = await system.ask('{ rows { ruled } }', { viewer: viewer('complaint:read') });
  expect(refused.errors).toEqual([denied('FORBIDDEN', 'rows', 0, 'ruled'), denied('FORBIDDEN', 'rows', 1, 'ruled')]);
  expect(await system.ask('{ rows { ruled } }', { viewer: viewer('complaint:reveal') })).toEqual({
    data: { rows: [{ ruled: 'r1' }, { ruled: 'r2' }] },
  });
});

it('withholds a field of an interface that any implementation withholds', async () => {
  const source = '{ items { __typename name ... on Free { own: name } } }';
  expect(await system.ask(source)).toEqual({
    data: {
      items: [
        { __typename: 'Free', name: null, own: 'f' },
        { __typename: 'Kept', name: null },
      ],
    },
    errors: [denied('UNAUTHENTICATED', 'items', 0, 'name'), denied('UNAUTHENTICATED', 'items', 1, 'name')],
  });
  expect(await system.ask(source, { viewer: viewer('complaint:read') })).toEqual({
    data: {
      items: [
        { __typename: 'Free', name: 'f', own: 'f' },
        { __typename: 'Kept', name: 'k' },
      ],
    },
  });
});

it('carries the null of a withheld non-null field up', async () => {
  expect(await system.ask('{ open strict { must } }')).toEqual({
    data: { open: 'o', strict: null },
    errors: [denied('UNAUTHENTICATED', 'strict', 'must')],
  });
});

it('does not execute a withheld mutation', async () => {
  expect(await system.ask('mutation { touch wipe }', { viewer: viewer() })).toEqual({
    data: { touch: 'touched', wipe: null },
    errors: [denied('FORBIDDEN', 'wipe')],
  });
  expect(calls).toEqual([]);
  expect(await system.ask('mutation { wipe }', { viewer: viewer('directory:write') })).toEqual({ data: { wipe: 1 } });
});

it('withholds fields in each event of a subscription', async () => {
  const stream = await system.listen('subscription { ticks { id either far } }', { viewer: viewer() });
  expect(await take(stream, 2)).toEqual(
    ['1', '2'].map((id) => ({
      data: { ticks: { id, either: null, far: `far ${id}` } },
      errors: [denied('FORBIDDEN', 'ticks', 'either')],
    })),
  );
});

it('does not open a withheld subscription', async () => {
  await expect(system.listen('subscription { hidden { id } }')).rejects.toThrow(
    JSON.stringify({ errors: [denied('UNAUTHENTICATED', 'hidden')], data: { hidden: null } }),
  );
  expect(calls).toEqual([]);
});
