import { OpenStreams } from '../transport/open-streams.js';
import type { SubgraphResponse } from '../transport/subgraph-transport.js';
import type { SubscriptionLeg } from './execute-subscription.js';
import type { StreamReceiver } from './shared-event.js';
import { SharedStream } from './shared-stream.js';
import { positionOf } from './stream-source.js';

/** A feed of numbered events; a cursor is the number of the event before. It counts who opens it and what is read. */
class Feed {
  readonly openings: unknown[] = [];
  open = 0;
  read = 0;
  private last: number;
  private readonly waiting = new Set<() => void>();

  constructor(
    events: number,
    private readonly tellsPositions = true,
  ) {
    this.last = events;
  }

  append(count = 1): void {
    this.last += count;
    for (const wake of [...this.waiting]) wake();
  }

  readonly leg = (): SubscriptionLeg => ({
    source: {
      open: (after, signal) => this.follow(after, signal),
      resume: { after: undefined, cursorOf: (event) => event.data?.n ?? positionOf(event) },
    },
    upstream: { transport: {} as never, request: '' },
    answer: async ({ data }) => ({ data: { n: data?.n } }),
    isLost: () => false,
    hold: () => () => undefined,
  });

  private async *follow(after: unknown, signal: AbortSignal): AsyncGenerator<SubgraphResponse> {
    this.openings.push(after);
    this.open += 1;
    try {
      for (let n = typeof after === 'number' ? after : this.last; !signal.aborted; ) {
        if (n < this.last) {
          n += 1;
          this.read += 1;
          yield { data: { n } };
        } else {
          if (this.tellsPositions) yield { data: null, extensions: { position: n } };
          // Something may have come while that was told.
          if (n < this.last) continue;
          await new Promise<void>((resolve) => {
            const wake = (): void => {
              this.waiting.delete(wake);
              resolve();
            };
            this.waiting.add(wake);
            signal.addEventListener('abort', wake, { once: true });
          });
        }
      }
    } finally {
      this.open -= 1;
    }
  }
}

const streams = new OpenStreams();
afterEach(() => streams.closeAll());

function streamOf(feed: Feed) {
  const emptied = jest.fn();
  const stream = new SharedStream(feed.leg, streams, emptied);
  return { stream, emptied };
}

/** A client: what it received, and when it has received the event `n`. */
function client() {
  const received: unknown[] = [];
  const waiting = new Map<unknown, () => void>();
  let ends = 0;
  const receiver: StreamReceiver = {
    next({ result }) {
      received.push(result.data?.n);
      waiting.get(result.data?.n)?.();
      return undefined;
    },
    end() {
      ends += 1;
    },
  };
  const has = (n: number): Promise<void> =>
    received.includes(n) ? Promise.resolve() : new Promise((resolve) => waiting.set(n, resolve));
  return {
    receiver,
    received,
    has,
    get ends() {
      return ends;
    },
  };
}

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);

async function until(condition: () => boolean): Promise<void> {
  for (let turn = 0; !condition(); turn++) {
    if (turn > 10_000) throw new Error('it never came to that');
    await new Promise(setImmediate);
  }
}

it('opens the stream once for all who follow from now on, and closes it after the last', async () => {
  const feed = new Feed(5);
  const { stream, emptied } = streamOf(feed);
  const clients = [client(), client(), client()];
  const leaves = clients.map(({ receiver }) => stream.join(undefined, receiver));
  await until(() => feed.open === 1);
  feed.append(2);
  await Promise.all(clients.map(({ has }) => has(7)));
  expect(clients.map(({ received }) => received)).toEqual([
    [6, 7],
    [6, 7],
    [6, 7],
  ]);
  expect(feed.openings).toEqual([undefined]);
  leaves[0]?.();
  feed.append();
  await clients[1]?.has(8);
  expect(clients[0]?.received).toEqual([6, 7]);
  leaves[1]?.();
  expect(emptied).not.toHaveBeenCalled();
  leaves[2]?.();
  expect(emptied).toHaveBeenCalledTimes(1);
  await until(() => feed.open === 0);
});

it('serves whoever comes back with a recent cursor from memory', async () => {
  const feed = new Feed(5);
  const { stream } = streamOf(feed);
  const first = client();
  stream.join(undefined, first.receiver);
  await until(() => feed.open === 1);
  feed.append(3);
  await first.has(8);
  const back = [client(), client(), client()];
  back.forEach(({ receiver }, index) => {
    stream.join(6 + index, receiver);
  });
  expect(back.map(({ received }) => received)).toEqual([[7, 8], [8], []]);
  feed.append();
  await Promise.all(back.map(({ has }) => has(9)));
  expect(back.map(({ received }) => received)).toEqual([[7, 8, 9], [8, 9], [9]]);
  expect(feed.openings).toEqual([undefined]);
});

it('knows by positions where a stream without events stands', async () => {
  const feed = new Feed(5);
  const { stream } = streamOf(feed);
  stream.join(undefined, client().receiver);
  await until(() => feed.open === 1);
  await new Promise(setImmediate);
  const late = client();
  stream.join(5, late.receiver);
  feed.append();
  await late.has(6);
  expect(late.received).toEqual([6]);
  expect(feed.openings).toEqual([undefined]);
});

it('lets who comes back from long ago catch up, and ends with one line', async () => {
  const feed = new Feed(1_000);
  const { stream } = streamOf(feed);
  const live = client();
  stream.join(undefined, live.receiver);
  await until(() => feed.open === 1);
  feed.append();
  await live.has(1_001);
  const back = client();
  stream.join(10, back.receiver);
  await back.has(1_001);
  await until(() => feed.open === 1);
  feed.append();
  await back.has(1_002);
  expect(back.received).toEqual(range(11, 1_002));
  expect(live.received).toEqual([1_001, 1_002]);
  expect(feed.openings).toEqual([undefined, 10]);
});

it.each([
  ['with positions', true],
  ['without', false],
])('catches up many with different cursors by few readings, %s', async (_name, tellsPositions) => {
  const feed = new Feed(2_000, tellsPositions);
  const { stream } = streamOf(feed);
  const cursors = range(0, 1_999).map((index) => (index * 733) % 2_000);
  const clients = cursors.map(() => client());
  cursors.forEach((cursor, index) => {
    stream.join(cursor, clients[index]?.receiver as StreamReceiver);
  });
  await Promise.all(clients.map(({ has }) => has(2_000)));
  feed.append(2);
  await Promise.all(clients.map(({ has }) => has(2_002)));
  clients.forEach(({ received }, index) => {
    expect(received).toEqual(range((cursors[index] as number) + 1, 2_002));
  });
  // Each a line of its own would be 2,000 openings and two million events.
  expect(feed.openings.length).toBeLessThan(40);
  expect(feed.read).toBeLessThan(40_000);
  await until(() => feed.open === 1);
});

it('does not let who follows from now on see what was before', async () => {
  const feed = new Feed(100, false);
  const { stream } = streamOf(feed);
  const back = client();
  stream.join(0, back.receiver);
  const fresh = client();
  stream.join(undefined, fresh.receiver);
  await back.has(100);
  feed.append();
  await Promise.all([back.has(101), fresh.has(101)]);
  expect(fresh.received).toEqual([101]);
  expect(back.received).toEqual(range(1, 101));
});

it('tells what was before no faster than it is read', async () => {
  const feed = new Feed(50);
  const { stream } = streamOf(feed);
  let read: () => void = () => undefined;
  const received: unknown[] = [];
  stream.join(0, {
    next({ result }) {
      received.push(result.data?.n);
      return new Promise<void>((resolve) => {
        read = resolve;
      });
    },
    end: () => undefined,
  });
  await until(() => received.length === 1);
  await new Promise(setImmediate);
  expect(received).toEqual([1]);
  read();
  await until(() => received.length === 2);
  expect(feed.read).toBeLessThan(4);
});

it('ends with its stream for all who follow, those who wait included', async () => {
  const feed = new Feed(10);
  const { stream, emptied } = streamOf(feed);
  const clients = range(0, 7).map(() => client());
  clients.forEach(({ receiver }, index) => {
    stream.join(index, receiver);
  });
  stream.moveTo({ errors: [] });
  await until(() => clients.every(({ ends }) => ends === 1));
  expect(emptied).toHaveBeenCalled();
});
