import { seededRandom } from '../random.js';
import { planMoments } from './plan-moments.js';

it('plans one moment in every half minute, the same for the same seed', () => {
  const moments = planMoments(seededRandom(1), 70_000);
  expect(moments).toEqual(planMoments(seededRandom(1), 70_000));
  expect(moments.map((atMs) => Math.floor(atMs / 30_000))).toEqual([0, 1, 2]);
  expect(moments[2]).toBeLessThan(70_000);
});
