import type { Random } from '../random.js';

const EVERY_MS = 30_000;

/** One moment in each half minute, counted from the run's begin. */
export function planMoments(random: Random, durationMs: number): number[] {
  const moments: number[] = [];
  for (let fromMs = 0; fromMs < durationMs; fromMs += EVERY_MS) {
    moments.push(random.between(fromMs, Math.min(fromMs + EVERY_MS, durationMs) - 1));
  }
  return moments;
}
