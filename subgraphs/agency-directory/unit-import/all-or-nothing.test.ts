import { describeEachDialect } from '../../../test/kit/databases.js';
import { type Asker, openSeededDirectory, type SeededDirectory } from '../../../test/kit/seeded-directory.js';

const NOW = new Date('2026-03-18T02:00:00Z');
const ADMIN: Asker = ['AGENCY_ADMIN', '17.02'];
const PREVIEW = 'query ($csv: String!) { previewUnitImport(agency: "17.02", csv: $csv) { digest } }';
const IMPORT = 'mutation ($input: ImportUnitsInput!) { importUnits(input: $input) { added changed unchanged } }';
/** What an import writes to; events are numbered in the background. */
const TABLES = {
  agency: '*',
  agency_code: '*',
  agency_former_name: '*',
  agency_contacts: '*',
  event: 'id, aggregateId, payload',
  idempotency_key: '*',
};

/** A file that names the n-th unit of this test, and more. */
const fileOf = (n: number, [name, phone]: readonly [name: string, phone: string], more = '') =>
  `code,name,kind,phone\n17.02/uji-${n},${name} ${n},REGIONAL_DEPARTMENT,${phone}${more}`;

describeEachDialect((dialect) => {
  let directory: SeededDirectory;

  beforeAll(async () => {
    directory = await openSeededDirectory(dialect, { sample: false, now: NOW });
  });
  afterAll(() => directory?.drop());

  const execute = (sql: string) => directory.subgraph.database.write((manager) => manager.query(sql));
  const contents = async () => {
    const { read } = directory.subgraph.database;
    const rows = Object.entries(TABLES).map(async ([table, columns]) => {
      const all: unknown[] = await read.query(`SELECT ${columns} FROM ${table}`);
      return all.map((row) => `${table}: ${JSON.stringify(row)}`).sort();
    });
    return (await Promise.all(rows)).flat();
  };

  /** Has the database refuse some of the rows that are inserted into a table, as it would without room for them. */
  const refuse = (table: string, condition: string) =>
    execute(
      dialect === 'sqlite'
        ? `CREATE TRIGGER no_room BEFORE INSERT ON ${table} WHEN ${condition} BEGIN SELECT RAISE(ABORT, 'no room'); END`
        : `CREATE TRIGGER no_room BEFORE INSERT ON ${table} FOR EACH ROW
           IF ${condition} THEN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'no room'; END IF`,
    );

  async function prepare(csv: string, idempotencyKey: string) {
    const { data } = await directory.ask(PREVIEW, { csv }, ADMIN);
    const { digest } = (data as unknown as { previewUnitImport: { digest: string } }).previewUnitImport;
    return { agency: '17.02', csv, expectedDigest: digest, idempotencyKey };
  }
  const send = (input: object) => directory.ask(IMPORT, { input }, ADMIN);

  it.each([
    [1, 'a unit', 'agency', "NEW.code LIKE '%/dua'"],
    [2, 'a code', 'agency_code', "NEW.code LIKE '%/dua'"],
    [3, 'the news of a unit that is added', 'event', "NEW.payload LIKE '%/dua%'"],
    [4, 'a former name', 'agency_former_name', "NEW.name LIKE 'Dinas Lama%'"],
    [5, 'the news of a unit that is changed', 'event', "NEW.payload LIKE '%Dinas Baru%'"],
    [6, 'how a unit is reached', 'agency_contacts', "NEW.phone = '112'"],
  ])(
    'takes in nothing where (%i) %s cannot be written, and then all by the same request',
    async (n, _what, table, condition) => {
      const first = await send(await prepare(fileOf(n, ['Dinas Lama', '110']), `key-of-the-first-${n}`));
      expect(first.data).toEqual({ importUnits: { added: 1, changed: 0, unchanged: 0 } });
      // Else its name would have been borne on no day, which is not kept.
      await execute(`UPDATE agency_code SET validFrom = '2026-01-02' WHERE code = '17.02/uji-${n}'`);
      const parts = ['satu', 'dua'].map((part) => `\n17.02/uji-${n}/${part},Bidang ${part},DIVISION,112`);
      const input = await prepare(fileOf(n, ['Dinas Baru', '111'], parts.join('')), `key-of-the-second-${n}`);
      const before = await contents();
      await refuse(table, condition);
      try {
        expect((await send(input)).errors).toMatchObject([{ extensions: { code: 'INTERNAL_SERVER_ERROR' } }]);
      } finally {
        await execute('DROP TRIGGER no_room');
      }
      expect(await contents()).toEqual(before);
      expect((await send(input)).data).toEqual({ importUnits: { added: 2, changed: 1, unchanged: 0 } });
    },
  );
});
