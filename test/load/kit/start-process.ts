import { type ChildProcess, spawn } from 'node:child_process';
import { type AddressInfo, createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { endProcess } from './end-process.js';
import { postOperation } from './post-operation.js';
import type { Surroundings, Target } from './target.js';

/** The same heap for all. */
export const HEAP_FLAG = '--max-semi-space-size=64';

const START_TIMEOUT_MS = 60_000;
const KEPT_OUTPUT = 4_000;

export interface StartedTarget {
  target: Target;
  port: number;
  pid: number;
  /** What it wrote to stderr, the end of it. */
  errorOutput: () => string;
  stop: () => Promise<void>;
}

export interface StartOptions {
  /** The core that it is bound to; any when absent. */
  core: number | undefined;
  /** More flags for `node`. */
  nodeFlags?: readonly string[];
}

/** Starts a target and resolves when it answers GraphQL. Rejects with its output when it ends or stays silent. */
export async function startTarget(
  target: Target,
  surroundings: Surroundings,
  { core, nodeFlags = [] }: StartOptions,
): Promise<StartedTarget> {
  const port = await freePort();
  const { script, args = [], cwd, env } = target.command(surroundings, port);
  const command = [process.execPath, HEAP_FLAG, ...nodeFlags, script, ...args];
  const [program, ...programArgs] = core === undefined ? command : ['taskset', '-c', String(core), ...command];
  const child = spawn(program as string, programArgs, {
    cwd: cwd ?? surroundings.root,
    env: { ...process.env, NODE_ENV: 'production', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let errorOutput = '';
  child.stdout.on('data', (chunk: Buffer) => {
    output = (output + chunk.toString()).slice(-KEPT_OUTPUT);
  });
  child.stderr.on('data', (chunk: Buffer) => {
    errorOutput = (errorOutput + chunk.toString()).slice(-KEPT_OUTPUT);
  });
  // A run that is interrupted leaves nothing behind; the subgraphs see by themselves that it is gone.
  const kill = (): boolean => child.kill('SIGKILL');
  process.once('exit', kill);
  child.once('exit', () => process.removeListener('exit', kill));
  const stop = (): Promise<void> => endProcess(child);
  try {
    await untilAnswering(child, port);
  } catch (error) {
    await stop();
    throw new Error(`${target.title} does not start: ${String(error)}\n${output}\n${errorOutput}`);
  }
  return { target, port, pid: child.pid as number, errorOutput: () => errorOutput, stop };
}

async function untilAnswering(child: ChildProcess, port: number): Promise<void> {
  const deadline = Date.now() + START_TIMEOUT_MS;
  for (;;) {
    if (child.exitCode !== null) throw new Error(`it ended with ${child.exitCode}`);
    const answer = await postOperation(port, { query: '{ __typename }' }).catch(() => undefined);
    if (answer?.status === 200) return;
    if (Date.now() > deadline) throw new Error(`no answer in ${START_TIMEOUT_MS} ms`);
    await wait(50);
  }
}

/** A port that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
