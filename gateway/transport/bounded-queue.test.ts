import { BoundedQueue } from './bounded-queue.js';

it('gives out in order what came, before and after it is asked', async () => {
  const queue = new BoundedQueue<number>(10, () => undefined);
  const first = queue.next();
  queue.push(1);
  queue.push(2);
  queue.push(3);
  expect(await first).toEqual({ done: false, value: 1 });
  expect(await queue.next()).toEqual({ done: false, value: 2 });
  queue.close();
  expect(await queue.next()).toEqual({ done: false, value: 3 });
  expect(await queue.next()).toEqual({ done: true, value: undefined });
});

it('says that it is full, takes nothing more in once it is closed, and tells the error behind what waits', async () => {
  const full = jest.fn(() => queue.close({ error: new Error('too many wait') }));
  const queue: BoundedQueue<number> = new BoundedQueue<number>(3, full);
  for (let value = 1; value <= 5; value++) queue.push(value);
  expect(full).toHaveBeenCalledTimes(1);
  const given = [await queue.next(), await queue.next(), await queue.next()];
  expect(given.map(({ value }) => value)).toEqual([1, 2, 3]);
  await expect(queue.next()).rejects.toThrow('too many wait');
});

it('tells whoever waits that nothing more comes', async () => {
  const queue = new BoundedQueue<number>(3, () => undefined);
  const next = queue.next();
  queue.close({ error: new Error('closed') });
  await expect(next).rejects.toThrow('closed');
});

it('forgets what waits when nobody reads any more', async () => {
  const queue = new BoundedQueue<number>(3, () => undefined);
  queue.push(1);
  await queue.return();
  queue.push(2);
  expect(await queue.next()).toEqual({ done: true, value: undefined });
});
