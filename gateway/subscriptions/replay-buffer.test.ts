import { ReplayBuffer } from './replay-buffer.js';
import { SharedEvent } from './shared-event.js';

let nowMs = 0;

const bufferOf = (...entries: readonly Parameters<typeof entryOf>[]): ReplayBuffer => {
  const buffer = new ReplayBuffer(() => nowMs);
  for (const entry of entries) buffer.push(entryOf(...entry));
  return buffer;
};
/** An event with this name, or without one the word alone. */
const entryOf = (cursor: unknown, name?: unknown) =>
  name === undefined ? { cursor } : { cursor, event: new SharedEvent({ data: { name } }) };
const behind = (buffer: ReplayBuffer, cursor: unknown) => buffer.behind(cursor).map(({ result }) => result.data?.name);
const numbered = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index): [number, number] => [from + index, from + index]);

describe('a replay buffer', () => {
  it('has what came behind a cursor, events without a cursor included', () => {
    const buffer = bufferOf([1, 'a'], [undefined, 'b'], [2], [3, 'c'], [3]);
    expect([1, 2, 3].map((cursor) => behind(buffer, cursor))).toEqual([['b', 'c'], ['c'], []]);
    expect(buffer.has(4)).toBe(false);
    expect(() => buffer.behind(4)).toThrow('not here');
  });

  it('has the last 500 events', () => {
    const buffer = bufferOf(...numbered(1, 501));
    expect(buffer.has(1)).toBe(true);
    expect(behind(buffer, 1)).toHaveLength(500);
    buffer.push(entryOf(502, 502));
    expect([buffer.has(1), buffer.has(2)]).toEqual([false, true]);
  });

  it('has a bounded number of positions where nothing happens', () => {
    const buffer = bufferOf(...numbered(1, 1_001).map(([cursor]): [number] => [cursor]));
    expect([buffer.has(1), buffer.has(2)]).toEqual([false, true]);
  });

  it('forgets events after a minute, though none comes, and still knows where it stands', () => {
    const buffer = bufferOf([1, 'a'], [2, 'b']);
    nowMs += 60_000;
    expect(buffer.has(1)).toBe(true);
    nowMs += 1;
    expect([buffer.has(1), buffer.has(2)]).toEqual([false, true]);
  });

  it('knows where it stands when it forgets its events', () => {
    const buffer = bufferOf([1, 'a'], [2, 'b']);
    buffer.forgetEvents();
    buffer.push(entryOf(3, 'c'));
    expect(buffer.has(1)).toBe(false);
    expect(behind(buffer, 2)).toEqual(['c']);
  });

  it('keeps a cursor as long as what is behind it stays for half a minute', () => {
    const buffer = bufferOf([1, 'a'], [2, 'b']);
    nowMs += 30_000;
    expect([buffer.keeps(1), buffer.keeps(2), buffer.keeps(3)]).toEqual([true, true, false]);
    nowMs += 1;
    expect([buffer.keeps(1), buffer.keeps(2)]).toEqual([false, true]);
  });
});

describe('a replay buffer that takes over another', () => {
  it('has what the other had before, the event of the cursor behind which it began itself included', () => {
    const buffer = bufferOf([3], [4, 'd'], [5, 'e']);
    buffer.takeOver(bufferOf([1], [2, 'b'], [3, 'c']), 3);
    expect([1, 2, 3, 4].map((cursor) => behind(buffer, cursor))).toEqual([
      ['b', 'c', 'd', 'e'],
      ['c', 'd', 'e'],
      ['d', 'e'],
      ['e'],
    ]);
    buffer.push(entryOf(6, 'f'));
    expect(behind(buffer, 2)).toEqual(['c', 'd', 'e', 'f']);
  });

  it('has the same events once where both had them', () => {
    const buffer = bufferOf([0], [1, 'a'], [2, 'b'], [3, 'c'], [4, 'd']);
    buffer.takeOver(bufferOf(['before b'], [2, 'new b'], [undefined, 'new c'], ['after c'], [3]), 3);
    expect(behind(buffer, 0)).toEqual(['a', 'new b', 'new c', 'd']);
    expect(behind(buffer, 'before b')).toEqual(['new b', 'new c', 'd']);
    expect(behind(buffer, 'after c')).toEqual(['d']);
  });

  it('knows the positions of the other where neither has an event before', () => {
    const buffer = bufferOf(['mine'], [1], [2, 'b']);
    buffer.takeOver(bufferOf(['theirs'], [1]), 1);
    for (const cursor of ['mine', 'theirs', 1]) expect(behind(buffer, cursor)).toEqual(['b']);
  });

  it('has no more than the last 500 events of both', () => {
    const buffer = bufferOf(...numbered(300, 700));
    buffer.takeOver(bufferOf(...numbered(1, 300)), 300);
    expect([buffer.has(199), buffer.has(200)]).toEqual([false, true]);
    expect(behind(buffer, 200)).toEqual(numbered(201, 700).map(([, name]) => name));
  });

  it('has the other’s events no longer than its own behind them', () => {
    const buffer = bufferOf([2, 'b'], [3, 'c']);
    nowMs += 50_000;
    buffer.push(entryOf(4, 'd'));
    buffer.takeOver(bufferOf([0], [1, 'a'], [2, 'b']), 2);
    nowMs += 10_001;
    expect([0, 2, 3].map((cursor) => buffer.has(cursor))).toEqual([false, false, true]);
    expect(behind(buffer, 3)).toEqual(['d']);
  });

  it('has the other’s events as long as they are young where there is none behind them', () => {
    const buffer = bufferOf([1, 'a'], [2, 'b']);
    nowMs += 60_001;
    buffer.takeOver(bufferOf([0], [1, 'a'], [2, 'b']), 2);
    nowMs += 60_000;
    expect(behind(buffer, 0)).toEqual(['a', 'b']);
    expect(buffer.has(0)).toBe(true);
  });
});
