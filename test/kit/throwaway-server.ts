import { type ChildProcess, spawn } from 'node:child_process';
import { accessSync, constants, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { delimiter, join } from 'node:path';

/** A server that exists for one test run only. */
export interface ThrowawayServer {
  url: string;
  stop(): Promise<void>;
}

const READY_TIMEOUT_MS = 30_000;
/** Servers stand here even where they are not on an unprivileged user's PATH. */
const SERVER_FOLDERS = ['/usr/sbin', '/usr/local/sbin', '/usr/local/bin', '/usr/bin'];

/** The path of the first of `names` that is installed, or undefined. */
export function findExecutable(...names: string[]): string | undefined {
  const folders = [...(process.env.PATH ?? '').split(delimiter), ...SERVER_FOLDERS].filter(Boolean);
  for (const name of names) {
    for (const folder of folders) {
      const path = join(folder, name);
      try {
        accessSync(path, constants.X_OK);
        return path;
      } catch {
        // not in this folder
      }
    }
  }
  return undefined;
}

/**
 * Whether all `programs` are installed, each by one of its names. Says loudly what is not, and throws in CI, where a suite
 * that is skipped would prove nothing.
 */
export function areInstalled(...programs: string[][]): boolean {
  const missing = programs.filter((names) => !findExecutable(...names)).map((names) => names.join(' or '));
  if (missing.length === 0) return true;
  const message = `NOT INSTALLED: ${missing.join(', ')}. The suites that need it are skipped.`;
  if (process.env.CI) throw new Error(message);
  process.stderr.write(`\n*** ${message}\n\n`);
  return false;
}

/** A port of 127.0.0.1 that nothing listens on at this moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}

/** How a server with a folder of its own is started, as often as it ends. */
export interface ServerCommand {
  command: string;
  args: string[];
  user?: { uid: number; gid: number };
  /** Holds everything of it; whoever starts it removes it. */
  folder: string;
  /** Where it answers. */
  url: string;
}

interface Launch extends Omit<ServerCommand, 'url'> {
  /** What the server prints once it answers. */
  ready: RegExp;
}

/**
 * Starts a server and resolves when it says that it is ready; rejects with what it printed when it ends before. Its folder is
 * removed when it has stopped.
 */
export async function launch({ command, args, ready, user, folder }: Launch): Promise<{ stop(): Promise<void> }> {
  const child: ChildProcess = spawn(command, args, { ...user, stdio: ['ignore', 'pipe', 'pipe'] });
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const killAndClean = () => {
    child.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  };
  process.once('exit', killAndClean);
  const stop = async () => {
    process.off('exit', killAndClean);
    child.kill('SIGTERM');
    await exited;
    rmSync(folder, { recursive: true, force: true });
  };
  let printed = '';
  try {
    await new Promise<void>((resolve, reject) => {
      const fail = (why: string) => {
        clearTimeout(timer);
        reject(new Error(`${command} ${why}:\n${printed.slice(-2_000)}`));
      };
      const timer = setTimeout(() => fail('was not ready in time'), READY_TIMEOUT_MS);
      const read = (chunk: Buffer) => {
        printed = (printed + chunk.toString()).slice(-10_000);
        if (!ready.test(printed)) return;
        clearTimeout(timer);
        resolve();
      };
      child.stdout?.on('data', read);
      child.stderr?.on('data', read);
      child.once('error', (error) => fail(`cannot start (${error.message})`));
      child.once('exit', (code) => fail(`ended with code ${code}`));
    });
  } catch (error) {
    // Without a pid it never began, and no exit will be seen.
    if (child.pid === undefined) killAndClean();
    else await stop();
    throw error;
  }
  return { stop };
}
