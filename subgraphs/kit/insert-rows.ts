import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';
import { chunksOf } from './chunks.js';

/** Inserts any number of rows in the caller's transaction, some hundred by one statement; the rows stay as they are. */
export async function insertRows<Row extends ObjectLiteral>(
  manager: EntityManager,
  target: EntityTarget<Row>,
  rows: readonly Row[],
): Promise<void> {
  await writeRows(manager, target, rows, '');
}

/**
 * Likewise, but of a row that is there already by its primary key these columns are written, all others where none is
 * named. The rows are whole either way: SQLite checks also what is not written.
 */
export async function upsertRows<Row extends ObjectLiteral>(
  manager: EntityManager,
  target: EntityTarget<Row>,
  rows: readonly Row[],
  columns?: readonly (keyof Row & string)[],
): Promise<void> {
  const { driver, options } = manager.connection;
  const { columns: all, primaryColumns } = manager.connection.getMetadata(target);
  const isSqlite = options.type === 'better-sqlite3';
  const assign = (name: string) => (isSqlite ? `${name} = excluded.${name}` : `${name} = VALUES(${name})`);
  const named = columns ?? all.filter(({ isPrimary }) => !isPrimary).map(({ databaseName }) => databaseName);
  const assignments = named.map((column) => assign(driver.escape(column))).join();
  const key = primaryColumns.map(({ databaseName }) => driver.escape(databaseName)).join();
  const onConflict = isSqlite ? `ON CONFLICT (${key}) DO UPDATE SET` : 'ON DUPLICATE KEY UPDATE';
  await writeRows(manager, target, rows, ` ${onConflict} ${assignments}`);
}

/** By SQL, for TypeORM's builder takes several times as long over a statement of thousands of values as the database. */
async function writeRows<Row extends ObjectLiteral>(
  manager: EntityManager,
  target: EntityTarget<Row>,
  rows: readonly Row[],
  onConflict: string,
): Promise<void> {
  const { driver } = manager.connection;
  const { tablePath, columns: all } = manager.connection.getMetadata(target);
  for (const chunk of chunksOf(rows)) {
    // What no row has the database makes itself.
    const columns = all.filter((column) => chunk.some((row) => column.getEntityValue(row) !== undefined));
    const values = chunk.flatMap((row) =>
      columns.map((column) => {
        const value = column.getEntityValue(row);
        return driver.preparePersistentValue(value === undefined ? column.default : value, column) ?? null;
      }),
    );
    const names = columns.map(({ databaseName }) => driver.escape(databaseName)).join();
    const row = `(${columns.map(() => '?').join()})`;
    const into = `INSERT INTO ${driver.escape(tablePath)} (${names}) VALUES ${chunk.map(() => row).join()}`;
    await manager.query(into + onConflict, values);
  }
}
