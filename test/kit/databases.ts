import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createConnection } from 'mysql2/promise';
import { Database, type DatabaseLocation, type DatabaseOptions, type Dialect } from '../../subgraphs/kit/database.js';

const ALL_DIALECTS: readonly Dialect[] = ['sqlite', 'mariadb'];

/** A server that the global setup found, or undefined where it said that there is none. */
function serverUrl(variable: 'SIMPUL_TEST_MYSQL' | 'SIMPUL_TEST_REDIS'): string | undefined {
  const url = process.env[variable];
  if (!url) throw new Error(`${variable} is not set: jest.config.js must name test/kit/global-setup.ts`);
  return url === 'none' ? undefined : url;
}

/** The databases of this run: SQLite always, MariaDB where one was found. */
export function testDialects(): Dialect[] {
  return ALL_DIALECTS.filter((dialect) => dialect === 'sqlite' || serverUrl('SIMPUL_TEST_MYSQL') !== undefined);
}

/** `describe('on sqlite')` and `describe('on mariadb')`; the report shows the second as skipped where there is none. */
export function describeEachDialect(suite: (dialect: Dialect) => void): void {
  const available = testDialects();
  for (const dialect of ALL_DIALECTS) {
    (available.includes(dialect) ? describe : describe.skip)(`on ${dialect}`, () => suite(dialect));
  }
}

/** A Redis that this run may use, or undefined where there is none. Give channels and keys a name of your own. */
export function testRedisUrl(): string | undefined {
  return serverUrl('SIMPUL_TEST_REDIS');
}

/** An empty place for one database, and how to remove it; close what is open on it first. */
export interface FreshLocation {
  location: DatabaseLocation;
  drop(): Promise<void>;
}

async function executeOnServer(url: string, sql: string): Promise<void> {
  const connection = await createConnection(url);
  try {
    await connection.query(sql);
  } finally {
    await connection.end();
  }
}

/** A file in a temporary folder, or a new MariaDB database with utf8mb4. Nothing is opened on it. */
export async function freshLocation(dialect: Dialect): Promise<FreshLocation> {
  if (dialect === 'sqlite') {
    const folder = mkdtempSync(join(tmpdir(), 'simpul-sqlite-'));
    return {
      location: { dialect, file: join(folder, 'test.sqlite') },
      drop: async () => rmSync(folder, { recursive: true, force: true }),
    };
  }
  const server = serverUrl('SIMPUL_TEST_MYSQL');
  if (!server) throw new Error('there is no MariaDB in this run: loop over testDialects()');
  const name = `simpul_test_${randomUUID().replaceAll('-', '')}`;
  await executeOnServer(server, `CREATE DATABASE ${name} CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return {
    location: { dialect, url: url.href },
    drop: () => executeOnServer(server, `DROP DATABASE ${name}`),
  };
}

export interface TestDatabase extends FreshLocation {
  database: Database;
}

/** A migrated database of its own. `drop()` closes and removes it. */
export async function openTestDatabase(
  dialect: Dialect,
  options: Omit<DatabaseOptions, 'location'>,
): Promise<TestDatabase> {
  const { location, drop } = await freshLocation(dialect);
  try {
    const database = await Database.open({ location, ...options });
    const closeAndDrop = async () => {
      await database.close();
      await drop();
    };
    return { database, location, drop: closeAndDrop };
  } catch (error) {
    await drop();
    throw error;
  }
}
