import fc from 'fast-check';
import { NumberedFeed } from '../../test/kit/numbered-feed.js';
import { RecordingClient } from '../../test/kit/recording-client.js';
import { UNCOUNTED } from '../observability/stream-metrics.js';
import { OpenStreams } from '../transport/open-streams.js';
import { SharedStream } from './shared-stream.js';

const SEED = 20;
const RUNS = 150;

/** What happens next. `share` stands for one of those that there are, from 0 for the first up to 1. */
type Step =
  | { do: 'append'; count: number }
  | { do: 'pass' }
  | { do: 'join behind an event'; share: number; isSlow: boolean }
  | { do: 'join behind a position'; share: number }
  | { do: 'join now' }
  | { do: 'leave'; share: number }
  | { do: 'break' }
  | { do: 'move' }
  | { do: 'let time pass'; seconds: number }
  | { do: 'turn'; count: number };

const share = fc.double({ min: 0, max: 1, noNaN: true });
const joining = fc.record({ do: fc.constant('join behind an event' as const), share, isSlow: fc.boolean() });
const turning = fc.record({ do: fc.constant('turn' as const), count: fc.integer({ min: 1, max: 15 }) });
const steps = fc.array(
  fc.oneof(
    { arbitrary: joining, weight: 8 },
    { arbitrary: turning, weight: 6 },
    { arbitrary: fc.record({ do: fc.constant('append' as const), count: fc.integer({ min: 1, max: 9 }) }), weight: 4 },
    { arbitrary: fc.record({ do: fc.constant('join behind a position' as const), share }), weight: 2 },
    { arbitrary: fc.record({ do: fc.constant('leave' as const), share }), weight: 3 },
    fc.record({ do: fc.constantFrom('pass' as const, 'join now' as const, 'break' as const, 'move' as const) }),
    fc.record({ do: fc.constant('let time pass' as const), seconds: fc.integer({ min: 1, max: 40 }) }),
  ),
  { minLength: 5, maxLength: 80, size: 'max' },
);

const oneOf = <Item>(items: readonly Item[], share: number): Item | undefined =>
  items[Math.min(items.length - 1, Math.floor(share * items.length))];

async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn++) await new Promise(setImmediate);
}

interface Joined {
  client: RecordingClient;
  /** The number of the first event that it must get; undefined where it follows from some time on. */
  from?: number;
  leave(): void;
}

let nowMs = 0;
beforeEach(() => jest.spyOn(performance, 'now').mockImplementation(() => nowMs));
afterEach(() => jest.restoreAllMocks());

/** Runs the steps, then lets everything come to rest. Returns who is there at the end, and all who ever were. */
async function play(feed: NumberedFeed, script: readonly Step[]) {
  const streams = new OpenStreams();
  const emptied = jest.fn();
  const stream = new SharedStream(feed.legsOf(), { streams, metrics: UNCOUNTED, onEmpty: emptied });
  const positions: number[] = [];
  const all: Joined[] = [];
  const here = new Set<Joined>();
  const join = (after: number | undefined, client = new RecordingClient()): void => {
    const leave = stream.join(after, client);
    const joined = { client, leave, ...(after !== undefined && { from: Math.floor(after) + 1 }) };
    all.push(joined);
    here.add(joined);
  };
  const does: { [Kind in Step['do']]: (step: Extract<Step, { do: Kind }>) => unknown } = {
    append: ({ count }) => feed.append(count),
    pass: () => positions.push(feed.pass()),
    'join behind an event': ({ share, isSlow }) => {
      const client = new RecordingClient(isSlow ? () => turns(2) : undefined);
      join(oneOf([...Array(feed.last).keys()].filter(feed.hasCursor), share), client);
    },
    'join behind a position': ({ share }) => join(oneOf(positions, share)),
    'join now': () => join(undefined),
    leave: ({ share }) => {
      const joined = oneOf([...here], share);
      joined?.leave();
      if (joined) here.delete(joined);
    },
    async break() {
      feed.breakAll();
      // A stream that breaks a second time before it brought anything waits for a while.
      feed.append();
      await turns(15);
    },
    move: () => stream.moveTo(feed.legsOf()),
    'let time pass': ({ seconds }) => {
      nowMs += seconds * 1_000;
    },
    turn: ({ count }) => turns(count),
  };
  for (const step of script) await does[step.do](step as never);
  const going = (): Joined[] => [...here].filter(({ client }) => client.ends === 0);
  const isAtRest = (): boolean =>
    going().every(({ client }) => client.received.at(-1) === feed.last) && feed.open <= Math.min(1, going().length);
  for (let round = 0; !isAtRest() && round < 1_000; round++) {
    if (round % 10 === 0) feed.append();
    await turns(5);
  }
  const leaveAll = (): void => {
    for (const { leave } of here) leave();
  };
  return { all, going: going(), leaveAll, emptied };
}

it.each([
  ['with positions', {}],
  ['without positions', { tellsPositions: false }],
  ['with events that have no cursor', { isWithoutCursor: (n: number) => n % 7 === 3 }],
])(
  'tells each client everything once and in order, %s',
  async (_name, options) => {
    await fc.assert(
      fc.asyncProperty(steps, async (script) => {
        const feed = new NumberedFeed({ events: 10, ...options });
        const { all, going, leaveAll, emptied } = await play(feed, script);
        for (const { client, from } of all) {
          const numbers = client.received.filter((n) => n !== undefined) as number[];
          const first = from ?? numbers[0] ?? 0;
          expect(numbers).toEqual(numbers.map((_, index) => first + index));
          expect(client.ends).toBe(client.received.length - numbers.length);
        }
        for (const { client } of going) expect(client.received.at(-1)).toBe(feed.last);
        expect(feed.open).toBe(going.length > 0 ? 1 : 0);
        leaveAll();
        await turns(5);
        expect(feed.open).toBe(0);
        if (all.length > 0) expect(emptied).toHaveBeenCalled();
      }),
      { seed: SEED, numRuns: RUNS },
    );
  },
  120_000,
);
