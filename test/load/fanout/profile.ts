import { join, resolve } from 'node:path';
import { openInspector } from '../kit/inspector.js';
import { writeProfile } from '../kit/profile.js';
import { startTarget } from '../kit/start-process.js';
import { SIMPUL } from '../kit/target.js';
import { deliverPaced } from './deliver-events.js';
import { joinAll } from './join.js';
import { everyMs, type Measuring, openAudience } from './measure.js';
import type { Scenario } from './scenarios.js';
import { TARGETS } from './targets.js';

/**
 * Profiles Simpul under each scenario's paced events, after the warm-up. Writes `fanout-<scenario>.cpuprofile` into
 * `folder` (from the repository's root) and prints the summary.
 */
export async function profileScenarios(
  scenarios: readonly Scenario[],
  { surroundings, subgraphs, core, pace }: Measuring,
  folder: string,
): Promise<void> {
  const target = TARGETS.find(({ name }) => name === SIMPUL);
  if (!target) throw new Error('There is nothing to profile');
  for (const scenario of scenarios) {
    const started = await startTarget(target, surroundings, { core, nodeFlags: ['--inspect=127.0.0.1:0'] });
    const inspector = await openInspector(started.errorOutput());
    const all = openAudience(target, started, scenario, subgraphs);
    try {
      await all.audience.connect();
      await joinAll(all.audience, all.record, subgraphs);
      await deliverPaced(all, everyMs(scenario, pace), pace.warmUpMs);
      const file = join(resolve(surroundings.root, folder), `fanout-${scenario.name}.cpuprofile`);
      await writeProfile(inspector, { title: scenario.name, file }, () =>
        deliverPaced(all, everyMs(scenario, pace), pace.durationMs),
      );
    } finally {
      all.audience.close();
      inspector.close();
      await started.stop();
    }
  }
}
