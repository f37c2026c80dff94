import { GraphQLError } from 'graphql';
import { signAssertion, verifyAssertion } from '../../../schema/assertion.js';
import { EventSource } from '../kit/event-source.js';
import { RESUMABLE } from '../kit/small-subgraph.js';
import { buildSmallSystem, take } from '../kit/small-system.js';

const KEY = new TextEncoder().encode('a key of thirty-two bytes or more');

interface Ticked {
  ticked: { cursor: string; agency: { id: string } } | null;
}

/** What the subgraph was asked, and the stream that it gave, per opening. */
let openings: { after: unknown; source: EventSource<Ticked> }[];
let onOpen: (opening: (typeof openings)[number]) => void;
let assertionLifetimeSeconds: number;

const system = buildSmallSystem(
  {
    events: {
      typeDefs: `${RESUMABLE}
        type Query { ok: Boolean }
        type Subscription {
          ticked(after: String, level: Int): Tick @resumable(argument: "after", cursor: "cursor")
          plain: Int
        }
        type Tick { cursor: String! agency: Agency! }
        type Agency @key(fields: "id") { id: ID! }`,
      resolvers: {
        Subscription: {
          ticked: {
            subscribe: (_: unknown, { after }: { after?: string }) => {
              const opening = { after, source: new EventSource<Ticked>() };
              openings.push(opening);
              onOpen(opening);
              return opening.source;
            },
          },
          plain: {
            subscribe: async function* () {
              yield { plain: 1 };
            },
          },
        },
      },
    },
    directory: {
      typeDefs: `type Agency @key(fields: "id") { id: ID! name: String must: String! }`,
      resolvers: {
        Agency: { __resolveReference: ({ id }: { id: string }) => ({ id, name: `name ${id}`, must: `must ${id}` }) },
      },
    },
  },
  {
    signAssertion: ({ subject, grants, scopes, language }, kind) =>
      signAssertion(
        { kind, grants, scopes, language, ...(kind === 'viewer' && { subject }) },
        KEY,
        assertionLifetimeSeconds,
      ),
  },
);

beforeEach(() => {
  openings = [];
  onOpen = () => undefined;
  assertionLifetimeSeconds = 60;
  system.fetches.length = 0;
});

const tick = (cursor: string): Ticked => ({ ticked: { cursor, agency: { id: `a${cursor}` } } });
const expired = new GraphQLError('expired', { extensions: { code: 'UNAUTHENTICATED' } });
const shown = (cursor: string) => ({ data: { t: { agency: { name: `name a${cursor}` } } } });
const SOURCE = 'subscription ($from: String) { t: ticked(level: 1, after: $from) { agency { name } } }';

it('goes on behind the last event when the connection breaks, and the client notices nothing', async () => {
  onOpen = ({ after, source }) => {
    if (after === undefined) source.emit(tick('1'), tick('2'), new Error('socket hang up'));
    else source.emit(tick('3'));
  };
  const stream = await system.listen(SOURCE);
  expect(await take(stream, 3)).toEqual([shown('1'), shown('2'), shown('3')]);
  expect(openings.map(({ after }) => after)).toEqual([undefined, '2']);
  await stream.return?.();
});

it.each([
  ['a variable', SOURCE, { from: '7' }],
  [
    'a variable that is named as the gateway’s own',
    'subscription ($_resumeAfter: String) { t: ticked(after: $_resumeAfter) { agency { name } } }',
    { _resumeAfter: '7' },
  ],
  ['a literal', 'subscription { t: ticked(after: "7") { agency { name } } }', {}],
  ['a fragment', 'subscription { ...T } fragment T on Subscription { t: ticked(after: "7") { agency { name } } }', {}],
])('begins where the client says in %s, and goes on from there when nothing came yet', async (_, source, variables) => {
  onOpen = ({ source: events }) => {
    if (openings.length === 1) events.emit(new Error('reset'));
    else events.emit(tick('8'));
  };
  const stream = await system.listen(source, { variables });
  expect(await take(stream, 1)).toEqual([shown('8')]);
  expect(openings.map(({ after }) => after)).toEqual(['7', '7']);
  await stream.return?.();
});

const NEEDED = 'subscription { t: ticked { needed: agency { must } } }';

it('waits with an event until the subgraph that completes it is back, where it would be lost', async () => {
  onOpen = ({ source }) => source.emit(tick('1'), tick('2'));
  system.down.add('directory');
  const stream = await system.listen(NEEDED);
  const both = take(stream, 2);
  while (system.fetches.filter(({ subgraph }) => subgraph === 'directory').length < 2) await new Promise(setImmediate);
  system.down.delete('directory');
  const whole = (cursor: string) => ({ data: { t: { needed: { must: `must a${cursor}` } } } });
  expect(await both).toEqual([whole('1'), whole('2')]);
  await stream.return?.();
});

it('is opened again with a fresh assertion when the subgraph says that it expired', async () => {
  onOpen = ({ source }) => {
    if (openings.length === 1) source.emit(tick('1'), expired);
    else source.emit(tick('2'));
  };
  const stream = await system.listen(SOURCE);
  expect(await take(stream, 2)).toEqual([shown('1'), shown('2')]);
  expect(openings.map(({ after }) => after)).toEqual([undefined, '1']);
  await stream.return?.();
});

it('is opened again when the subgraph completes it as its assertion ends', async () => {
  assertionLifetimeSeconds = 0;
  onOpen = ({ source }) => {
    source.emit(tick(String(openings.length)));
    assertionLifetimeSeconds = 60;
    if (openings.length === 1) source.end();
  };
  const stream = await system.listen(SOURCE);
  expect(await take(stream, 2)).toEqual([shown('1'), shown('2')]);
  await stream.return?.();
});

it('ends when the subgraph completes it', async () => {
  onOpen = ({ source }) => {
    source.emit(tick('1'));
    source.end();
  };
  const stream = await system.listen(SOURCE);
  expect(await take(stream, 1)).toEqual([shown('1')]);
  expect((await stream.next()).done).toBe(true);
  expect(openings).toHaveLength(1);
});

it('ends with the subgraph’s error when that cannot be repaired', async () => {
  onOpen = ({ source }) =>
    source.emit(tick('1'), new GraphQLError('too old', { extensions: { code: 'CURSOR_EXPIRED' } }));
  const stream = await system.listen(SOURCE);
  expect(await take(stream, 2)).toEqual([
    shown('1'),
    {
      data: { t: null },
      errors: [{ message: 'too old', path: ['t'], extensions: { code: 'CURSOR_EXPIRED', subgraph: 'events' } }],
    },
  ]);
  expect((await stream.next()).done).toBe(true);
});

it('ends with an error when it breaks before any cursor is known', async () => {
  onOpen = ({ source }) => source.emit(new Error('reset'));
  const stream = await system.listen(SOURCE);
  const [only] = await take(stream, 1);
  expect(only?.errors).toEqual([
    expect.objectContaining({ path: ['t'], extensions: { code: 'SUBGRAPH_UNAVAILABLE', subgraph: 'events' } }),
  ]);
  expect((await stream.next()).done).toBe(true);
});

it('asks upstream and for each event as an audience, other streams as the viewer', async () => {
  const viewer = { subject: 'budi', grants: [], scopes: [], language: 'id' } as const;
  onOpen = ({ source }) => source.emit(tick('1'));
  const stream = await system.listen(SOURCE, { viewer: { ...viewer, grants: [], scopes: [] } });
  await take(stream, 1);
  await stream.return?.();
  const plain = await system.listen('subscription { plain }', { viewer: { ...viewer, grants: [], scopes: [] } });
  await take(plain, 1);
  await plain.return?.();

  const assertions = await Promise.all(
    system.fetches.map(({ extensions }) => verifyAssertion(String(extensions?.assertion), KEY)),
  );
  expect(assertions.map(({ kind, subject }) => [kind, subject])).toEqual([
    ['audience', undefined],
    ['audience', undefined],
    ['viewer', 'budi'],
  ]);
});
