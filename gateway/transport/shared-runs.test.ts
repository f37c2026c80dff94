import { SharedRuns } from './shared-runs.js';
import type { StopSignal } from './stop-signal.js';

/** A run that the test ends, and the signal that it was given. */
function heldRun() {
  let signal: StopSignal | undefined;
  let begun = 0;
  let resolve: (value: { n: number }) => void = () => undefined;
  let reject: (reason: Error) => void = () => undefined;
  const promise = new Promise<{ n: number }>((onValue, onReason) => {
    resolve = onValue;
    reject = onReason;
  });
  const begin = (untilAllLeft: StopSignal): Promise<{ n: number }> => {
    begun += 1;
    signal = untilAllLeft;
    return promise;
  };
  return { begin, resolve, reject, begun: () => begun, isAborted: () => signal?.aborted };
}

const copying = () => new SharedRuns<{ n: number }>((value) => ({ ...value }));

it('runs once for all who come while it runs, and gives each its own value', async () => {
  const runs = copying();
  const run = heldRun();
  const joined = [runs.join('k', undefined, run.begin), runs.join('k', undefined, run.begin)];
  run.resolve({ n: 1 });
  const [one, other] = await Promise.all(joined);
  expect([run.begun(), one, other]).toEqual([1, { n: 1 }, { n: 1 }]);
  expect(one).not.toBe(other);
});

it('copies nothing for one who was alone', async () => {
  const runs = copying();
  const value = { n: 1 };
  expect(await runs.join('k', undefined, async () => value)).toBe(value);
});

it('keeps other keys apart, and remembers nothing', async () => {
  const runs = copying();
  const join = (key: string, n: number) => runs.join(key, undefined, async () => ({ n }));
  expect(await Promise.all([join('a', 1), join('b', 2)])).toEqual([{ n: 1 }, { n: 2 }]);
  expect(await join('a', 3)).toEqual({ n: 3 });
});

it('fails for all who wait, and begins anew afterwards', async () => {
  const runs = copying();
  const run = heldRun();
  const joined = [runs.join('k', undefined, run.begin), runs.join('k', undefined, run.begin)];
  run.reject(new Error('down'));
  expect(await Promise.allSettled(joined)).toMatchObject([
    { reason: { message: 'down' } },
    { reason: { message: 'down' } },
  ]);
  expect(await runs.join('k', undefined, async () => ({ n: 2 }))).toEqual({ n: 2 });
});

it('fails for all who wait when the value cannot be copied', async () => {
  const runs = new SharedRuns<number>(() => {
    throw new Error('too deep');
  });
  const join = () => runs.join('k', undefined, async () => 1);
  await expect(Promise.all([join(), join()])).rejects.toThrow('too deep');
});

it('goes on for the others when one leaves', async () => {
  const runs = copying();
  const run = heldRun();
  const leaving = new AbortController();
  const left = runs.join('k', leaving.signal, run.begin);
  const staying = runs.join('k', new AbortController().signal, run.begin);
  leaving.abort(new Error('gone'));
  await expect(left).rejects.toThrow('gone');
  expect(run.isAborted()).toBe(false);
  run.resolve({ n: 1 });
  expect(await staying).toEqual({ n: 1 });
});

it('is aborted when all have left, and does not take who comes next with it', async () => {
  const runs = copying();
  const [first, second] = [heldRun(), heldRun()];
  const leaving = new AbortController();
  const left = [runs.join('k', leaving.signal, first.begin), runs.join('k', leaving.signal, first.begin)];
  leaving.abort(new Error('gone'));
  expect(await Promise.allSettled(left)).toMatchObject([{ status: 'rejected' }, { status: 'rejected' }]);
  expect(first.isAborted()).toBe(true);

  const next = [runs.join('k', undefined, second.begin)];
  first.reject(new Error('gone'));
  // As long as the end of the first takes to be heard of.
  await new Promise(setImmediate);
  next.push(runs.join('k', undefined, second.begin));
  second.resolve({ n: 2 });
  expect([await Promise.all(next), second.begun()]).toEqual([[{ n: 2 }, { n: 2 }], 1]);
});

it('begins nothing for one who has left already', async () => {
  const run = heldRun();
  await expect(copying().join('k', AbortSignal.abort(new Error('gone')), run.begin)).rejects.toThrow('gone');
  expect(run.begun()).toBe(0);
});
