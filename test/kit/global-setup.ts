// Without an extension: jest loads its global setup past moduleNameMapper.
import globalTeardown from './global-teardown';
import { findMariadb } from './mariadb-server';
import { findRedis } from './redis-server';
import type { ThrowawayServer } from './throwaway-server';

declare global {
  /** What the global teardown stops. */
  var simpulTestServers: ThrowawayServer[];
}

/**
 * Finds or starts the servers that the suites need and leaves their URLs in `SIMPUL_TEST_MYSQL` and `SIMPUL_TEST_REDIS`,
 * or `none` there where one cannot be had: then its suites are skipped, and in CI the run fails.
 */
export default async function globalSetup(): Promise<void> {
  const found = {
    SIMPUL_TEST_MYSQL: await findMariadb(),
    SIMPUL_TEST_REDIS: await findRedis(),
  };
  globalThis.simpulTestServers = Object.values(found).filter((server) => typeof server !== 'string');
  for (const [variable, server] of Object.entries(found)) {
    process.env[variable] = typeof server === 'string' ? 'none' : server.url;
    if (typeof server !== 'string') continue;
    const message = `NO SERVER FOR ${variable}: ${server}. Set it to a URL, or the suites that need it are skipped.`;
    if (process.env.CI) {
      await globalTeardown();
      throw new Error(message);
    }
    process.stderr.write(`\n*** ${message}\n\n`);
  }
}
