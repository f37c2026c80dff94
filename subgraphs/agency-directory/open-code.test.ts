import { describeEachDialect, freshLocation } from '../../test/kit/databases.js';
import { type Asker, openSeededDirectory, type SeededDirectory, seededId } from '../../test/kit/seeded-directory.js';
import { Database } from '../kit/database.js';
import { AgencyRow } from './agency.entity.js';
import { migrations } from './migrations/index.js';
import { openCodeMigrations } from './migrations/open-code.js';

const NOW = new Date('2026-03-18T02:00:00Z');
const DESK: Asker = ['NATIONAL_DESK', 'sp4n'];
const ROUNDS = 5;

const ESTABLISH = 'mutation ($input: EstablishBodyInput!) { establishBody(input: $input) { agency { code } } }';
const RECODE = 'mutation ($input: RecodeAgencyInput!) { recodeAgency(input: $input) { agency { code } } }';
const CLOSE = 'mutation ($input: CloseAgencyInput!) { closeAgency(input: $input) { agency { code } } }';
const LAW = { from: '2026-03-02', legalBasis: 'Perpres Uji' };

describeEachDialect((dialect) => {
  let directory: SeededDirectory;
  let keys = 0;

  beforeAll(async () => {
    directory = await openSeededDirectory(dialect, { sample: false, now: NOW });
  });
  afterAll(() => directory?.drop());

  const ask = (mutation: string, input: Record<string, unknown>) => directory.ask(mutation, { input }, DESK);
  const establish = (code: string, name: string) => {
    const body = { code, name, kind: 'NON_MINISTERIAL_AGENCY', jurisdiction: [], ...LAW };
    return ask(ESTABLISH, { ...body, idempotencyKey: `key-of-test-${++keys}` });
  };
  const countOpen = (code: string) => directory.subgraph.database.read.countBy(AgencyRow, { openCode: code });

  it('gives a code to one of two new bodies that ask for it at once', async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const code = `kl.serentak${round}`;
      const answers = await Promise.all(['Badan Satu', 'Badan Dua'].map((name) => establish(code, name)));
      const errors = answers.flatMap((answer) => answer.errors ?? []);
      expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', fields: [{ path: 'input.code' }] } }]);
      expect(await countOpen(code)).toBe(1);
    }
  });

  it('gives a code to a new body or to one that is recoded at the same time, not to both', async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const [former, code] = [`kl.lama${round}`, `kl.rebutan${round}`];
      expect((await establish(former, 'Badan Lama')).errors).toBeUndefined();
      const recode = { agency: former, code, ...LAW, from: '2026-03-03', expectedVersion: 1 };
      const answers = await Promise.all([establish(code, 'Badan Baru'), ask(RECODE, recode)]);
      const errors = answers.flatMap((answer) => answer.errors ?? []);
      expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
      expect(await countOpen(code)).toBe(1);
    }
  });

  it('is free again once its agency is closed, of whom it stays the last code', async () => {
    const [code, id] = ['kl.panrb', seededId('kl.panrb')];
    const row = () => directory.subgraph.database.read.findOneByOrFail(AgencyRow, { id });
    expect(await row()).toMatchObject({ code, openCode: code });
    const parts = await directory.subgraph.database.read.findBy(AgencyRow, { parentId: id });
    for (const agency of [...parts.map((part) => part.id), id]) {
      const closing = { agency, lastDay: '2026-03-01', successors: [], expectedVersion: 1 };
      const asker: Asker = agency === id ? DESK : ['AGENCY_ADMIN', code];
      expect((await directory.ask(CLOSE, { input: closing }, asker)).errors).toBeUndefined();
    }
    expect(await row()).toMatchObject({ code, openCode: null });
    expect((await establish(code, 'Kementerian Lain')).errors).toBeUndefined();
    expect(await countOpen(code)).toBe(1);
  });

  it('is filled for the agencies that were there before it was kept, and for one of two with one code', async () => {
    const { location, drop } = await freshLocation(dialect);
    const before = migrations.filter((migration) => !openCodeMigrations.includes(migration));
    const old = await Database.open({ location, entities: [AgencyRow], migrations: before });
    const columns = `name, kind, level, organisation, jurisdiction, timeZone, connected, hasAccount, confirmed, depth,
      searchText, version, id, code, closedAt`;
    const values = `'Badan', 'LPNK', 'MINISTRY', 'kl.a', '[]', 'Asia/Jakarta', 0, 0, 1, 0, '', 1`;
    await old.write((manager) =>
      manager.query(`INSERT INTO agency (${columns}) VALUES
        (${values}, 'a-closed', 'kl.a', '2026-01-01 00:00:00.000'), (${values}, 'b-open', 'kl.a', NULL),
        (${values}, 'c-first', 'kl.twice', NULL), (${values}, 'd-second', 'kl.twice', NULL)`),
    );
    await old.close();
    const migrated = await Database.open({ location, entities: [AgencyRow], migrations });
    const rows = await migrated.read.find(AgencyRow, { select: { id: true, openCode: true }, order: { id: 'ASC' } });
    expect(rows.map(({ id, openCode }) => [id, openCode])).toEqual([
      ['a-closed', null],
      ['b-open', 'kl.a'],
      ['c-first', 'kl.twice'],
      ['d-second', null],
    ]);
    await migrated.close();
    await drop();
  });
});
