import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { readStream } from './read-stream.js';

async function* numbers(count: number) {
  for (let number = 0; number < count; number++) yield { number, text: 'x'.repeat(1_000) + number };
}

it('gives every value in order, and ends with the iterator', async () => {
  const seen: number[] = [];
  for await (const { number } of readStream(numbers(5), new AbortController().signal)) seen.push(number);
  expect(seen).toEqual([0, 1, 2, 3, 4]);
});

it('passes on what the iterator throws', async () => {
  async function* broken() {
    yield 1;
    throw new Error('broken');
  }
  const stream = readStream(broken(), new AbortController().signal);
  await stream.next();
  await expect(stream.next()).rejects.toThrow('broken');
});

it('ends while it waits, when it is aborted, and lets the iterator return', async () => {
  const aborting = new AbortController();
  const returned = jest.fn(async () => ({ done: true as const, value: undefined }));
  const never: AsyncIterator<number> = { next: () => new Promise(() => undefined), return: returned };
  const next = readStream(never, aborting.signal).next();
  aborting.abort();
  expect(await next).toEqual({ done: true, value: undefined });
  expect(returned).toHaveBeenCalledTimes(1);
});

it('keeps nothing of what it has given', async () => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const held: WeakRef<object>[] = [];
  const stream = readStream(numbers(200), new AbortController().signal);
  for await (const value of stream) {
    held.push(new WeakRef(value));
    if (held.length < 150) continue;
    // A reference that is made or read lives until its turn of the event loop is over.
    await new Promise(setImmediate);
    collect();
    break;
  }
  expect(held.slice(0, 100).filter((reference) => reference.deref() !== undefined)).toEqual([]);
});
