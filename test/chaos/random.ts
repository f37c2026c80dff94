import { seededNumbers } from '../kit/seeded-numbers.js';

/** Numbers that look random and are the same for the same seed. */
export interface Random {
  /** A number from 0 below 1. */
  next(): number;
  /** A whole number from `from` to `to`, both included. */
  between(from: number, to: number): number;
  /** One of `values`, which are not empty. */
  pick<T>(values: readonly T[]): T;
  /** Whether something happens that happens in `share` of the cases. */
  chance(share: number): boolean;
  /** Another sequence, for a part that draws at its own pace. */
  fork(): Random;
}

/** A sequence that the seed decides. */
export function seededRandom(seed: number): Random {
  const next = seededNumbers(seed);
  const between = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1));
  return {
    next,
    between,
    pick: <T>(values: readonly T[]): T => values[between(0, values.length - 1)] as T,
    chance: (share) => next() < share,
    fork: () => seededRandom(between(0, 2 ** 31)),
  };
}
