import { Column, Entity, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import { describeEachDialect, openTestDatabase, type TestDatabase } from '../../test/kit/databases.js';
import { insertRows, upsertRows } from './insert-rows.js';
import { createTable } from './migration.js';

@Entity('sample')
class SampleRow {
  @PrimaryColumn({ type: 'varchar' })
  id!: string;

  @Column({ type: 'varchar', nullable: true })
  name!: string | null;

  @Column({ type: 'simple-json' })
  parts!: string[];

  @Column({ type: 'boolean' })
  holds!: boolean;

  @Column({ type: 'datetime', precision: 3 })
  since!: Date;

  @Column({ type: 'int', default: 7 })
  place?: number;
}

@Entity('numbered')
class NumberedRow {
  @PrimaryGeneratedColumn({ type: 'int' })
  id!: number;

  @Column({ type: 'varchar' })
  name!: string;
}

const TABLES = {
  entities: [SampleRow, NumberedRow],
  migrations: [
    createTable(1_700_000_000_001, {
      name: 'sample',
      columns: { id: 'id!', name: 'line?', parts: 'json', holds: 'boolean', since: 'timestamp', place: 'integer' },
      indices: [],
    }),
    createTable(1_700_000_000_002, { name: 'numbered', columns: { id: 'serial!', name: 'line' }, indices: [] }),
  ],
};

const SINCE = new Date('2026-03-18T02:00:00.123Z');

function sample(id: string, more: Partial<SampleRow> = {}): SampleRow {
  return { id, name: `Nama "${id}" ?`, parts: ['a', "b'"], holds: true, since: SINCE, ...more };
}

describeEachDialect((dialect) => {
  let test: TestDatabase;

  beforeEach(async () => {
    test = await openTestDatabase(dialect, TABLES);
  });
  afterEach(() => test?.drop());

  const all = () => test.database.read.find(SampleRow, { order: { id: 'ASC' } });

  it('inserts values of every type as they are read again, and what is left out as its default', async () => {
    const rows = [sample('a'), sample('b', { name: null, holds: false, place: 2 })];
    await test.database.write((manager) => insertRows(manager, SampleRow, rows));
    expect((await all()).map((row) => ({ ...row }))).toEqual([{ ...rows[0], place: 7 }, rows[1]]);
  });

  it('inserts more rows than one statement takes, and lets the database count', async () => {
    const rows = Array.from({ length: 1_201 }, (_, index) => ({ name: `Baris ${index}` }));
    await test.database.write((manager) => insertRows<Omit<NumberedRow, 'id'>>(manager, NumberedRow, rows));
    const found = await test.database.read.find(NumberedRow, { order: { id: 'ASC' } });
    expect(found.map(({ name }) => ({ name }))).toEqual(rows);
    expect(found.at(-1)?.id).toBe(1_201);
  });

  it('writes nothing where there are no rows', async () => {
    await test.database.write((manager) => insertRows(manager, SampleRow, []));
    expect(await all()).toEqual([]);
  });

  it('writes the named columns of rows that are there, else all, and inserts the others', async () => {
    await test.database.write((manager) => insertRows(manager, SampleRow, [sample('a', { place: 1 })]));
    const rows = ['a', 'b'].map((id) => sample(id, { name: 'Baru', parts: [], place: 3 }));
    await test.database.write((manager) => upsertRows(manager, SampleRow, rows, ['name', 'place']));
    expect(await all()).toMatchObject([
      { id: 'a', name: 'Baru', parts: ['a', "b'"], place: 3 },
      { id: 'b', name: 'Baru', parts: [], place: 3 },
    ]);
    await test.database.write((manager) => upsertRows(manager, SampleRow, [sample('a', { parts: ['c'], place: 4 })]));
    expect((await all())[0]).toEqual(sample('a', { parts: ['c'], place: 4 }));
  });
});
