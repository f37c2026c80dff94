import { execFile } from 'node:child_process';
import { chownSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createConnection } from 'mysql2/promise';
// Without an extension: jest loads its global setup past moduleNameMapper.
import { findExecutable, freePort, launch, type ServerCommand, type ThrowawayServer } from './throwaway-server';

const LOCAL_URL = 'mysql://root@127.0.0.1:3306';
/** The server refuses to run as root. */
const UNPRIVILEGED_USERS = ['mysql', 'nobody'];

/** Why the server at `url` cannot be used, or undefined when it answers. */
async function whyUnusable(url: string): Promise<string | undefined> {
  try {
    const connection = await createConnection({ uri: url, connectTimeout: 3_000 });
    await connection.query('SELECT 1');
    await connection.end();
    return undefined;
  } catch (error) {
    return (error as Error).message || String(error);
  }
}

function unprivilegedUser(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const lines = readFileSync('/etc/passwd', 'utf8').split('\n');
  for (const user of UNPRIVILEGED_USERS) {
    const fields = lines.find((line) => line.startsWith(`${user}:`))?.split(':');
    if (fields) return { uid: Number(fields[2]), gid: Number(fields[3]) };
  }
  return undefined;
}

/**
 * Makes the data directory of a `mariadbd` on a free port. `durable`: what is committed survives a kill; else it is as
 * quick as it gets. Throws where it is not installed.
 */
export async function prepareMariadb({ durable }: { durable: boolean }): Promise<ServerCommand> {
  const command = findExecutable('mariadbd');
  const installer = findExecutable('mariadb-install-db');
  if (!command || !installer) throw new Error('no mariadbd is installed (Debian: apt-get install mariadb-server)');
  const folder = mkdtempSync(join(tmpdir(), 'simpul-mariadb-'));
  const user = unprivilegedUser();
  if (user) chownSync(folder, user.uid, user.gid);
  const data = ['--no-defaults', `--datadir=${join(folder, 'data')}`];
  const logSize = '--innodb-log-file-size=16M';
  try {
    await promisify(execFile)(
      installer,
      [...data, '--auth-root-authentication-method=normal', '--skip-test-db', logSize],
      user,
    );
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
  const port = await freePort();
  const args = [
    ...data,
    `--socket=${join(folder, 'socket')}`,
    `--pid-file=${join(folder, 'pid')}`,
    `--port=${port}`,
    '--bind-address=127.0.0.1',
    '--skip-log-bin',
    '--skip-name-resolve',
    '--character-set-server=utf8mb4',
    '--collation-server=utf8mb4_unicode_ci',
    '--default-time-zone=+00:00',
    '--innodb-buffer-pool-size=128M',
    `--innodb-flush-log-at-trx-commit=${durable ? 1 : 0}`,
    logSize,
  ];
  return { command, args, user, folder, url: `mysql://root@127.0.0.1:${port}` };
}

/**
 * A MariaDB or MySQL where tests may create databases: the one that `SIMPUL_TEST_MYSQL` names (it must answer), else the
 * one at 127.0.0.1:3306 that lets root in without a password, else a throwaway `mariadbd`. A string says why there is none.
 */
export async function findMariadb(): Promise<ThrowawayServer | string> {
  const named = process.env.SIMPUL_TEST_MYSQL;
  if (named === 'none') return 'SIMPUL_TEST_MYSQL is "none"';
  const nothingToStop = async () => undefined;
  if (named) {
    const why = await whyUnusable(named);
    if (why) throw new Error(`SIMPUL_TEST_MYSQL names a server that cannot be used: ${why}`);
    return { url: named, stop: nothingToStop };
  }
  if (!(await whyUnusable(LOCAL_URL))) return { url: LOCAL_URL, stop: nothingToStop };
  try {
    const { url, ...prepared } = await prepareMariadb({ durable: false });
    const { stop } = await launch({ ...prepared, ready: /ready for connections/ });
    return { url, stop };
  } catch (error) {
    return (error as Error).message;
  }
}
