import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import LibsqlDatabase from 'libsql';
import { endProcess } from '../kit/end-process.js';
import { freePort, HEAP_FLAG } from '../kit/start-process.js';
import type { Row } from './cases.js';
import { copyByHand, TABLES } from './copy-by-hand.js';
import type { FullSize } from './full-size.js';

/** One filling of an empty projection, in milliseconds, beside the same rows written by hand. */
export interface Filling {
  agencies: number;
  /** From its start until it is ready, with nothing to fill. */
  startMs: number;
  /** Likewise, with everything to fill. */
  fillMs: number;
  controlMs: number;
}

interface Running {
  ms: number;
  stop: () => Promise<void>;
}

const READY_TIMEOUT_MS = 120_000;
const SUBGRAPH = 'ppid-information';

/** Fills the projection of a subgraph so often; throws where it holds other rows afterwards than those written by hand. */
export async function measureProjection(root: string, { folder, file }: FullSize, rounds: number): Promise<Filling[]> {
  const projection = join(folder, 'projection.sqlite');
  const control = join(folder, 'control.sqlite');
  const directoryPort = await freePort();
  const shared = {
    SIMPUL_ASSERTION_KEY: randomBytes(32).toString('base64'),
    SIMPUL_DIRECTORY: `http://127.0.0.1:${directoryPort}`,
    SIMPUL_LOG_LEVEL: 'error',
  };
  const start = async (name: string, database: string, port: number) =>
    startSubgraph(root, name, { ...shared, PORT: String(port), SIMPUL_DATABASE: `sqlite:${database}` }, port);
  const timed = async () => {
    const { ms, stop } = await start(SUBGRAPH, projection, await freePort());
    await stop();
    return ms;
  };
  const directory = await start('agency-directory', file, directoryPort);
  const fillings: Filling[] = [];
  try {
    for (let round = 1; round <= rounds; round += 1) {
      remove(projection);
      const fillMs = await timed();
      const startMs = await timed();
      remove(control);
      const controlMs = copyByHand(file, projection, control);
      fillings.push({ agencies: assertSame(projection, control), startMs, fillMs, controlMs });
    }
  } finally {
    await directory.stop();
  }
  return fillings;
}

function remove(file: string): void {
  for (const suffix of ['', '-wal', '-shm']) rmSync(`${file}${suffix}`, { force: true });
}

async function startSubgraph(root: string, name: string, env: Record<string, string>, port: number): Promise<Running> {
  const before = performance.now();
  const child = spawn(process.execPath, [HEAP_FLAG, join(root, 'dist', 'subgraphs', 'main.js'), name], {
    env: { ...process.env, NODE_ENV: 'production', ...env },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const kill = (): boolean => child.kill('SIGKILL');
  process.once('exit', kill);
  child.once('exit', () => process.removeListener('exit', kill));
  for (;;) {
    const ready = await fetch(`http://127.0.0.1:${port}/health/ready`).catch(() => undefined);
    await ready?.body?.cancel();
    if (ready?.status === 200) break;
    if (child.exitCode !== null) throw new Error(`${name} ended with ${child.exitCode}`);
    if (performance.now() - before > READY_TIMEOUT_MS) {
      await endProcess(child);
      throw new Error(`${name} is not ready after ${READY_TIMEOUT_MS} ms`);
    }
    await wait(20);
  }
  return { ms: performance.now() - before, stop: () => endProcess(child) };
}

/** How many agencies both hold. */
function assertSame(projection: string, control: string): number {
  const [agencies] = TABLES.map((table) => {
    const [filled, byHand] = [projection, control].map((file) => rowsOf(file, table)) as [Row[], Row[]];
    if (!isDeepStrictEqual(filled, byHand)) throw new Error(`${table} holds other rows than those written by hand`);
    return filled.length;
  });
  if (!agencies) throw new Error('the projection is empty');
  return agencies;
}

function rowsOf(file: string, table: string): Row[] {
  const database = new LibsqlDatabase(file, { readonly: true });
  const rows = database.prepare(`SELECT * FROM ${table} ORDER BY 1, 2`).all() as Row[];
  database.close();
  // As JSON, for the order of keys is of no account.
  return rows.map((row) => (row.facts ? { ...row, facts: JSON.parse(String(row.facts)) } : row));
}
