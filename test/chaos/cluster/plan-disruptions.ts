import type { Random } from '../random.js';

/** Something that is done to one process. */
export interface Disruption {
  /** When, counted from the run's begin. */
  readonly atMs: number;
  readonly target: string;
  /** Killed at once, asked to end, or stopped in the middle of what it does. */
  readonly action: 'kill' | 'end' | 'pause';
  /** How long until it is started again, or goes on. */
  readonly forMs: number;
}

const GAP_MS = [500, 4_500] as const;
const DOWN_MS = [200, 3_000] as const;
const PAUSED_MS = [300, 6_000] as const;
const ACTIONS: readonly Disruption['action'][] = ['kill', 'kill', 'kill', 'pause', 'pause', 'end'];

/**
 * What happens to `targets` for `durationMs`: in rounds, in each of which every target has its turn, so that also a short
 * run kills each kind of process. Several may be away at the same time; one is left alone until it is back.
 */
export function planDisruptions(random: Random, durationMs: number, targets: readonly string[]): Disruption[] {
  const disruptions: Disruption[] = [];
  const backAt = new Map<string, number>();
  let round: string[] = [];
  for (let atMs = random.between(...GAP_MS); atMs < durationMs; atMs += random.between(...GAP_MS)) {
    if (round.length === 0) round = shuffled(random, targets);
    const target = round.find((candidate) => (backAt.get(candidate) ?? 0) <= atMs);
    if (target === undefined) continue;
    round = round.filter((candidate) => candidate !== target);
    const action = random.pick(ACTIONS);
    const forMs = action === 'pause' ? random.between(...PAUSED_MS) : random.between(...DOWN_MS);
    backAt.set(target, atMs + forMs);
    disruptions.push({ atMs, target, action, forMs });
  }
  return disruptions;
}

function shuffled(random: Random, values: readonly string[]): string[] {
  return values
    .map((value) => ({ value, order: random.next() }))
    .sort((a, b) => a.order - b.order)
    .map(({ value }) => value);
}
