import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { openInspector } from '../kit/inspector.js';
import { writeProfile } from '../kit/profile.js';
import { startTarget } from '../kit/start-process.js';
import { SIMPUL, type Surroundings } from '../kit/target.js';
import { answerAssertion } from './assert-answer.js';
import type { Rounds } from './measure-rounds.js';
import { startLoad } from './send-load.js';
import { QUERIES } from './system/queries.js';
import { TARGETS } from './targets.js';

/**
 * Profiles Simpul under each query, after the warm-up, for the time of one round. Writes `gateway-<query>.cpuprofile`
 * into `folder` (from the repository's root) and prints the summary.
 */
export async function profileTarget(
  surroundings: Surroundings,
  { firstWarmUpMs, durationMs }: Rounds,
  core: number | undefined,
  folder: string,
): Promise<void> {
  const target = TARGETS.find(({ name }) => name === SIMPUL);
  if (!target) throw new Error('There is nothing to profile');
  const started = await startTarget(target, surroundings, { core, nodeFlags: ['--inspect=127.0.0.1:0'] });
  const inspector = await openInspector(started.errorOutput());
  try {
    for (const query of QUERIES) {
      const load = startLoad({
        port: started.port,
        operation: { query: query.query, variables: query.variables },
        connections: query.connections,
        assertAnswer: answerAssertion(target.title, query),
      });
      await Promise.race([wait(firstWarmUpMs), load.failure]);
      const file = join(resolve(surroundings.root, folder), `gateway-${query.name}.cpuprofile`);
      await writeProfile(inspector, { title: query.name, file }, () => Promise.race([wait(durationMs), load.failure]));
      await load.stop();
    }
  } finally {
    inspector.close();
    await started.stop();
  }
}
