import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const ROOT = join(__dirname, '..', '..', '..');
/** Long, for many hubs start on a machine at the same time while tests run. */
const START_TIMEOUT_MS = 150_000;
const STOP_TIMEOUT_MS = 20_000;
const KEPT_LINES = 60;

/** A process of the built hub, with its output read line by line. */
export class HubProcess {
  private readonly lines: string[] = [];
  private readonly waiting = new Set<() => void>();
  private exit: number | NodeJS.Signals | undefined;

  private constructor(
    private readonly child: ChildProcess,
    private readonly name: string,
  ) {
    for (const output of [child.stdout, child.stderr]) {
      if (!output) continue;
      createInterface({ input: output }).on('line', (line) => {
        this.lines.push(line);
        this.wake();
      });
    }
    child.once('exit', (code, signal) => {
      this.exit = signal ?? code ?? 0;
      this.wake();
    });
  }

  /** Starts `dist/<script>` with `environment` on top of what every process needs, and nothing else of this one's. */
  static start(script: string, environment: Record<string, string>, args: readonly string[] = []): HubProcess {
    const { PATH = '', HOME = '' } = process.env;
    const child = spawn(process.execPath, ['--max-semi-space-size=64', join(ROOT, 'dist', script), ...args], {
      cwd: ROOT,
      env: { PATH, HOME, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    return new HubProcess(child, script);
  }

  /** The first group of `pattern` in the first line of output that has it, of those to come or seen from `firstLine` on. */
  async waitForLine(pattern: RegExp, firstLine = 0): Promise<string> {
    const deadline = Date.now() + START_TIMEOUT_MS;
    for (;;) {
      for (const line of this.lines.slice(firstLine)) {
        const match = pattern.exec(line);
        if (match) return match[1] ?? '';
      }
      if (this.exit !== undefined) throw this.failure(`ended with ${this.exit}`);
      if (Date.now() > deadline) throw this.failure(`did not say ${pattern} in ${START_TIMEOUT_MS} ms`);
      await this.nextLine(deadline - Date.now());
    }
  }

  get pid(): number {
    return this.child.pid as number;
  }

  /** How many lines were printed so far. */
  get lineCount(): number {
    return this.lines.length;
  }

  /** Everything that was printed so far. */
  get output(): string {
    return this.lines.join('\n');
  }

  signal(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }

  /** Resolves with the exit code, or the signal that ended it; kills what does not end in time. */
  async ended(): Promise<number | NodeJS.Signals> {
    const killer = setTimeout(() => this.child.kill('SIGKILL'), STOP_TIMEOUT_MS);
    while (this.exit === undefined) await this.nextLine(STOP_TIMEOUT_MS);
    clearTimeout(killer);
    return this.exit;
  }

  /** Asks it to drain and end. */
  async stop(): Promise<number | NodeJS.Signals> {
    if (this.exit === undefined) this.signal('SIGTERM');
    return this.ended();
  }

  private nextLine(timeoutMs: number): Promise<void> {
    return new Promise((resolve) => {
      const settle = () => {
        clearTimeout(timer);
        this.waiting.delete(settle);
        resolve();
      };
      const timer = setTimeout(settle, timeoutMs);
      this.waiting.add(settle);
    });
  }

  private wake(): void {
    for (const settle of [...this.waiting]) settle();
  }

  private failure(problem: string): Error {
    return new Error(`${this.name} ${problem}. Its last output:\n${this.lines.slice(-KEPT_LINES).join('\n')}`);
  }
}
