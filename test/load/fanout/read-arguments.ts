import { parseArgs } from 'node:util';
import { targetsNamed, wholeNumber } from '../kit/arguments.js';
import { SIMPUL } from '../kit/target.js';
import type { Pace } from './measure.js';
import type { Rounds } from './measure-rounds.js';
import { SCENARIOS, type Scenario, SMOKE_SCENARIOS } from './scenarios.js';
import type { StormSettings } from './storm.js';
import { CONTROL, type FanoutTarget, TARGETS } from './targets.js';

/** What a run is asked to do. */
export interface BenchArguments {
  targets: readonly FanoutTarget[];
  scenarios: readonly Scenario[];
  rounds: Rounds;
  pace: Pace;
  storm: StormSettings;
  /** Takes a profile of Simpul instead of measuring. */
  profile: boolean;
  /** Replaces the figures of the README. */
  write: boolean;
  /** Where the report is written as JSON. */
  json: string;
}

/** The storm as `--scenarios` names it. */
export const STORM = 'storm';

/** Reads the command line. Throws when it names something unknown. */
export function readArguments(args: readonly string[]): BenchArguments {
  const { values } = parseArgs({
    args: [...args],
    options: {
      smoke: { type: 'boolean', default: false },
      profile: { type: 'boolean', default: false },
      write: { type: 'boolean', default: false },
      only: { type: 'string' },
      scenarios: { type: 'string' },
      rounds: { type: 'string' },
      seconds: { type: 'string' },
      seed: { type: 'string', default: '1' },
      json: { type: 'string', default: 'data/bench/fanout.json' },
    },
  });
  const { smoke } = values;
  const names = values.only?.split(',') ?? (smoke ? [SIMPUL, CONTROL] : undefined);
  const known = smoke ? SMOKE_SCENARIOS : SCENARIOS;
  const scenarios = values.scenarios?.split(',') ?? [...known.map(({ name }) => name), STORM];
  return {
    targets: names ? targetsNamed(names, TARGETS) : TARGETS,
    scenarios: scenariosNamed(scenarios, known),
    rounds: {
      rounds: wholeNumber('rounds', values.rounds ?? (smoke ? '1' : '3'), 1000),
      seed: wholeNumber('seed', values.seed, Number.MAX_SAFE_INTEGER),
    },
    pace: {
      deliveriesPerSecond: smoke ? 1_000 : 10_000,
      durationMs: smoke ? 300 : wholeNumber('seconds', values.seconds ?? '4', 600) * 1000,
      stepMs: smoke ? 100 : 2_000,
      warmUpMs: smoke ? 0 : 2_000,
    },
    storm: {
      clients: !scenarios.includes(STORM) ? 0 : smoke ? 60 : 10_000,
      missed: smoke ? 5 : 20,
      meanwhile: smoke ? 3 : 5,
      everyMs: smoke ? 10 : 100,
    },
    profile: values.profile,
    write: values.write,
    json: values.json,
  };
}

function scenariosNamed(names: readonly string[], known: readonly Scenario[]): readonly Scenario[] {
  return names
    .filter((name) => name !== STORM)
    .map((name) => {
      const scenario = known.find((one) => one.name === name);
      if (scenario) return scenario;
      throw new Error(`--scenarios knows ${known.map((one) => one.name).join(', ')}, ${STORM}, not ${name}`);
    });
}
