import { parseArgs } from 'node:util';
import { targetsNamed, wholeNumber } from '../kit/arguments.js';
import { SIMPUL, type Target } from '../kit/target.js';
import type { Rounds } from './measure-rounds.js';
import { MONOLITH, OPTIONAL_TARGETS, TARGETS } from './targets.js';

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
  const names = values.only?.split(',') ?? (smoke ? [SIMPUL, MONOLITH] : undefined);
  return {
    targets: names ? targetsNamed(names, [...TARGETS, ...OPTIONAL_TARGETS]) : TARGETS,
    rounds: {
      rounds: wholeNumber('rounds', values.rounds ?? (smoke ? '1' : '7'), 1000),
      durationMs: wholeNumber('seconds', values.seconds ?? (smoke ? '1' : '4'), 600) * 1000,
      warmUpMs: smoke ? 0 : 500,
      firstWarmUpMs: smoke ? 200 : 4_000,
      seed: wholeNumber('seed', values.seed, Number.MAX_SAFE_INTEGER),
    },
    profile: values.profile,
    write: values.write,
    json: values.json,
  };
}
