import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { DutyProcessOptions } from './duty-process.js';

/** Processes that perform the duties of a subgraph, for tests that kill them. */
export class DutyProcesses {
  private readonly children: ChildProcess[] = [];

  /** Starts one more, and resolves when it has begun. */
  async start(options: DutyProcessOptions): Promise<ChildProcess> {
    const child = fork(join(__dirname, 'duty-process.ts'), [JSON.stringify(options)], {
      execArgv: ['--require', join(__dirname, 'run-typescript.cjs')],
    });
    this.children.push(child);
    await once(child, 'message');
    return child;
  }

  async killAll(): Promise<void> {
    await Promise.all(this.children.map((child) => this.kill(child)));
  }

  async kill(child: ChildProcess): Promise<void> {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const closed = once(child, 'close');
    child.kill('SIGKILL');
    await closed;
  }
}

/** Asks until it is so; the test's time limit bounds it. */
export async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setImmediate(resolve));
}
