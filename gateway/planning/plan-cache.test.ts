import { PlanCache } from './plan-cache.js';

it('makes a value once and keeps it', () => {
  const cache = new PlanCache<number>(2);
  const make = jest.fn(() => 1);
  expect([cache.getOrMake('a', make), cache.getOrMake('a', make)]).toEqual([1, 1]);
  expect(make).toHaveBeenCalledTimes(1);
});

it('drops what was used longest ago', () => {
  const cache = new PlanCache<string>(2);
  const made: string[] = [];
  const get = (key: string) =>
    cache.getOrMake(key, () => {
      made.push(key);
      return key;
    });
  for (const key of ['a', 'b', 'a', 'c', 'a', 'b']) get(key);
  expect(made).toEqual(['a', 'b', 'c', 'b']);
});

it('keeps nothing when making fails', () => {
  const cache = new PlanCache<number>(2);
  const fail = () => {
    throw new Error('no');
  };
  expect(() => cache.getOrMake('a', fail)).toThrow('no');
  expect(cache.getOrMake('a', () => 2)).toBe(2);
});
