import { parseArgs } from 'node:util';
import type { Rounds } from './measure-rounds.js';
import { MONOLITH, OPTIONAL_TARGETS, SIMPUL, TARGETS, type Target } from './targets.js';

/** What a run is asked to do. */
export interface BenchArguments {
  targets: readonly Target[];
  rounds: Rounds;
  /** Takes a profile of Simpul instead of measuring. */
  profile: boolean;
  /** Replaces the figures of the README. */
  write: boolean;
  /** Where the report is written as JSON. */
  json: string;
}

/** Reads the command line. Throws when it names something unknown. */
export function readArguments(args: readonly string[]): BenchArguments {
  const { values } = parseArgs({
    args: [...args],
    options: {
      smoke: { type: 'boolean', default: false },
      profile: { type: 'boolean', default: false },
      write: { type: 'boolean', default: false },
      only: { type: 'string' },
      rounds: { type: 'string' },
      seconds: { type: 'string' },
      seed: { type: 'string', default: '1' },
      json: { type: 'string', default: 'data/bench/gateway.json' },
    },
  });
  const { smoke } = values;
  return {
    targets: targetsOf(values.only?.split(',') ?? (smoke ? [SIMPUL, MONOLITH] : undefined)),
    rounds: {
      rounds: whole('rounds', values.rounds ?? (smoke ? '1' : '7'), 1000),
      durationMs: whole('seconds', values.seconds ?? (smoke ? '1' : '4'), 600) * 1000,
      warmUpMs: smoke ? 0 : 500,
      firstWarmUpMs: smoke ? 200 : 4_000,
      seed: whole('seed', values.seed, Number.MAX_SAFE_INTEGER),
    },
    profile: values.profile,
    write: values.write,
    json: values.json,
  };
}

function targetsOf(names: readonly string[] | undefined): readonly Target[] {
  if (!names) return TARGETS;
  const known = [...TARGETS, ...OPTIONAL_TARGETS];
  return names.map((name) => {
    const target = known.find((one) => one.name === name);
    if (!target) throw new Error(`--only knows ${known.map((one) => one.name).join(', ')}, not ${name}`);
    return target;
  });
}

function whole(option: string, text: string, most: number): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > most) throw new Error(`--${option} must be from 1 to ${most}`);
  return value;
}
