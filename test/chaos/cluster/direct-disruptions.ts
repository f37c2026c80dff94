import { setTimeout as wait } from 'node:timers/promises';
import type { Disruption } from './plan-disruptions.js';
import type { SupervisedProcess } from './supervised-process.js';

/** Does what was planned, at its time, and resolves when everything that was harmed is started or goes on again. */
export async function directDisruptions(
  plan: readonly Disruption[],
  processes: ReadonlyMap<string, SupervisedProcess>,
  tell: (line: string) => void,
): Promise<void> {
  const begin = performance.now();
  const turns = new Map<string, Promise<void>>();
  for (const disruption of plan) {
    await wait(Math.max(0, begin + disruption.atMs - performance.now()));
    const { target } = disruption;
    const process = processes.get(target);
    if (!process) throw new Error(`There is no process ${target}.`);
    // What takes long to end or to be killed may still be at it when its next turn comes.
    const turn = (turns.get(target) ?? Promise.resolve()).then(() => disrupt(process, disruption, tell));
    turns.set(target, turn);
  }
  await Promise.all(turns.values());
}

async function disrupt(
  process: SupervisedProcess,
  { target, action, forMs }: Disruption,
  tell: (line: string) => void,
): Promise<void> {
  tell(`${action} ${target} for ${forMs} ms`);
  if (action === 'pause') {
    process.pause();
    await wait(forMs);
    process.resume();
    return;
  }
  if (action === 'kill') await process.kill();
  else if (!(await process.end())) tell(`${target} did not end in time and was killed`);
  await wait(forMs);
  process.start();
}
