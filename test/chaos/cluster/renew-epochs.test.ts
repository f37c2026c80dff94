import { seededRandom } from '../random.js';
import { planRenewals } from './renew-epochs.js';

it('plans one renewal in every half minute, the same for the same seed', () => {
  const moments = planRenewals(seededRandom(1), 70_000);
  expect(moments).toEqual(planRenewals(seededRandom(1), 70_000));
  expect(moments.map((atMs) => Math.floor(atMs / 30_000))).toEqual([0, 1, 2]);
  expect(moments[2]).toBeLessThan(70_000);
});
