import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'libsql';

const LOCK_FILE = 'hub.lock';
const PID_FILE = 'hub.pid';

/**
 * Takes `folder` for this process, for an SQLite file has one writer process. Returns what gives it back; throws when
 * another hub runs on it. The lock is the operating system's: it ends with its process, however that ends, and no other
 * program that is given the same process number later is taken for the hub.
 */
export function lockData(folder: string): () => void {
  const pidFile = join(folder, PID_FILE);
  const lock = new Database(join(folder, LOCK_FILE), { timeout: 0 });
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    if ((error as { code?: unknown }).code !== 'SQLITE_BUSY') throw error;
    throw new Error(
      `Another hub (process ${readPid(pidFile)}) runs on ${folder}; set SIMPUL_DATA to a folder of its own.`,
    );
  }
  writeFileSync(pidFile, String(process.pid));
  return () => {
    rmSync(pidFile, { force: true });
    lock.close();
  };
}

/** The number is only told to whoever wonders which hub it is. */
function readPid(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return 'starting';
  }
}
