import { fork } from 'node:child_process';
import { once } from 'node:events';
import { endProcess } from './end-process.js';
import { HEAP_FLAG } from './start-process.js';

/** A process of the benchmark itself, which serves what the measured ones ask. */
export interface StartedChild<Told> {
  /** What it told when it was ready. */
  told: Told;
  pid: number;
  /** Sends a message and resolves with the one that comes back; one at a time. */
  ask: (question: unknown) => Promise<unknown>;
  stop: () => Promise<void>;
}

/** Starts a script that tells its parent when it is ready and answers each message with one. */
export async function startChild<Told>(script: string, args: readonly string[] = []): Promise<StartedChild<Told>> {
  const child = fork(script, args, { execArgv: [HEAP_FLAG] });
  const failed = once(child, 'exit').then(([code]) => {
    throw new Error(`${script} ended with ${String(code)}`);
  });
  // Observed by the races below; ending it later is no failure.
  failed.catch(() => undefined);
  const [told] = await Promise.race([once(child, 'message'), failed]);
  return {
    told: told as Told,
    pid: child.pid as number,
    async ask(question) {
      const answer = once(child, 'message');
      child.send(question as object);
      return (await Promise.race([answer, failed]))[0];
    },
    stop: () => endProcess(child),
  };
}
