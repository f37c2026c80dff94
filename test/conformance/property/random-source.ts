import { seededNumbers } from '../../kit/seeded-numbers.js';

/** Random numbers that a seed determines. */
export interface RandomSource {
  /** A whole number from 0 up to `below`. */
  below(limit: number): number;
  /** Whether something of this probability happens. */
  chance(probability: number): boolean;
  pick<Item>(items: readonly Item[]): Item;
}

/** A source that the seed decides. */
export function randomSource(seed: number): RandomSource {
  const next = seededNumbers(seed);
  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    below,
    chance: (probability) => next() < probability,
    pick: (items) => items[below(items.length)] as (typeof items)[number],
  };
}
