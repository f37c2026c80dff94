import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';

export interface ProcessOptions {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly user?: { uid: number; gid: number };
  /** What it prints is added to this file. */
  readonly logFile: string;
}

const STARTED_AGAIN_AFTER_MS = 500;
const ENDS_WITHIN_MS = 20_000;

/** A process that is started again when it ends by itself, as a supervisor in production does, and that can be harmed. */
export class SupervisedProcess {
  private child: ChildProcess | undefined;
  private ended: Promise<void> = Promise.resolve();
  private isWanted = false;
  /** How it ended when nobody had told it to: its name with the exit code or signal, each time. */
  readonly ownExits: string[] = [];

  constructor(private readonly options: ProcessOptions) {}

  start(): void {
    const { command, args, environment, user, logFile } = this.options;
    const log = openSync(logFile, 'a');
    const child = spawn(command, args, { env: environment, ...user, stdio: ['ignore', log, log] });
    closeSync(log);
    this.child = child;
    this.isWanted = true;
    this.ended = new Promise((resolve) => {
      child.once('error', () => resolve());
      child.once('exit', (code, signal) => {
        resolve();
        if (this.isWanted) void this.startAgain(child, String(signal ?? code));
      });
    });
  }

  /** As a crash or a lost machine. */
  async kill(): Promise<void> {
    this.isWanted = false;
    this.child?.kill('SIGKILL');
    await this.ended;
  }

  /** As a deployment; kills what does not end in time, and answers whether it did. */
  async end(): Promise<boolean> {
    this.isWanted = false;
    this.child?.kill('SIGTERM');
    const hasEnded = await Promise.race([this.ended.then(() => true), wait(ENDS_WITHIN_MS, false, { ref: false })]);
    if (!hasEnded) await this.kill();
    return hasEnded;
  }

  /** As a machine that swaps, or a network that holds everything back. */
  pause(): void {
    this.child?.kill('SIGSTOP');
  }

  resume(): void {
    this.child?.kill('SIGCONT');
  }

  private async startAgain(ended: ChildProcess, exit: string): Promise<void> {
    this.ownExits.push(`${this.options.name}: ${exit}`);
    await wait(STARTED_AGAIN_AFTER_MS);
    // Meanwhile it may have been killed, and started again, by others.
    if (this.isWanted && this.child === ended) this.start();
  }
}
