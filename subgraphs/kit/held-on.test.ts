import { isEverHeld, isHeldOn, isValidOn } from './held-on.js';

describe('isHeldOn', () => {
  it.each([
    ['2025-02-19', false],
    ['2025-02-20', true],
    ['2025-08-31', true],
    ['2025-09-01', false],
  ])('counts first and last day: on %s %s', (day, held) => {
    expect(isHeldOn({ from: '2025-02-20', until: '2025-08-31' }, day)).toBe(held);
  });

  it('is false on every day for a post that ends before it begins', () => {
    const post = { from: '2025-02-20', until: '2025-02-19' };
    expect(['2025-02-19', '2025-02-20'].map((day) => isHeldOn(post, day))).toEqual([false, false]);
    expect(isEverHeld(post)).toBe(false);
    expect([null, '2025-02-20'].map((until) => isEverHeld({ ...post, until }))).toEqual([true, true]);
  });
});

describe('isValidOn', () => {
  it('is open where a day is not known', () => {
    expect(isValidOn({ validFrom: null, validUntil: null }, '2025-02-20')).toBe(true);
    expect(isValidOn({ validFrom: null, validUntil: '2025-02-19' }, '2025-02-20')).toBe(false);
    expect(isValidOn({ validFrom: '2025-02-21', validUntil: null }, '2025-02-20')).toBe(false);
  });
});
