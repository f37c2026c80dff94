import { shuffled, spreadOf } from './statistics.js';

describe('the spread of figures', () => {
  it('has the middle one, or the middle of two, with lowest and highest', () => {
    expect(spreadOf([9, 1, 10])).toEqual({ median: 9, lowest: 1, highest: 10 });
    expect(spreadOf([4, 1, 2, 9])).toEqual({ median: 3, lowest: 1, highest: 9 });
  });

  it('does not exist without figures', () => {
    expect(() => spreadOf([])).toThrow('No values');
  });
});

describe('a shuffled order', () => {
  const items = ['a', 'b', 'c', 'd', 'e', 'f'];

  it('follows from its seed and keeps every item', () => {
    expect(shuffled(items, 7)).toEqual(shuffled(items, 7));
    expect(shuffled(items, 7).sort()).toEqual(items);
  });

  it('is another one with most other seeds', () => {
    const orders = new Set(Array.from({ length: 50 }, (_, seed) => shuffled(items, seed).join('')));
    expect(orders.size).toBeGreaterThan(40);
  });
});
