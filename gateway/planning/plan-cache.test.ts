import { PlanCache } from './plan-cache.js';

it('makes a value once and keeps it', () => {
  const cache = new PlanCache<{ n: number }>(2);
  const make = jest.fn(() => ({ n: 1 }));
  expect([cache.getOrMake('a', make), cache.getOrMake('a', make)]).toEqual([{ n: 1 }, { n: 1 }]);
  expect(make).toHaveBeenCalledTimes(1);
});

it('drops what was used longest ago', () => {
  const cache = new PlanCache<{ key: string }>(2);
  const made: string[] = [];
  const get = (key: string) =>
    cache.getOrMake(key, () => {
      made.push(key);
      return { key };
    });
  for (const key of ['a', 'b', 'a', 'c', 'a', 'b']) get(key);
  expect(made).toEqual(['a', 'b', 'c', 'b']);
});

it('keeps nothing when making fails', () => {
  const cache = new PlanCache<{ n: number }>(2);
  const fail = () => {
    throw new Error('no');
  };
  expect(() => cache.getOrMake('a', fail)).toThrow('no');
  expect(cache.getOrMake('a', () => ({ n: 2 }))).toEqual({ n: 2 });
});
