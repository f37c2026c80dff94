import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { SubgraphName } from './serve-subgraph.js';

const RUN_TYPESCRIPT = join(__dirname, '..', '..', 'kit', 'run-typescript.cjs');

/** A subgraph in a process of its own, which can die and come back at the same address. */
export class SubgraphProcess {
  private held = 0;

  private constructor(
    private readonly name: SubgraphName,
    readonly url: string,
    private child: ChildProcess,
  ) {
    this.countHeld();
  }

  static async start(name: SubgraphName): Promise<SubgraphProcess> {
    const child = serve(name, 0);
    return new SubgraphProcess(name, await message(child, name), child);
  }

  /** Resolves when as many requests for `held` have reached it since it started. */
  async holds(count: number): Promise<void> {
    while (this.held < count) await message(this.child, this.name);
  }

  /** Whether it takes part, or hangs: then its connections are there, but nothing is read from them. */
  freeze(isFrozen: boolean): void {
    this.child.kill(isFrozen ? 'SIGSTOP' : 'SIGCONT');
  }

  /** Kills it without a farewell; resolves when it is gone. */
  async kill(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const gone = once(this.child, 'exit');
    this.child.kill('SIGKILL');
    await gone;
  }

  /** Starts it again on its port; resolves when it listens. */
  async restart(): Promise<void> {
    this.child = serve(this.name, Number(new URL(this.url).port));
    await message(this.child, this.name);
    this.countHeld();
  }

  private countHeld(): void {
    this.held = 0;
    this.child.on('message', () => {
      this.held += 1;
    });
  }
}

function serve(name: SubgraphName, port: number): ChildProcess {
  return fork(join(__dirname, 'serve-subgraph.ts'), [name, String(port)], { execArgv: ['--require', RUN_TYPESCRIPT] });
}

async function message(child: ChildProcess, name: string): Promise<string> {
  const ended = new AbortController();
  const died = once(child, 'exit', { signal: ended.signal }).then(([code, signal]) => {
    throw new Error(`the subgraph ${name} ended with ${signal ?? code}`);
  });
  const said = once(child, 'message', { signal: ended.signal });
  try {
    const [text] = await Promise.race([said, died]);
    return text as string;
  } finally {
    ended.abort();
    await Promise.allSettled([said, died]);
  }
}
