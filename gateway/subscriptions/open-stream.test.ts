import type { SubgraphResponse } from '../transport/subgraph-transport.js';
import { TransportError } from '../transport/transport-error.js';
import { openStream, type RetryPolicy, type StreamSource } from './open-stream.js';

const QUICK: RetryPolicy = { delayMs: 1, maxDelayMs: 2, stableAfterMs: 60_000 };

const event = (cursor: string): SubgraphResponse => ({ data: { cursor } });
const refusal = (code: string): SubgraphResponse => ({ errors: [{ message: code, extensions: { code } }] });

/** A source that gives one scripted stream per opening; an Error in it breaks the stream. */
function scripted(script: readonly (SubgraphResponse | Error)[][], after?: unknown) {
  const openings: unknown[] = [];
  const source: StreamSource = {
    async *open(from) {
      const steps = script[Math.min(openings.length, script.length - 1)] ?? [];
      openings.push(from);
      for (const step of steps) {
        if (step instanceof Error) throw step;
        yield step;
      }
    },
    resume: { after, cursorOf: ({ data }) => data?.cursor },
  };
  return { source, openings };
}

async function read(source: StreamSource, retry = QUICK, signal = new AbortController().signal) {
  const events: SubgraphResponse[] = [];
  for await (const received of openStream(source, signal, retry)) events.push(received);
  return events;
}

const lost = new TransportError('reset');
const unavailable = { errors: [{ message: lost.message, extensions: { code: 'SUBGRAPH_UNAVAILABLE' } }] };

it('opens again behind its last event as often as it takes', async () => {
  const { source, openings } = scripted([
    [event('1'), lost],
    ...Array.from({ length: 40 }, () => [lost]),
    [event('2')],
  ]);
  expect(await read(source)).toEqual([event('1'), event('2')]);
  expect(openings).toEqual([undefined, ...Array.from({ length: 41 }, () => '1')]);
});

it('ends when every assertion is refused', async () => {
  const { source, openings } = scripted([[event('1'), refusal('UNAUTHENTICATED')], [refusal('UNAUTHENTICATED')]]);
  expect(await read(source)).toEqual([event('1'), refusal('UNAUTHENTICATED')]);
  expect(openings).toHaveLength(13);
});

it('ends with the error when it breaks before it is known where to go on', async () => {
  const { source, openings } = scripted([[lost]]);
  expect(await read(source)).toEqual([unavailable]);
  expect(openings).toEqual([undefined]);
});

it('gives an event that has no cursor once, though it comes again behind the last cursor', async () => {
  const nameless = { data: null, errors: [{ message: 'the event cannot be read' }] };
  const { source, openings } = scripted([
    [event('1'), nameless, nameless, lost],
    [nameless, lost],
    [nameless, nameless, nameless, event('2'), nameless, lost],
    [nameless, event('3')],
  ]);
  expect(await read(source)).toEqual([event('1'), nameless, nameless, nameless, event('2'), nameless, event('3')]);
  expect(openings).toEqual([undefined, '1', '1', '2']);
});

it('counts anew after an event', async () => {
  const broken = [[lost], [lost], [lost]];
  const { source, openings } = scripted([
    [event('1'), lost],
    ...broken.slice(1),
    [event('2'), lost],
    ...broken.slice(1),
    [event('3')],
  ]);
  expect(await read(source)).toEqual([event('1'), event('2'), event('3')]);
  expect(openings).toEqual([undefined, '1', '1', '1', '2', '2', '2']);
});

it('counts anew after a stream that lived long without an event', async () => {
  const { source, openings } = scripted([
    ...Array.from({ length: 9 }, () => [refusal('UNAUTHENTICATED')]),
    [event('1')],
  ]);
  expect(await read(source, { ...QUICK, stableAfterMs: 0 })).toEqual([event('1')]);
  expect(openings).toHaveLength(10);
});

it.each(['UNAUTHENTICATED', 'SUBGRAPH_UNAVAILABLE', 'SHUTTING_DOWN', 'NOT_READY'])(
  'is repaired after %s',
  async (code) => {
    const { source, openings } = scripted([[event('1'), refusal(code)], [event('2')]]);
    expect(await read(source)).toEqual([event('1'), event('2')]);
    expect(openings).toEqual([undefined, '1']);
  },
);

it('is repaired after an event whose data could not be read with an expired assertion', async () => {
  const { source } = scripted([[event('1'), { data: null, ...refusal('UNAUTHENTICATED') }], [event('2')]]);
  expect(await read(source)).toEqual([event('1'), event('2')]);
});

it('goes on from where the subgraph says that it stood', async () => {
  const stood = { errors: [{ message: 'bye', extensions: { code: 'SHUTTING_DOWN', cursor: '7' } }] };
  const { source, openings } = scripted([[stood], [event('8')]]);
  expect(await read(source)).toEqual([event('8')]);
  expect(openings).toEqual([undefined, '7']);
});

it.each(['FORBIDDEN', 'CURSOR_EXPIRED', 'INTERNAL_SERVER_ERROR'])('is not repaired after %s', async (code) => {
  const { source, openings } = scripted([[event('1'), refusal(code)]]);
  expect(await read(source)).toEqual([event('1'), refusal(code)]);
  expect(openings).toHaveLength(1);
});

it('is not repaired when the field is not resumable', async () => {
  const { source } = scripted([[event('1'), lost]]);
  expect(await read({ open: source.open })).toEqual([event('1'), unavailable]);
});

it('stops waiting for the next attempt when nobody listens any more', async () => {
  const leaving = new AbortController();
  const { source, openings } = scripted([[lost]], 'c');
  const reading = read(source, { ...QUICK, delayMs: 3_600_000, maxDelayMs: 3_600_000 }, leaving.signal);
  // The second opening follows at once, the third would wait an hour.
  while (openings.length < 2) await Promise.resolve();
  await new Promise(setImmediate);
  leaving.abort();
  expect(await reading).toEqual([]);
  expect(openings).toEqual(['c', 'c']);
});

it('lets a bug through', async () => {
  const { source } = scripted([[new RangeError('bug')]], 'c');
  await expect(read(source)).rejects.toThrow('bug');
});
