import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { answerAssertion } from './assert-answer.js';
import { openInspector } from './inspector.js';
import type { Rounds } from './measure-rounds.js';
import { asText, type CpuProfile, summarise } from './profile-summary.js';
import { startLoad } from './send-load.js';
import { startTarget } from './start-process.js';
import { QUERIES } from './system/queries.js';
import { SIMPUL, type Surroundings, TARGETS } from './targets.js';

const SAMPLED_EVERY_MICROS = 200;

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
    await inspector.call('Profiler.enable');
    await inspector.call('Profiler.setSamplingInterval', { interval: SAMPLED_EVERY_MICROS });
    for (const query of QUERIES) {
      const load = startLoad({
        port: started.port,
        operation: { query: query.query, variables: query.variables },
        connections: query.connections,
        assertAnswer: answerAssertion(target.title, query),
      });
      await Promise.race([wait(firstWarmUpMs), load.failure]);
      await inspector.call('Profiler.start');
      await Promise.race([wait(durationMs), load.failure]);
      const { profile } = (await inspector.call('Profiler.stop')) as { profile: CpuProfile };
      await load.stop();
      const file = join(resolve(surroundings.root, folder), `gateway-${query.name}.cpuprofile`);
      mkdirSync(resolve(surroundings.root, folder), { recursive: true });
      writeFileSync(file, JSON.stringify(profile));
      process.stdout.write(`\n## ${query.name}: ${file}\n${asText(summarise(profile))}\n`);
    }
  } finally {
    inspector.close();
    await started.stop();
  }
}
