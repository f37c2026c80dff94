import { type Connection, createConnection, type RowDataPacket } from 'mysql2/promise';

/** The rows of a statement, as mysql2 reads them. */
export async function queryRows<Row>(connection: Connection, sql: string): Promise<Row[]> {
  const [found] = await connection.query<(Row & RowDataPacket)[]>(sql);
  return found;
}

/** The value of a column that holds JSON, which MariaDB gives as text and MySQL as what it stands for. */
export function ofJson<Value>(column: unknown): Value {
  return (typeof column === 'string' ? JSON.parse(column) : column) as Value;
}

/** Runs `read` on a connection of its own, in a transaction in which every table of the server is as of one moment. */
export async function atOneMoment<T>(databaseUrl: string, read: (connection: Connection) => Promise<T>): Promise<T> {
  const connection = await createConnection({ uri: databaseUrl, timezone: 'Z' });
  try {
    await connection.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ');
    await connection.query('START TRANSACTION WITH CONSISTENT SNAPSHOT');
    return await read(connection);
  } finally {
    await connection.end();
  }
}

/** The name of the database at `mysql://user@host:port/name`. */
export function databaseName(databaseUrl: string): string {
  return new URL(databaseUrl).pathname.slice(1);
}
