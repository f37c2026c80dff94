import {
  type MigrationInterface,
  type QueryRunner,
  Table,
  type TableColumnOptions,
  type TableIndexOptions,
} from 'typeorm';
import type { Dialect, MigrationClass } from './database.js';

/**
 * The portable column kinds: `id` a UUID, `serial` a number that the database counts up, `code` and `hash` compared byte
 * by byte on every database, `line` a string of up to 255 characters, `text` and `json` of any length, `timestamp` an
 * instant in UTC with milliseconds, `date` a calendar date as text.
 */
type ColumnKind =
  | 'id'
  | 'serial'
  | 'code'
  | 'hash'
  | 'line'
  | 'text'
  | 'json'
  | 'boolean'
  | 'integer'
  | 'timestamp'
  | 'date';

interface ColumnDefinition {
  kind: ColumnKind;
  primary?: boolean;
  nullable?: boolean;
}

/** `columns` in index order; `unique` refuses a second row with the same values. */
interface IndexDefinition {
  columns: string[];
  unique?: boolean;
}

export interface TableDefinition {
  name: string;
  /** Column name → kind; `'line?'` may be null, `'id!'` belongs to the primary key. */
  columns: Record<string, ColumnKind | `${ColumnKind}?` | `${ColumnKind}!`>;
  indices?: IndexDefinition[];
}

const ASCII = { charset: 'ascii', collation: 'ascii_bin' };

function columnType(kind: ColumnKind, mariadb: boolean): Omit<TableColumnOptions, 'name'> {
  const ascii = mariadb ? ASCII : {};
  switch (kind) {
    case 'id':
      return { type: 'varchar', length: '36', ...ascii };
    case 'serial':
      return { type: mariadb ? 'int' : 'integer', isGenerated: true, generationStrategy: 'increment' };
    case 'code':
      return { type: 'varchar', length: '160', ...ascii };
    case 'hash':
      return { type: 'varchar', length: '64', ...ascii };
    case 'line':
      return { type: 'varchar', length: '255' };
    case 'text':
      return { type: 'text' };
    case 'json':
      return { type: mariadb ? 'longtext' : 'text' };
    case 'boolean':
      return { type: mariadb ? 'tinyint' : 'boolean' };
    case 'integer':
      return { type: mariadb ? 'int' : 'integer' };
    case 'timestamp':
      return mariadb ? { type: 'datetime', precision: 3 } : { type: 'datetime' };
    case 'date':
      return { type: 'varchar', length: '10', ...ascii };
  }
}

function parseColumn(spelled: string): ColumnDefinition {
  const mark = spelled.at(-1);
  if (mark === '?') return { kind: spelled.slice(0, -1) as ColumnKind, nullable: true };
  if (mark === '!') return { kind: spelled.slice(0, -1) as ColumnKind, primary: true };
  return { kind: spelled as ColumnKind };
}

function buildTable(definition: TableDefinition, mariadb: boolean): Table {
  return new Table({
    name: definition.name,
    columns: Object.entries(definition.columns).map(([name, spelled]) => {
      const { kind, primary, nullable } = parseColumn(spelled);
      return { name, ...columnType(kind, mariadb), isPrimary: primary ?? false, isNullable: nullable ?? false };
    }),
    indices: (definition.indices ?? []).map(
      ({ columns, unique }): TableIndexOptions => ({
        name: `${unique ? 'uq' : 'ix'}_${definition.name}_${columns.join('_')}`.slice(0, 64),
        columnNames: columns,
        isUnique: unique ?? false,
      }),
    ),
  });
}

/**
 * A migration that creates one table with its indices, on SQLite and on MariaDB/MySQL. `timestamp` orders the migrations
 * of a subgraph: 13 digits, never reused. MariaDB and MySQL commit a table before the note that its migration has run: a
 * process that died in between finds the table there.
 */
export function createTable(timestamp: number, definition: TableDefinition): MigrationClass {
  return class implements MigrationInterface {
    readonly name = `create_${definition.name}${timestamp}`;

    async up(runner: QueryRunner): Promise<void> {
      const mariadb = runner.connection.options.type !== 'better-sqlite3';
      await runner.createTable(buildTable(definition, mariadb), true);
    }

    async down(runner: QueryRunner): Promise<void> {
      await runner.dropTable(definition.name);
    }
  };
}

/** A migration that adds a column to a table where it is missing; `definition` is SQL that SQLite and MariaDB/MySQL understand. */
export function addColumn(timestamp: number, table: string, column: string, definition: string): MigrationClass {
  return class implements MigrationInterface {
    readonly name = `add_${column}_to_${table}${timestamp}`;

    async up(runner: QueryRunner): Promise<void> {
      if (await runner.hasColumn(table, column)) return;
      await runner.query(`ALTER TABLE ${table} ADD COLUMN ${column} ${definition}`);
    }

    async down(runner: QueryRunner): Promise<void> {
      await runner.query(`ALTER TABLE ${table} DROP COLUMN ${column}`);
    }
  };
}

/** A migration that adds an index to a table where it is missing; `unique` refuses a second row with the same values. */
export function addIndex(
  timestamp: number,
  table: string,
  columns: readonly string[],
  { unique = false } = {},
): MigrationClass {
  const index = `${unique ? 'uq' : 'ix'}_${table}_${columns.join('_')}`.slice(0, 64);
  return class implements MigrationInterface {
    readonly name = `add_${index}${timestamp}`;

    async up(runner: QueryRunner): Promise<void> {
      const known = (await runner.getTable(table))?.indices.some(({ name }) => name === index);
      if (known) return;
      await runner.query(`CREATE ${unique ? 'UNIQUE ' : ''}INDEX ${index} ON ${table} (${columns.join(', ')})`);
    }

    async down(runner: QueryRunner): Promise<void> {
      await runner.dropIndex(table, index);
    }
  };
}

/** A migration that fills a new table with the rows of another one; `columns` says from which SQL each column is taken. */
export function copyRows(
  timestamp: number,
  from: string,
  into: string,
  columns: Readonly<Record<string, string>>,
): MigrationClass {
  return class implements MigrationInterface {
    readonly name = `copy_${from}_into_${into}${timestamp}`;

    async up(runner: QueryRunner): Promise<void> {
      const names = Object.keys(columns).join(', ');
      await runner.query(`INSERT INTO ${into} (${names}) SELECT ${Object.values(columns).join(', ')} FROM ${from}`);
    }

    async down(runner: QueryRunner): Promise<void> {
      await runner.query(`DELETE FROM ${into}`);
    }
  };
}

/** A migration that fills a column of the rows that are there, from what is SQL to each of the databases. */
export function fillColumn(
  timestamp: number,
  table: string,
  column: string,
  values: Readonly<Record<Dialect, string>>,
): MigrationClass {
  return class implements MigrationInterface {
    readonly name = `fill_${column}_of_${table}${timestamp}`;

    async up(runner: QueryRunner): Promise<void> {
      const dialect = runner.connection.options.type === 'better-sqlite3' ? 'sqlite' : 'mariadb';
      await runner.query(`UPDATE ${table} SET ${column} = ${values[dialect]}`);
    }

    // The column goes with the migration that added it.
    async down(): Promise<void> {}
  };
}

/** A migration that removes a table where it is still there; `definition` is what {@link createTable} would bring it back with. */
export function dropTable(timestamp: number, definition: TableDefinition): MigrationClass {
  return class implements MigrationInterface {
    readonly name = `drop_${definition.name}${timestamp}`;

    async up(runner: QueryRunner): Promise<void> {
      await runner.dropTable(definition.name, true);
    }

    async down(runner: QueryRunner): Promise<void> {
      await runner.createTable(buildTable(definition, runner.connection.options.type !== 'better-sqlite3'), true);
    }
  };
}

/** A migration that gives a column another name where it still has the old one. */
export function renameColumn(timestamp: number, table: string, from: string, to: string): MigrationClass {
  return class implements MigrationInterface {
    readonly name = `rename_${from}_of_${table}_to_${to}${timestamp}`;

    async up(runner: QueryRunner): Promise<void> {
      if (await runner.hasColumn(table, from)) {
        await runner.query(`ALTER TABLE ${table} RENAME COLUMN ${from} TO ${to}`);
      }
    }

    async down(runner: QueryRunner): Promise<void> {
      await runner.query(`ALTER TABLE ${table} RENAME COLUMN ${to} TO ${from}`);
    }
  };
}

/** A migration that removes a column where it is still there; `definition` is what {@link addColumn} would bring it back with. */
export function dropColumn(timestamp: number, table: string, column: string, definition: string): MigrationClass {
  return class implements MigrationInterface {
    readonly name = `drop_${column}_of_${table}${timestamp}`;

    async up(runner: QueryRunner): Promise<void> {
      if (await runner.hasColumn(table, column)) await runner.query(`ALTER TABLE ${table} DROP COLUMN ${column}`);
    }

    async down(runner: QueryRunner): Promise<void> {
      await runner.query(`ALTER TABLE ${table} ADD COLUMN ${column} ${definition}`);
    }
  };
}
