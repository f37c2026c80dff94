import { createHash } from 'node:crypto';
import LibsqlDatabase from 'libsql';
import { DataSource, type EntityManager, type EntitySchema, type Logger, type MigrationInterface } from 'typeorm';
import { isDoneWithin } from './within.js';

export type Dialect = 'sqlite' | 'mariadb';

/** Where a subgraph's rows are: an SQLite file, or a MariaDB/MySQL database as `mysql://user:password@host:port/name`. */
export type DatabaseLocation = { dialect: 'sqlite'; file: string } | { dialect: 'mariadb'; url: string };

type EntityClass = new () => object;
export type MigrationClass = new () => MigrationInterface;

/** Tables as entities, and what makes them. */
export interface Tables {
  entities: (EntityClass | EntitySchema)[];
  migrations: MigrationClass[];
}

export interface DatabaseOptions extends Tables {
  location: DatabaseLocation;
  /** Whether missing migrations are run; default true. Else they are waited for: `MigrationsMissingError`. */
  migrates?: boolean;
  /** Sees every SQL statement; for tests that count them. */
  onStatement?: (sql: string) => void;
}

/** Thrown where tables are missing that somebody else is to make. */
export class MigrationsMissingError extends Error {
  constructor(missing: readonly string[]) {
    super(`tables are missing, until \`npm run migrate\` is called: ${missing.join(', ')}`);
    this.name = 'MigrationsMissingError';
  }
}

const DEADLOCK_ERRNOS = new Set([1213, 1205]);
const DEADLOCK_ATTEMPTS = 5;
const EXCLUSIVE_WAIT_SECONDS = 300;
const ANSWERS_WITHIN_MS = 2_000;
/**
 * MariaDB rolls back a transaction that is left open that long, so that a process that stands still holds no locks for
 * ever: of requests and seeds, which may compute for a while, and of duties, which everybody waits for.
 */
const IDLE_SECONDS = { request: 60, duty: 5 };
/** Connections of one process, apart for requests and duties: a duty never waits until requests let go of one. */
const CONNECTIONS = { request: 10, duty: 3 };
type Use = keyof typeof CONNECTIONS;
const MIGRATIONS_TABLE = 'migrations';

function statementLogger(onStatement: (sql: string) => void): Logger {
  const ignore = () => undefined;
  return {
    logQuery: onStatement,
    logQueryError: ignore,
    logQuerySlow: ignore,
    logSchemaBuild: ignore,
    logMigration: ignore,
    log: ignore,
  };
}

function buildDataSource(
  { location, entities, migrations, onStatement }: DatabaseOptions,
  access: 'read' | 'write',
  use: Use = 'request',
) {
  const shared = {
    entities,
    migrations: access === 'write' ? migrations : [],
    migrationsTableName: MIGRATIONS_TABLE,
    migrationsTransactionMode: 'each' as const,
    ...(onStatement && { logger: statementLogger(onStatement), logging: true as const }),
  };
  if (location.dialect === 'mariadb') {
    return new DataSource({
      ...shared,
      type: 'mariadb',
      url: location.url,
      timezone: 'Z',
      charset: 'utf8mb4_unicode_ci',
      extra: { connectionLimit: CONNECTIONS[use] },
    });
  }
  return new DataSource({
    ...shared,
    type: 'better-sqlite3',
    database: location.file,
    driver: LibsqlDatabase,
    enableWAL: true,
    prepareDatabase: (connection: { pragma(statement: string): unknown }) => {
      connection.pragma('busy_timeout = 5000');
      connection.pragma('synchronous = FULL');
      if (access === 'read') connection.pragma('query_only = ON');
    },
  });
}

interface ConnectionPool {
  on(event: 'connection', listener: (connection: { query(sql: string): void }) => void): void;
}

/** Limits how long a transaction may stand still, on every connection of the pool. MySQL knows no such limit. */
async function limitIdleTransactions(dataSource: DataSource, use: Use): Promise<void> {
  const [{ version }] = await dataSource.query('SELECT VERSION() AS version');
  if (!/mariadb/i.test(version)) return;
  const statement = `SET SESSION idle_transaction_timeout = ${IDLE_SECONDS[use]}`;
  const { pool } = dataSource.driver as unknown as { pool: ConnectionPool };
  pool.on('connection', (connection) => connection.query(statement));
  // The one that is open already.
  await dataSource.query(statement);
}

/** One process at a time on MariaDB, by a named lock of the database; an SQLite file has one writer process anyway. */
async function exclusively<T>(dataSource: DataSource, work: () => Promise<T>): Promise<T> {
  if (dataSource.options.type !== 'mariadb') return work();
  const runner = dataSource.createQueryRunner();
  const lock = `simpul:${createHash('sha256').update(String(dataSource.driver.database)).digest('hex').slice(0, 40)}`;
  try {
    const [row] = await runner.query('SELECT GET_LOCK(?, ?) AS taken', [lock, EXCLUSIVE_WAIT_SECONDS]);
    if (Number(row.taken) !== 1) throw new Error('Another process has been migrating or seeding for too long.');
    return await work();
  } finally {
    // A connection that is lost has given up its lock, and what the work failed of is what matters.
    await runner.query('SELECT RELEASE_LOCK(?)', [lock]).catch(() => undefined);
    await runner.release();
  }
}

async function assertMigrated(dataSource: DataSource): Promise<void> {
  const runner = dataSource.createQueryRunner();
  try {
    const rows: { name: string }[] = (await runner.hasTable(MIGRATIONS_TABLE))
      ? await runner.query(`SELECT name FROM ${MIGRATIONS_TABLE}`)
      : [];
    const run = new Set(rows.map(({ name }) => name));
    const missing = dataSource.migrations.map(({ name = '' }) => name).filter((name) => !run.has(name));
    if (missing.length > 0) throw new MigrationsMissingError(missing);
  } finally {
    await runner.release();
  }
}

/**
 * One subgraph's database. On SQLite every write goes through one queue with its transaction, and reads have a
 * connection of their own, so that they never see a change that may still be rolled back.
 */
export class Database {
  private queue: Promise<unknown> = Promise.resolve();
  private readonly afterWriteListeners: (() => void)[] = [];

  private constructor(
    readonly dialect: Dialect,
    private readonly reader: DataSource,
    private readonly writer: DataSource,
    private readonly dutyWriter: DataSource,
  ) {}

  /** Connects, and runs the migrations that are missing or sees that none is. */
  static async open(options: DatabaseOptions): Promise<Database> {
    const { dialect } = options.location;
    const opened: DataSource[] = [];
    const connect = async (access: 'read' | 'write', use: Use = 'request') => {
      const dataSource = await buildDataSource(options, access, use).initialize();
      opened.push(dataSource);
      if (dialect === 'mariadb') await limitIdleTransactions(dataSource, use);
      return dataSource;
    };
    try {
      const writer = await connect('write');
      if (options.migrates ?? true) await exclusively(writer, () => writer.runMigrations());
      else await assertMigrated(writer);
      const isServer = dialect === 'mariadb';
      const reader = isServer ? writer : await connect('read');
      const dutyWriter = isServer ? await connect('write', 'duty') : writer;
      return new Database(dialect, reader, writer, dutyWriter);
    } catch (error) {
      await Promise.all(opened.map((dataSource) => dataSource.destroy()));
      throw error;
    }
  }

  /** Runs `work`, such as seeding, while no other process of this subgraph runs migrations or such work. */
  exclusively<T>(work: () => Promise<T>): Promise<T> {
    return exclusively(this.writer, work);
  }

  /** For reads outside a transaction. Sees committed rows only. */
  get read(): EntityManager {
    return this.reader.manager;
  }

  /** Whether it answers now, within two seconds. */
  answers(): Promise<boolean> {
    return isDoneWithin(this.reader.query('SELECT 1'), ANSWERS_WITHIN_MS).catch(() => false);
  }

  /** Called after each commit. */
  afterWrite(listener: () => void): void {
    this.afterWriteListeners.push(listener);
  }

  /**
   * Runs `work` in one transaction (READ COMMITTED on MariaDB) and commits, or rolls everything back and rejects. On
   * MariaDB a deadlock is retried, so `work` must have no other effects than on the database.
   */
  async write<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    const result = await this.silentWrite(work);
    this.tellWritten();
    return result;
  }

  /** Tells the listeners of what a duty has written, where that may have been an event. */
  tellWritten(): void {
    for (const listener of this.afterWriteListeners) listener();
  }

  /** `write` without telling the listeners; for what appends no event. */
  silentWrite<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    return this.transact(this.writer, work);
  }

  /** `write` for what goes on between requests, such as numbering: on connections of its own, and without telling listeners. */
  dutyWrite<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    return this.transact(this.dutyWriter, work);
  }

  async close(): Promise<void> {
    await this.queue.catch(() => undefined);
    const dataSources = new Set([this.reader, this.dutyWriter, this.writer]);
    await Promise.all([...dataSources].map((dataSource) => dataSource.destroy()));
  }

  private transact<T>(dataSource: DataSource, work: (manager: EntityManager) => Promise<T>): Promise<T> {
    return this.dialect === 'sqlite' ? this.enqueue(work) : this.retryOnDeadlock(dataSource, work);
  }

  private enqueue<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    const turn = this.queue.then(() => this.writer.transaction(work));
    this.queue = turn.catch(() => undefined);
    return turn;
  }

  private async retryOnDeadlock<T>(dataSource: DataSource, work: (manager: EntityManager) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await dataSource.transaction('READ COMMITTED', work);
      } catch (error) {
        const errno = (error as { driverError?: { errno?: number } }).driverError?.errno;
        if (errno === undefined || !DEADLOCK_ERRNOS.has(errno) || attempt === DEADLOCK_ATTEMPTS) throw error;
      }
    }
  }
}

/** Whether `error` is the database's refusal of a second row with the same unique key. */
export function isUniqueViolation(error: unknown): boolean {
  const driverError = (error as { driverError?: { errno?: number; code?: string; message?: string } }).driverError;
  if (!driverError) return false;
  return driverError.errno === 1062 || /UNIQUE constraint failed/.test(driverError.message ?? '');
}
