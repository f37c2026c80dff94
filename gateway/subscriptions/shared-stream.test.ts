import { NumberedFeed } from '../../test/kit/numbered-feed.js';
import { RecordingClient } from '../../test/kit/recording-client.js';
import { UNCOUNTED } from '../observability/stream-metrics.js';
import { OpenStreams } from '../transport/open-streams.js';
import { SharedStream } from './shared-stream.js';

const streams = new OpenStreams();
afterEach(() => {
  streams.closeAll();
  jest.restoreAllMocks();
});

function streamOf(feed: NumberedFeed) {
  const emptied = jest.fn();
  const stream = new SharedStream(feed.legsOf(), { streams, metrics: UNCOUNTED, onEmpty: emptied });
  return { stream, emptied };
}

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);

async function until(condition: () => boolean): Promise<void> {
  for (let turn = 0; !condition(); turn++) {
    if (turn > 10_000) throw new Error('it never came to that');
    await new Promise(setImmediate);
  }
}

it('opens the stream once for all who follow from now on, and closes it after the last', async () => {
  const feed = new NumberedFeed({ events: 5 });
  const { stream, emptied } = streamOf(feed);
  const clients = [new RecordingClient(), new RecordingClient(), new RecordingClient()];
  const leaves = clients.map((client) => stream.join(undefined, client));
  await until(() => feed.open === 1);
  feed.append(2);
  await Promise.all(clients.map((client) => client.has(7)));
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
  const feed = new NumberedFeed({ events: 5 });
  const { stream } = streamOf(feed);
  const first = new RecordingClient();
  stream.join(undefined, first);
  await until(() => feed.open === 1);
  feed.append(3);
  await first.has(8);
  const back = [new RecordingClient(), new RecordingClient(), new RecordingClient()];
  back.forEach((client, index) => {
    stream.join(6 + index, client);
  });
  expect(back.map(({ received }) => received)).toEqual([[7, 8], [8], []]);
  feed.append();
  await Promise.all(back.map((client) => client.has(9)));
  expect(back.map(({ received }) => received)).toEqual([[7, 8, 9], [8, 9], [9]]);
  expect(feed.openings).toEqual([undefined]);
});

it('knows by positions where a stream without events stands', async () => {
  const feed = new NumberedFeed({ events: 5 });
  const { stream } = streamOf(feed);
  stream.join(undefined, new RecordingClient());
  await until(() => feed.open === 1);
  await new Promise(setImmediate);
  const late = new RecordingClient();
  stream.join(5, late);
  feed.append();
  await late.has(6);
  expect(late.received).toEqual([6]);
  expect(feed.openings).toEqual([undefined]);
});

it('lets who comes back from long ago catch up, and ends with one line', async () => {
  const feed = new NumberedFeed({ events: 1_000 });
  const { stream } = streamOf(feed);
  const live = new RecordingClient();
  stream.join(undefined, live);
  await until(() => feed.open === 1);
  feed.append();
  await live.has(1_001);
  const back = new RecordingClient();
  stream.join(10, back);
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
  const feed = new NumberedFeed({ events: 2_000, tellsPositions });
  const { stream } = streamOf(feed);
  const cursors = range(0, 1_999).map((index) => (index * 733) % 2_000);
  const clients = cursors.map(() => new RecordingClient());
  cursors.forEach((cursor, index) => {
    stream.join(cursor, clients[index] as RecordingClient);
  });
  await Promise.all(clients.map((client) => client.has(2_000)));
  feed.append(2);
  await Promise.all(clients.map((client) => client.has(2_002)));
  clients.forEach(({ received }, index) => {
    expect(received).toEqual(range((cursors[index] as number) + 1, 2_002));
  });
  // Each a line of its own would be 2,000 openings and two million events.
  expect(feed.openings.length).toBeLessThan(40);
  expect(feed.read).toBeLessThan(40_000);
  await until(() => feed.open === 1);
});

/** Cursors of clients that come back one after the other, each as often as the others, in an order that looks random. */
const shuffled = (count: number, distinct: number) =>
  range(0, count - 1).map((index) => ((index * 733) % count) % distinct);

it.each([
  ['with positions', true],
  ['without', false],
])(
  'reads once from a cursor, however many come back with it one after the other, %s',
  async (_name, tellsPositions) => {
    const feed = new NumberedFeed({ events: 20, tellsPositions });
    const { stream } = streamOf(feed);
    const clients = range(0, 399).map((index) => ({ cursor: index % 20, client: new RecordingClient() }));
    for (const [index, { cursor, client }] of clients.entries()) {
      stream.join(cursor, client);
      if (index % 5 === 4) await new Promise(setImmediate);
    }
    feed.append(2);
    await Promise.all(clients.map(({ client }) => client.has(22)));
    for (const { cursor, client } of clients) expect(client.received).toEqual(range(cursor + 1, 22));
    expect(feed.openings.length).toBeLessThanOrEqual(20);
    expect(new Set(feed.openings).size).toBe(feed.openings.length);
    // Each event once, and by each line the one at which it met another.
    expect(feed.read).toBeLessThanOrEqual(22 + feed.openings.length);
    await until(() => feed.open === 1);
  },
);

it('reads what a line has long forgotten once for all who missed it, though others follow since', async () => {
  let nowMs = 1_000;
  jest.spyOn(performance, 'now').mockImplementation(() => nowMs);
  const feed = new NumberedFeed({ events: 0 });
  const { stream } = streamOf(feed);
  const live = new RecordingClient();
  stream.join(undefined, live);
  await until(() => feed.open === 1);
  for (const n of range(1, 300)) {
    nowMs += 1_000;
    feed.append();
    await live.has(n);
  }
  const clients = shuffled(200, 10).map((index) => ({ cursor: index * 20, client: new RecordingClient() }));
  for (const { cursor, client } of clients) {
    stream.join(cursor, client);
    await client.has(feed.last);
    nowMs += 50;
  }
  for (const { cursor, client } of clients) expect(client.received).toEqual(range(cursor + 1, 300));
  expect(feed.openings.length).toBeLessThanOrEqual(11);
});

it('remembers a position from which it was once read, though no event has it', async () => {
  const feed = new NumberedFeed({ events: 5 });
  const { stream } = streamOf(feed);
  const between = feed.pass();
  feed.append(2);
  const first = new RecordingClient();
  stream.join(3, first);
  await first.has(7);
  for (const _ of range(1, 3)) {
    const client = new RecordingClient();
    stream.join(between, client);
    await client.has(7);
    await until(() => feed.open === 1);
    expect(client.received).toEqual([6, 7]);
  }
  expect(feed.openings).toEqual([3, between]);
});

it('has no more than four lines that catch up, whoever comes and goes', async () => {
  const feed = new NumberedFeed({ events: 5_000 });
  const { stream, emptied } = streamOf(feed);
  const leaves = shuffled(200, 5_000).map((cursor) => stream.join(cursor, new RecordingClient()));
  for (const leave of leaves) {
    await new Promise(setImmediate);
    expect(feed.open).toBeLessThanOrEqual(4);
    leave();
  }
  expect(emptied).toHaveBeenCalledTimes(1);
  await until(() => feed.open === 0);
});

it('tells nobody what another supergraph has made of an event', async () => {
  const feed = new NumberedFeed({ events: 0 });
  const { stream } = streamOf(feed);
  const first = new RecordingClient();
  stream.join(undefined, first);
  await until(() => feed.open === 1);
  feed.append(2);
  await first.has(2);
  stream.moveTo(feed.legsOf((n) => `new ${n}`));
  const [recent, late] = [new RecordingClient(), new RecordingClient()];
  stream.join(2, recent);
  stream.join(1, late);
  await late.has('new 2');
  feed.append();
  await Promise.all([recent, late].map((client) => client.has('new 3')));
  expect(recent.received).toEqual(['new 3']);
  expect(late.received).toEqual(['new 2', 'new 3']);
  expect(feed.openings).toEqual([undefined, 1]);
});

it('does not let who follows from now on see what was before', async () => {
  const feed = new NumberedFeed({ events: 100, tellsPositions: false });
  const { stream } = streamOf(feed);
  const back = new RecordingClient();
  stream.join(0, back);
  const fresh = new RecordingClient();
  stream.join(undefined, fresh);
  await back.has(100);
  feed.append();
  await Promise.all([back.has(101), fresh.has(101)]);
  expect(fresh.received).toEqual([101]);
  expect(back.received).toEqual(range(1, 101));
});

it('tells what was before no faster than it is read', async () => {
  const feed = new NumberedFeed({ events: 50 });
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
  const feed = new NumberedFeed({ events: 10 });
  const { stream, emptied } = streamOf(feed);
  const clients = range(0, 7).map(() => new RecordingClient());
  clients.forEach((client, index) => {
    stream.join(index, client);
  });
  stream.moveTo({ errors: [] });
  await until(() => clients.every(({ ends }) => ends === 1));
  expect(emptied).toHaveBeenCalled();
});

it('comes as fast as a client reads, however slowly that is', async () => {
  jest.useFakeTimers({ doNotFake: ['setImmediate', 'performance'] });
  try {
    const feed = new NumberedFeed({ events: 50 });
    const { stream } = streamOf(feed);
    const reads: (() => void)[] = [];
    const slow = new RecordingClient(() => new Promise((resolve) => reads.push(resolve)));
    stream.join(0, slow);
    for (let read = 1; read <= 3; read++) {
      await slow.has(read);
      // Longer than a silent subgraph is waited for.
      await jest.advanceTimersByTimeAsync(1_500);
      expect(slow.received).toEqual(range(1, read));
      reads.shift()?.();
    }
  } finally {
    jest.useRealTimers();
  }
});

it('opens no more than so many streams at a subgraph that says nothing', async () => {
  jest.useFakeTimers({ doNotFake: ['setImmediate', 'performance'] });
  try {
    // All that comes back is further than the feed has come, so that nothing is told.
    const feed = new NumberedFeed({ events: 0, tellsPositions: false });
    const { stream } = streamOf(feed);
    for (let cursor = 1; cursor <= 100; cursor++) stream.join(cursor, new RecordingClient());
    const opened: number[] = [];
    for (let second = 0; second < 12; second++) {
      await jest.advanceTimersByTimeAsync(1_100);
      opened.push(feed.open);
    }
    expect(opened[0]).toBeLessThanOrEqual(8);
    expect(Math.max(...opened)).toBe(32);
  } finally {
    jest.useRealTimers();
  }
});
