import { note } from '../kit/run-benchmark.js';
import { shuffled } from '../kit/statistics.js';
import { type Measurement, type Measuring, measure } from './measure.js';
import type { Scenario } from './scenarios.js';
import type { FanoutTarget } from './targets.js';

export interface Rounds {
  rounds: number;
  seed: number;
}

/** That a target could not do the work of a scenario, or of the storm. */
export interface Refusal {
  target: string;
  scenario: string;
  reason: string;
}

export interface Measured {
  measurements: Measurement[];
  refusals: Refusal[];
}

/**
 * Visits each target in every round, in an order that changes from round to round. A target that cannot do the work of a
 * scenario is not asked for it again.
 */
export async function measureRounds(
  targets: readonly FanoutTarget[],
  scenarios: readonly Scenario[],
  { rounds, seed }: Rounds,
  measuring: Measuring,
): Promise<Measured> {
  const measured: Measured = { measurements: [], refusals: [] };
  const hasRefused = (target: FanoutTarget, scenario: Scenario): boolean =>
    measured.refusals.some((refusal) => refusal.target === target.name && refusal.scenario === scenario.name);
  for (let round = 1; round <= rounds; round += 1) {
    for (const scenario of scenarios) {
      for (const target of shuffled(targets, seed + round).filter((one) => !hasRefused(one, scenario))) {
        const progress = `round ${round} ${scenario.name} ${target.name}`;
        try {
          const measurement = await measure(target, scenario, round, measuring);
          measured.measurements.push(measurement);
          note(`${progress} ${JSON.stringify(measurement)}`);
        } catch (error) {
          const { message: reason } = error as Error;
          measured.refusals.push({ target: target.name, scenario: scenario.name, reason });
          note(`${progress} fails: ${reason}`);
        }
      }
    }
  }
  return measured;
}
