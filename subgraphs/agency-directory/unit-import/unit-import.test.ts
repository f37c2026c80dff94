import { gzipSync } from 'node:zlib';
import { describeEachDialect } from '../../../test/kit/databases.js';
import { type Asker, openSeededDirectory, type SeededDirectory, seededId } from '../../../test/kit/seeded-directory.js';
import { AgencyRow } from '../agency.entity.js';
import { factsOf } from '../agency-facts.js';

const NOW = new Date('2026-03-18T02:00:00Z');
const ADMIN: Asker = ['AGENCY_ADMIN', '17.02'];
const COLUMNS = 'code,name,shortName,kind,location,timeZone,address,phone,email,website,socialMedia';
const BAD_ROW = `17.02/tiada/x,x,${'y'.repeat(300)},ANY,here,Asia/Tiada,${'z'.repeat(20_000)},telepon,surel,situs,@profil`;

const PREVIEW = `query ($agency: ID!, $csv: String!, $encoding: CsvEncoding!) {
  previewUnitImport(agency: $agency, csv: $csv, encoding: $encoding) {
    digest added changed unchanged problemCount problems { line column code message }
  }
}`;
const IMPORT = `mutation ($input: ImportUnitsInput!) { importUnits(input: $input) { added changed unchanged } }`;
const EXPORT = `query ($agency: ID!, $first: Int, $after: String) {
  exportUnits(agency: $agency, first: $first, after: $after) { csv rows endCursor }
}`;

interface Preview {
  digest: string | null;
  problemCount: number;
  problems: { line: number; column: string | null; code: string; message: string }[];
}

interface Exported {
  csv: string;
  rows: number;
  endCursor: string | null;
}

describeEachDialect((dialect) => {
  let directory: SeededDirectory;
  let keys = 0;

  beforeAll(async () => {
    directory = await openSeededDirectory(dialect, { sample: false, now: NOW });
  });
  afterAll(() => directory?.drop());

  async function preview(csv: string, agency = '17.02', encoding = 'PLAIN') {
    const { data, errors } = await directory.ask(PREVIEW, { agency, csv, encoding }, ['AGENCY_ADMIN', agency]);
    expect(errors).toBeUndefined();
    return (data as unknown as { previewUnitImport: Preview }).previewUnitImport;
  }

  const send = (csv: string, expectedDigest: string | null, more: Record<string, unknown> = {}, asker: Asker = ADMIN) =>
    directory.ask(
      IMPORT,
      { input: { agency: '17.02', csv, expectedDigest, idempotencyKey: `key-of-test-${++keys}`, ...more } },
      asker,
    );

  async function importAll(csv: string, agency = '17.02') {
    const { digest, problems } = await preview(csv, agency);
    expect(problems).toEqual([]);
    const { data, errors } = await send(csv, digest, { agency }, ['AGENCY_ADMIN', agency]);
    expect(errors).toBeUndefined();
    return data?.importUnits;
  }

  async function exported(agency: string, more: { first?: number; after?: string } = {}) {
    const { data, errors } = await directory.ask(EXPORT, { agency, ...more }, ['AGENCY_ADMIN', agency]);
    expect(errors).toBeUndefined();
    return (data as unknown as { exportUnits: Exported }).exportUnits;
  }

  /** As if units of these codes had not been added just today. */
  const haveBegunEarlier = (pattern: string) =>
    directory.subgraph.database.write((manager) =>
      manager.query(`UPDATE agency_code SET validFrom = '2026-01-02' WHERE code LIKE '${pattern}'`),
    );

  const countUnits = () => directory.subgraph.database.read.countBy(AgencyRow, { level: 'UNIT' });
  const find = (code: string) => directory.subgraph.database.read.findOneBy(AgencyRow, { code });

  const ROWS = 10_000;
  const BAD = 37;

  /** A file of 200 departments with parts, whose every 260th row is bad in one of nine ways. */
  function bigFile(body: string, isCorrect: boolean) {
    const bad: { line: number; column: string }[] = [];
    const rows = Array.from({ length: ROWS }, (_, index) => {
      const top = `${body}/dinas-${index % 200}`;
      const row = {
        code: index < 200 ? top : `${top}/upt-${index}`,
        name: `Unit Pelayanan ${index}`,
        kind: index < 200 ? 'REGIONAL_DEPARTMENT' : 'TECHNICAL_UNIT',
        location: '',
        address: `Jalan Contoh ${index}`,
        phone: index % 2 === 0 ? `+62 21 ${1_000_000 + index}` : '',
        email: index % 3 === 0 ? `unit-${index}@contoh.invalid` : '',
        socialMedia: index % 5 === 0 ? 'https://contoh.invalid/a https://contoh.invalid/b' : '',
      };
      if (!isCorrect && index >= 200 && index % 260 === 0 && bad.length < BAD) {
        const ways = [
          { code: `${body}/tiada/upt-${index}` },
          { code: `${top}/Huruf ${index}` },
          { name: 'x' },
          { kind: 'MINISTRY' },
          { kind: 'APA SAJA' },
          { location: '99.99' },
          { phone: 'telepon kami' },
          { email: 'surel' },
          { socialMedia: '@unit' },
        ];
        const way = { ...ways[bad.length % ways.length] };
        bad.push({ line: index + 2, column: Object.keys(way)[0] as string });
        Object.assign(row, way);
      }
      return Object.values(row).join();
    });
    return { csv: ['code,name,kind,location,address,phone,email,socialMedia', ...rows].join('\n'), bad };
  }

  it('names the 37 bad cells of 10,000 rows, takes in nothing, then all of the corrected file', async () => {
    const { csv, bad } = bigFile('17.04', false);
    expect(bad).toHaveLength(BAD);
    const before = await countUnits();
    const asker: Asker = ['AGENCY_ADMIN', '17.04'];
    const found = await preview(csv, '17.04');
    expect(found).toMatchObject({ digest: null, problemCount: BAD });
    expect(found.problems.map(({ line, column }) => ({ line, column }))).toEqual(bad);
    const refused = await send(csv, 'any', { agency: '17.04' }, asker);
    expect(refused.errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', fields: [{ path: 'input.csv' }] } }]);
    expect(await countUnits()).toBe(before);

    const { cursor } = await directory.internal('feed/head');
    const corrected = bigFile('17.04', true).csv;
    const packed = gzipSync(corrected).toString('base64');
    expect(packed.length).toBeLessThan(1024 * 1024);
    const { digest } = await preview(packed, '17.04', 'GZIP_BASE64');
    directory.statements.length = 0;
    const done = await send(packed, digest, { agency: '17.04', encoding: 'GZIP_BASE64' }, asker);
    expect(directory.statements.length).toBeLessThan(ROWS / 50);
    expect(done.data).toEqual({ importUnits: { added: ROWS, changed: 0, unchanged: 0 } });
    expect(await countUnits()).toBe(before + ROWS);

    const told = new Map<string, unknown>();
    for (let after = cursor; told.size < ROWS; ) {
      const page = await directory.internal('feed/read', { after });
      for (const { payload } of page.events) told.set((payload as { code: string }).code, payload);
      after = page.endCursor;
    }
    const part = (await find('17.04/dinas-79/upt-2079')) as AgencyRow;
    expect(told.get(part.code)).toEqual(factsOf(part));
    const search =
      '{ agencies(filter: { search: "pelayanan 2079 pemkab kaur" }) { edges { node { code parent { code } } } } }';
    expect((await directory.ask(search)).data).toEqual({
      agencies: { edges: [{ node: { code: part.code, parent: { code: '17.04/dinas-79' } } }] },
    });
    const whole = await exported('17.04');
    expect(whole.csv).toContain('https://contoh.invalid/a https://contoh.invalid/b');
    const again = await preview(whole.csv, '17.04');
    expect(again).toMatchObject({ added: 0, changed: 0, unchanged: ROWS, problemCount: 0 });
    await send(whole.csv, again.digest, { agency: '17.04' }, asker);
    expect((await exported('17.04')).csv === whole.csv).toBe(true);
  }, 120_000);

  it('exports what it takes in again without a change, seeded units, formulas and quotes included', async () => {
    const names = ['=CMD()', "'=CMD()", '-Bidang', '@Unit', "'Aisyiyah", '+62 Unit', 'Bidang "A", dan B', 'Unit\nDua'];
    const rows = names.map((name, index) => `17.02/setda/uji-${index};"${name.replaceAll('"', '""')}";SECTION`);
    // What a spreadsheet would calculate is marked in a file; without a mark it is the same.
    expect(await importAll(`code;name;kind\r\n${rows.join('\r\n')}\r\n`)).toMatchObject({ added: names.length });
    expect(await find('17.02/setda/uji-0')).toMatchObject({ name: '=CMD()' });
    const { csv, endCursor } = await exported('17.02');
    expect(endCursor).toBeNull();
    expect(csv).toContain("17.02/setda/uji-0,'=CMD(),");
    expect(csv).not.toMatch(/(^|,)"?[=+@-]/m);
    const found = await preview(csv);
    expect(found).toMatchObject({ added: 0, changed: 0, problemCount: 0 });
    const done = await send(csv, found.digest);
    expect(done.data).toMatchObject({ importUnits: { added: 0, changed: 0 } });
    expect((await exported('17.02')).csv).toBe(csv);
  });

  it('exports in parts that together are the whole', async () => {
    const whole = await exported('32.16');
    const parts: string[] = [];
    let after: string | undefined;
    do {
      const { csv, endCursor } = await exported('32.16', { first: 15, ...(after && { after }) });
      parts.push(csv.slice(csv.indexOf('\n') + 1));
      after = endCursor ?? undefined;
    } while (after);
    expect(parts.length).toBe(Math.ceil(whole.rows / 15));
    expect(parts.join('')).toBe(whole.csv.slice(whole.csv.indexOf('\n') + 1));
  });

  it.each([
    ['what is no cursor', () => 'entah'],
    ['a code', () => '32.16/dinkes'],
    ['a cursor of another agency', async () => (await exported('17.02', { first: 1 })).endCursor],
  ])('refuses to export after %s', async (_what, cursor) => {
    const after = await cursor();
    expect(after).not.toBeNull();
    const { errors } = await directory.ask(EXPORT, { agency: '32.16', after }, ['AGENCY_ADMIN', '32.16']);
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', fields: [{ path: 'after' }] } }]);
  });

  it('exports what was recorded of how a unit is reached, and takes it in again without a change', async () => {
    const record = (contacts: object) => {
      const input = { agency: '17.02/setda', from: '2026-03-18', idempotencyKey: `key-of-test-${++keys}`, ...contacts };
      return directory.ask(REACH, { input }, ADMIN);
    };
    const blank = await record({ socialMedia: ['https://x.id/profil kami'] });
    expect(blank.errors).toMatchObject([{ extensions: { fields: [{ path: 'input.socialMedia.0' }] } }]);
    const address = '\tGedung A\r\nJl. Merdeka 1\rCurup \u200b';
    const socialMedia = ['https://x.id/profil%20kami', 'https://y.id/kami'];
    expect((await record({ address, phone: '+62 732 21001', socialMedia })).errors).toBeUndefined();
    const { csv } = await exported('17.02');
    expect(csv).toContain('Gedung A\nJl. Merdeka 1\nCurup');
    expect(await preview(csv)).toMatchObject({ added: 0, changed: 0, problemCount: 0 });
  });

  it('names units in one line of what is to be seen', async () => {
    const row = (name: string) => `code,name,kind\n17.02/tampak,"${name}",DIVISION`;
    for (const name of ['\u200b\u200b\u200b', '\u202e\u2066x', '\u3164\u3164\u3164']) {
      expect((await preview(row(name))).problems).toMatchObject([{ column: 'name', code: 'INVALID' }]);
    }
    await importAll(row('Bidang\u0007Bel\n\u202eDua\u200b'));
    expect(await find('17.02/tampak')).toMatchObject({ name: 'Bidang Bel Dua' });
  });

  it('corrects a name that a unit would have borne on no day, as renaming it does', async () => {
    const row = (name: string) => `code,name,kind\n17.02/sehari,${name},DIVISION`;
    const names = async () => {
      const query = '{ agency(code: "17.02/sehari") { name formerNames { name until } } }';
      return (await directory.ask(query)).data?.agency;
    };
    await importAll(row('Bidang Pertama'));
    await importAll(row('Bidang Kedua'));
    expect(await names()).toEqual({ name: 'Bidang Kedua', formerNames: [] });
    await haveBegunEarlier('17.02/sehari');
    await importAll(row('Bidang Ketiga'));
    await importAll(row('Bidang Keempat'));
    expect(await names()).toEqual({
      name: 'Bidang Keempat',
      formerNames: [{ name: 'Bidang Kedua', until: '2026-03-17' }],
    });
  });

  it('changes what differs, keeps former names, and leaves what the file does not name', async () => {
    await importAll(
      'code,name,kind,shortName\n17.02/uji,Dinas Uji,REGIONAL_DEPARTMENT,DU\n17.02/uji/a,Bidang A,DIVISION,\n',
    );
    await haveBegunEarlier('17.02/uji');
    const before = (await find('17.02/uji')) as AgencyRow;
    const csv = 'kind,code,name\nREGIONAL_BOARD,17.02/uji,Badan Penguji';
    expect(await importAll(csv)).toEqual({ added: 0, changed: 1, unchanged: 0 });
    expect(await find('17.02/uji')).toMatchObject({ id: before.id, kind: 'BADAN', shortName: 'DU', version: 2 });
    const query = '{ agency(code: "17.02/uji") { name formerNames { name until } children { totalCount } } }';
    expect((await directory.ask(query)).data?.agency).toEqual({
      name: 'Badan Penguji',
      formerNames: [{ name: 'Dinas Uji', until: '2026-03-17' }],
      children: { totalCount: 1 },
    });
    const search = '{ agencies(filter: { search: "bidang penguji" }) { edges { node { code } } } }';
    expect((await directory.ask(search)).data).toEqual({ agencies: { edges: [{ node: { code: '17.02/uji/a' } }] } });
  });

  it('needs for 1,000 changed rows, which are two batches, a few statements more than for three', async () => {
    const file = (rows: number, name: string) =>
      [
        'code,name,kind,phone',
        ...Array.from(
          { length: rows },
          (_, row) => `17.03/banyak-${row},${name} ${row},REGIONAL_DEPARTMENT,${name.length}00`,
        ),
      ].join('\n');
    await importAll(file(1_000, 'Dinas'), '17.03');
    await haveBegunEarlier('17.03/banyak-%');
    const statementsFor = async (rows: number, name: string) => {
      directory.statements.length = 0;
      expect(await importAll(file(rows, name), '17.03')).toMatchObject({ changed: rows });
      return directory.statements.filter((sql) => !/event|feed_state/.test(sql)).length;
    };
    const many = await statementsFor(1_000, 'Badan Baru');
    const few = await statementsFor(3, 'Kantor');
    expect(few).toBeLessThan(50);
    expect(many - few).toBeLessThan(10);
    const query = '{ agency(code: "17.03/banyak-1") { name version formerNames { name } contacts { phone } } }';
    expect((await directory.ask(query)).data?.agency).toEqual({
      name: 'Kantor 1',
      version: 3,
      formerNames: [{ name: 'Dinas 1' }],
      contacts: { phone: '600' },
    });
  });

  it('records how units are reached, keeps what the file has no column for, and empties what it leaves empty', async () => {
    const head = 'code,name,kind';
    const unit = '17.02/kontak,Dinas Kontak,REGIONAL_DEPARTMENT';
    const reached = async () => {
      const query = '{ agency(code: "17.02/kontak") { version contacts { phone email website socialMedia from } } }';
      return (await directory.ask(query)).data?.agency;
    };
    await importAll(`${head},phone,website\n${unit},119,https://contoh.invalid`);
    const contacts = {
      phone: '119',
      email: null,
      website: 'https://contoh.invalid',
      socialMedia: [],
      from: '2026-03-18',
    };
    expect(await reached()).toEqual({ version: 1, contacts });
    expect(await importAll(`${head}\n${unit}`)).toEqual({ added: 0, changed: 0, unchanged: 1 });
    expect(await importAll(`${head},phone,email\n${unit},,a@contoh.invalid`)).toEqual({
      added: 0,
      changed: 1,
      unchanged: 0,
    });
    expect(await reached()).toEqual({ version: 1, contacts: { ...contacts, phone: null, email: 'a@contoh.invalid' } });
  });

  it('takes missions abroad with their zone, and gives them out so', async () => {
    const agency = 'kl.kemlu';
    const before = await exported(agency);
    expect(before.csv).toContain('Asia/Tokyo');
    expect(await preview(before.csv, agency)).toMatchObject({ added: 0, changed: 0, problemCount: 0 });
    const row = `${agency}/kbri-uji,KBRI Uji,MISSION_ABROAD`;
    const bad = await preview(`code,name,kind,timeZone\n${row},`, agency);
    expect(bad.problems).toMatchObject([{ line: 2, column: 'timeZone', code: 'INVALID' }]);
    await importAll(`code,name,kind,timeZone\n${row},Europe/Paris`, agency);
    expect(await find(`${agency}/kbri-uji`)).toMatchObject({ timeZone: 'Europe/Paris', regionCode: null });
    const moved = await preview(`code,name,kind\n${agency}/kbri-uji,KBRI Uji,CENTRAL_UNIT`, agency);
    expect(moved.problems).toMatchObject([{ line: 2, column: 'kind', code: 'INVALID' }]);
  });

  it('answers the same key again, and CONFLICT where the file would do something else by now', async () => {
    const csv = 'code,name,kind\n17.02/dua,Dinas Dua,REGIONAL_DEPARTMENT';
    const { digest } = await preview(csv);
    const idempotencyKey = 'key-sent-twice';
    const first = await send(csv, digest, { idempotencyKey });
    expect(first.data).toEqual({ importUnits: { added: 1, changed: 0, unchanged: 0 } });
    expect(await send(csv, digest, { idempotencyKey })).toEqual(first);
    expect((await send(csv, digest)).errors).toMatchObject([{ extensions: { code: 'CONFLICT' } }]);
  });

  const RENAME = 'mutation ($input: RenameAgencyInput!) { renameAgency(input: $input) { agency { version } } }';
  const REACH = 'mutation ($input: RecordContactsInput!) { recordContacts(input: $input) { agency { id } } }';

  /** Two units that exist, and a file that changes both of them and adds a third. */
  async function fileOf(name: string) {
    const [a, b, c] = ['a', 'b', 'c'].map((unit) => `17.02/${name}-${unit}`) as [string, string, string];
    const row = (code: string, phone: string) => `${code},Dinas ${name},REGIONAL_DEPARTMENT,${phone}`;
    await importAll(['code,name,kind,phone', row(a, '111'), row(b, '111')].join('\n'));
    const csv = ['code,name,kind,phone', ...[a, b, c].map((code) => row(code, '222').replace('Dinas', 'Badan'))].join(
      '\n',
    );
    const rename = { agency: a, name: 'Nama Lain', from: '2026-03-18', expectedVersion: 1 };
    const reach = { agency: a, phone: '333', from: '2026-03-18', idempotencyKey: `key-of-${name}` };
    const state = () =>
      Promise.all(
        [a, b, c].map(async (code) => {
          const { data } = await directory.ask(`{ agency(code: "${code}") { name version contacts { phone } } }`);
          const agency = data?.agency as { name: string; version: number; contacts: { phone: string } } | null;
          return agency && `${agency.name} ${agency.version} ${agency.contacts.phone}`;
        }),
      );
    return { csv, rename, reach, state };
  }

  it('changes nothing at all where another writer has changed one of its rows since the preview', async () => {
    const { csv, rename, state } = await fileOf('lama');
    const { digest } = await preview(csv);
    expect((await directory.ask(RENAME, { input: rename }, ADMIN)).errors).toBeUndefined();
    expect((await send(csv, digest)).errors).toMatchObject([{ extensions: { code: 'CONFLICT' } }]);
    expect(await state()).toEqual(['Nama Lain 2 111', 'Dinas lama 1 111', null]);
  });

  it('replaces no contacts that another writer has recorded since the preview', async () => {
    const { csv, reach, state } = await fileOf('jumpa');
    const { digest } = await preview(csv);
    expect((await directory.ask(REACH, { input: reach }, ADMIN)).errors).toBeUndefined();
    expect((await send(csv, digest)).errors).toMatchObject([{ extensions: { code: 'CONFLICT' } }]);
    expect(await state()).toEqual(['Dinas jumpa 1 333', 'Dinas jumpa 1 111', null]);
  });

  it.each(['satu', 'dua', 'tiga'])('is all or nothing beside another writer at once, attempt %s', async (attempt) => {
    const { csv, rename, state } = await fileOf(`bersama-${attempt}`);
    const { digest } = await preview(csv);
    const [imported, renamed] = await Promise.all([send(csv, digest), directory.ask(RENAME, { input: rename }, ADMIN)]);
    const codes = [imported, renamed].map(({ errors }) => errors?.[0]?.extensions?.code);
    const [old, after] = [`Dinas bersama-${attempt}`, `Badan bersama-${attempt}`];
    // Whoever comes second is told so.
    if (codes[0] === undefined) expect(await state()).toEqual([`${after} 2 222`, `${after} 2 222`, `${after} 1 222`]);
    else expect(await state()).toEqual(['Nama Lain 2 111', `${old} 1 111`, null]);
    expect(codes.filter((code) => code === 'CONFLICT')).toHaveLength(1);
  });

  it('lets one of two imports at once win', async () => {
    const csv = 'code,name,kind\n17.02/serentak,Dinas Serentak,REGIONAL_DEPARTMENT';
    const { digest } = await preview(csv);
    const answers = await Promise.all([send(csv, digest), send(csv, digest)]);
    expect(answers.map(({ errors }) => errors?.[0]?.extensions?.code).sort()).toEqual(['CONFLICT', undefined]);
    expect(await directory.subgraph.database.read.countBy(AgencyRow, { code: '17.02/serentak' })).toBe(1);
  });

  it.each([
    ['a column that there is none of', 'code,name,kind,warna\n', [[1, 'warna', 'UNKNOWN_COLUMN']]],
    ['a header without kinds', 'code,name\n', [[1, 'kind', 'MISSING_COLUMN']]],
    ['an empty file', '', [...['code', 'name', 'kind'].map((name) => [1, name, 'MISSING_COLUMN'])]],
    ['a row with too few cells', 'code,name,kind\n17.02/x,Dinas', [[2, null, 'MALFORMED']]],
    ['an open quote', 'code,name,kind\n\n17.02/x,"Dinas,SECTION', [[3, null, 'MALFORMED']]],
    [
      'a code twice, behind a name over two lines',
      'code,name,kind\n17.02/x,"Dinas\nX",SECTION\n17.02/x,Dinas X,SECTION',
      [[4, 'code', 'DUPLICATE']],
    ],
    ['a unit of another body', 'code,name,kind\n17.03/x,Dinas X,SECTION', [[2, 'code', 'OUTSIDE']]],
    ['the body itself', 'code,name,kind\n17.02,Pemkab,REGENCY_GOVERNMENT', [[2, 'code', 'OUTSIDE']]],
    [
      'several cells of a row',
      'code,name,kind,location\n17.02/x/y,,ANY,here',
      [
        [2, 'code', 'UNKNOWN_PARENT'],
        [2, 'name', 'INVALID'],
        [2, 'kind', 'INVALID'],
        [2, 'location', 'INVALID'],
      ],
    ],
    [
      'a region that there is none of beside another bad cell',
      'code,name,kind,location\n17.02/x,,SECTION,99.99',
      [
        [2, 'name', 'INVALID'],
        [2, 'location', 'UNKNOWN_REGION'],
      ],
    ],
    [
      'a mission abroad with a region and without a zone',
      'code,name,kind,location\n17.02/x,KBRI X,MISSION_ABROAD,17.02',
      [
        [2, 'kind', 'INVALID'],
        [2, 'location', 'INVALID'],
        [2, 'timeZone', 'INVALID'],
      ],
    ],
    [
      'every cell of a row that is bad in each column, and of the same row again',
      `${COLUMNS}\n${BAD_ROW}\n${BAD_ROW}`,
      [2, 3].flatMap((line) =>
        COLUMNS.split(',').flatMap((column) => [
          [line, column, column === 'code' ? 'UNKNOWN_PARENT' : 'INVALID'],
          ...(column === 'code' && line === 3 ? [[line, column, 'DUPLICATE']] : []),
        ]),
      ),
    ],
  ])('finds %s', async (_what, csv, expected) => {
    const { digest, problems } = await preview(csv);
    expect(digest).toBeNull();
    expect(problems.map(({ line, column, code }) => [line, column, code])).toEqual(expected);
    expect(problems.every(({ message }) => message.length > 10)).toBe(true);
  });

  it('takes a compressed file for what is in it, and refuses what is not compressed as it says', async () => {
    const plain = 'code,name,kind\n17.02/padat,Dinas Padat,REGIONAL_DEPARTMENT';
    const packed = gzipSync(plain).toString('base64');
    expect(await preview(packed, '17.02', 'GZIP_BASE64')).toEqual(await preview(plain));
    const csv = Buffer.from('code,name,kind').toString('base64');
    const { errors } = await directory.ask(PREVIEW, { agency: '17.02', csv, encoding: 'GZIP_BASE64' }, ADMIN);
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', fields: [{ path: 'csv' }] } }]);
  });

  it('refuses a compressed file in another encoding than UTF-8, in which letters would be lost', async () => {
    const csv = gzipSync(Buffer.from('code,name,kind\n17.02/padat,Dinas Café,DIVISION', 'latin1')).toString('base64');
    const { errors } = await directory.ask(PREVIEW, { agency: '17.02', csv, encoding: 'GZIP_BASE64' }, ADMIN);
    const message = expect.stringContaining('UTF-8');
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', fields: [{ path: 'csv', message }] } }]);
  });

  it.each<[string, Asker]>([
    ['a province', ['AGENCY_ADMIN', '17']],
    ['another regency', ['AGENCY_ADMIN', '17.03']],
    ['the national desk', ['NATIONAL_DESK', 'sp4n']],
    ['a head of the body', ['HEAD', '17.02']],
  ])('is not for %s', async (_who, asker) => {
    const csv = 'code,name,kind\n17.02/asing,Dinas Asing,REGIONAL_DEPARTMENT';
    const { digest } = await preview(csv);
    const variables = { agency: seededId('17.02'), csv, encoding: 'PLAIN' };
    for (const { errors } of [
      await send(csv, digest, {}, asker),
      await directory.ask(PREVIEW, variables, asker),
      await directory.ask(EXPORT, { agency: '17.02' }, asker),
    ]) {
      expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    }
    expect(await find('17.02/asing')).toBeNull();
  });
});
