import { mkdtempSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
// Without an extension: jest loads its global setup past moduleNameMapper.
import { findExecutable, freePort, launch, type ServerCommand, type ThrowawayServer } from './throwaway-server';

const LOCAL_URL = 'redis://127.0.0.1:6379';

/** Whether a Redis that wants no password answers PING at 127.0.0.1:6379. */
function localRedisAnswers(): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port: 6379 });
    const settle = (answers: boolean) => {
      socket.destroy();
      resolve(answers);
    };
    socket.setTimeout(3_000, () => settle(false));
    socket.once('error', () => settle(false));
    socket.once('connect', () => socket.write('PING\r\n'));
    socket.once('data', (answer) => settle(answer.toString().startsWith('+PONG')));
  });
}

/** A `redis-server` on a free port that keeps nothing on disk. Throws where it is not installed. */
export async function prepareRedis(): Promise<ServerCommand> {
  const command = findExecutable('redis-server', 'valkey-server');
  if (!command) throw new Error('no redis-server is installed (Debian: apt-get install redis-server)');
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'simpul-redis-'));
  const args = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', folder];
  return { command, args, folder, url: `redis://127.0.0.1:${port}` };
}

/**
 * A Redis for tests: the one that `SIMPUL_TEST_REDIS` names, else the one at 127.0.0.1:6379, else a throwaway
 * `redis-server` that keeps nothing on disk. A string says why there is none.
 */
export async function findRedis(): Promise<ThrowawayServer | string> {
  const named = process.env.SIMPUL_TEST_REDIS;
  if (named === 'none') return 'SIMPUL_TEST_REDIS is "none"';
  const nothingToStop = async () => undefined;
  if (named) return { url: named, stop: nothingToStop };
  if (await localRedisAnswers()) return { url: LOCAL_URL, stop: nothingToStop };
  try {
    const { url, ...prepared } = await prepareRedis();
    const { stop } = await launch({ ...prepared, ready: /Ready to accept connections/ });
    return { url, stop };
  } catch (error) {
    return (error as Error).message;
  }
}
