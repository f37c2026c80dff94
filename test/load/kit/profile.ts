import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Inspector } from './inspector.js';
import { asText, type CpuProfile, summarise } from './profile-summary.js';

const SAMPLED_EVERY_MICROS = 200;

/** Profiles a process while `work` runs, writes that as a `.cpuprofile` and prints its summary under `title`. */
export async function writeProfile(
  inspector: Inspector,
  { title, file }: { title: string; file: string },
  work: () => Promise<unknown>,
): Promise<void> {
  await inspector.call('Profiler.enable');
  await inspector.call('Profiler.setSamplingInterval', { interval: SAMPLED_EVERY_MICROS });
  await inspector.call('Profiler.start');
  await work();
  const { profile } = (await inspector.call('Profiler.stop')) as { profile: CpuProfile };
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(profile));
  process.stdout.write(`\n## ${title}: ${file}\n${asText(summarise(profile))}\n`);
}
