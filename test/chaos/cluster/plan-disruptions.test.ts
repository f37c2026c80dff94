import { seededRandom } from '../random.js';
import { planDisruptions } from './plan-disruptions.js';

const TARGETS = ['gateway-1', 'gateway-2', 'complaint', 'mariadb', 'redis'];
const plan = (seed: number) => planDisruptions(seededRandom(seed), 60_000, TARGETS);

it('plans the same for the same seed, and something else for another', () => {
  expect(plan(1)).toEqual(plan(1));
  expect(plan(1)).not.toEqual(plan(2));
});

it('gives every process its turns within a minute, by every action', () => {
  const disruptions = plan(3);
  for (const target of TARGETS) expect(disruptions.filter((one) => one.target === target).length).toBeGreaterThan(2);
  expect(new Set(disruptions.map(({ action }) => action))).toEqual(new Set(['kill', 'end', 'pause']));
});

it.each([1, 2, 3])('lets a process come back before it is its turn again, in the order of time (seed %d)', (seed) => {
  const backAt = new Map<string, number>();
  let last = 0;
  for (const { atMs, target, forMs } of plan(seed)) {
    expect(atMs).toBeGreaterThan(last);
    expect(atMs).toBeGreaterThanOrEqual(backAt.get(target) ?? 0);
    expect(atMs).toBeLessThan(60_000);
    last = atMs;
    backAt.set(target, atMs + forMs);
  }
});

it('has several processes away at the same time', () => {
  const disruptions = plan(1);
  const overlaps = disruptions.filter(({ atMs, target }) =>
    disruptions.some((other) => other.target !== target && other.atMs < atMs && other.atMs + other.forMs > atMs),
  );
  expect(overlaps.length).toBeGreaterThan(0);
});
