import { OpenStreams } from '../transport/open-streams.js';
import type { SubgraphResponse, SubgraphTransport } from '../transport/subgraph-transport.js';
import { executeSubscription, type SubscriptionLeg } from './execute-subscription.js';

const TRANSPORT = {} as SubgraphTransport;
const streams = new OpenStreams();
afterEach(() => {
  streams.closeAll();
  jest.useRealTimers();
});

/** Who was opened, and behind which cursor. */
type Openings = [request: string, after: unknown][];

interface LegOptions {
  openings: Openings;
  /** Whether what completes an event is away. */
  isAway?: () => boolean;
  /** Numbers of events that have no cursor. */
  withoutCursor?: readonly number[];
}

/** A leg that asks for `field`; its events are 1, 2 and 3, and an answer shows which leg made it of which field. */
function legOf(field: string, { openings, isAway = () => false, withoutCursor = [] }: LegOptions): SubscriptionLeg {
  return {
    source: {
      async *open(after, signal): AsyncGenerator<SubgraphResponse> {
        openings.push([field, after]);
        for (let n = Number(after ?? 0) + 1; n <= 3; n++) {
          yield { data: { [field]: n, ...(!withoutCursor.includes(n) && { cursor: n }) } };
        }
        await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
      },
      resume: { after: undefined, cursorOf: ({ data }) => data?.cursor },
    },
    upstream: { transport: TRANSPORT, request: field },
    answer: async ({ data }) => ({ data: { [field]: data?.[field] ?? 'missing' } }),
    isLost: isAway,
    hold: () => () => undefined,
  };
}

const follow = (leg: SubscriptionLeg) => executeSubscription(leg, 0, streams.open(undefined));
const shown = async (running: ReturnType<typeof follow>) => (await running.next()).value?.event?.result.data;

it('goes on from its last cursor when another supergraph asks for other events', async () => {
  const openings: Openings = [];
  const running = follow(legOf('a', { openings }));
  expect(await shown(running)).toEqual({ a: 1 });
  running.moveTo(legOf('b', { openings }));
  expect([await shown(running), await shown(running)]).toEqual([{ b: 2 }, { b: 3 }]);
  expect(openings).toEqual([
    ['a', 0],
    ['b', 1],
  ]);
});

it('goes on when a supergraph is taken back before the next event', async () => {
  const openings: Openings = [];
  const first = legOf('a', { openings });
  const running = follow(first);
  await shown(running);
  running.moveTo(legOf('b', { openings }));
  running.moveTo(first);
  expect([await shown(running), await shown(running)]).toEqual([{ a: 2 }, { a: 3 }]);
});

it('asks for an event again that waited for its completion when another supergraph took over', async () => {
  const openings: Openings = [];
  let isAway = true;
  let wasAsked: () => void = () => undefined;
  const asked = new Promise<void>((resolve) => {
    wasAsked = resolve;
  });
  const waiting = legOf('a', {
    openings,
    isAway: () => {
      wasAsked();
      return isAway;
    },
  });
  const running = follow(waiting);
  const first = shown(running);
  await asked;
  running.moveTo(legOf('b', { openings }));
  isAway = false;
  expect(await first).toEqual({ b: 1 });
  expect(openings).toEqual([
    ['a', 0],
    ['b', 0],
  ]);
});

it('tells an event without a cursor once, also when another supergraph asks for the events behind it', async () => {
  const openings: Openings = [];
  const options = { openings, withoutCursor: [2] };
  const running = follow(legOf('a', options));
  expect([await shown(running), await shown(running)]).toEqual([{ a: 1 }, { a: 2 }]);
  running.moveTo(legOf('b', options));
  expect(await shown(running)).toEqual({ b: 3 });
  expect(openings).toEqual([
    ['a', 0],
    ['b', 1],
  ]);
});

it('waits in front of an event until something completes it', async () => {
  jest.useFakeTimers();
  let isAway = true;
  const running = follow(legOf('a', { openings: [], isAway: () => isAway }));
  const first = shown(running);
  await jest.advanceTimersByTimeAsync(120_000);
  isAway = false;
  await jest.advanceTimersByTimeAsync(5_000);
  expect(await first).toEqual({ a: 1 });
});

it('ends while it waits for what completes an event, when its client goes', async () => {
  let wasAsked: () => void = () => undefined;
  const asked = new Promise<void>((resolve) => {
    wasAsked = resolve;
  });
  const isAway = () => {
    wasAsked();
    return true;
  };
  const running = follow(legOf('a', { openings: [], isAway }));
  const first = running.next();
  await asked;
  await running.return?.();
  expect(await first).toEqual({ done: true, value: undefined });
});
