import { getEventListeners } from 'node:events';
import { OpenStreams } from './open-streams.js';

it('ends a stream with its signal, by itself, or with all others', () => {
  const streams = new OpenStreams();
  const leaving = new AbortController();
  const [left, closed, other] = [streams.open(leaving.signal), streams.open(undefined), streams.open(undefined)];
  const ended = () => [left, closed, other].map(({ signal }) => signal.aborted);
  expect(ended()).toEqual([false, false, false]);
  leaving.abort();
  expect(ended()).toEqual([true, false, false]);
  closed.close();
  expect(ended()).toEqual([true, true, false]);
  streams.closeAll();
  expect(ended()).toEqual([true, true, true]);
});

it('opens no stream for who has left', () => {
  expect(new OpenStreams().open(AbortSignal.abort()).signal.aborted).toBe(true);
});

it('leaves nothing at a signal that lives on', () => {
  const living = new AbortController();
  const stream = new OpenStreams().open(living.signal);
  expect(getEventListeners(living.signal, 'abort')).toHaveLength(1);
  stream.close();
  expect(getEventListeners(living.signal, 'abort')).toHaveLength(0);
});
