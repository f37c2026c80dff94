import { Column, Entity, PrimaryColumn } from 'typeorm';
import { describeEachDialect, openTestDatabase, type TestDatabase } from '../../test/kit/databases.js';
import type { Page } from './connection.js';
import { pageByKeyset, type SortColumn } from './keyset-page.js';
import { createTable } from './migration.js';

@Entity('case_file')
class CaseFile {
  @PrimaryColumn({ type: 'varchar' })
  id!: string;

  @Column({ type: 'varchar' })
  title!: string;

  @Column({ type: 'int' })
  weight!: number;

  @Column({ type: 'datetime', precision: 3 })
  receivedAt!: Date;

  @Column({ type: 'datetime', precision: 3, nullable: true })
  dueAt!: Date | null;
}

const CreateCaseFile = createTable(1700000000001, {
  name: 'case_file',
  columns: { id: 'id!', title: 'line', weight: 'integer', receivedAt: 'timestamp', dueAt: 'timestamp?' },
});

const at = (millisecond: number) => new Date(Date.UTC(2026, 2, 18, 2, 0, 0, millisecond));

/** Thirty files in no order, with ties in every column, letters in both cases, and every third without a due date. */
const FILES: CaseFile[] = Array.from({ length: 30 }, (_, index) => {
  const n = (index * 7) % 30;
  return {
    id: `file-${String(n).padStart(2, '0')}`,
    title: ['Jalan', 'jalan', 'Air', 'Émbung', 'Lampu'][n % 5] as string,
    weight: n % 4,
    receivedAt: at(n % 6),
    dueAt: n % 3 === 0 ? null : at(n % 7),
  };
});

const ORDERS: SortColumn<CaseFile>[][] = [
  [],
  [{ column: 'receivedAt', direction: 'DESC', kind: 'timestamp' }],
  [{ column: 'dueAt', direction: 'ASC', kind: 'timestamp' }],
  [{ column: 'dueAt', direction: 'DESC', kind: 'timestamp' }],
  [
    { column: 'weight', direction: 'DESC', kind: 'number' },
    { column: 'title', direction: 'ASC', kind: 'text' },
    { column: 'dueAt', direction: 'DESC', kind: 'timestamp' },
  ],
];

describeEachDialect((dialect) => {
  let test: TestDatabase;
  const statements: string[] = [];

  beforeAll(async () => {
    test = await openTestDatabase(dialect, {
      entities: [CaseFile],
      migrations: [CreateCaseFile],
      onStatement: (sql) => statements.push(sql),
    });
    await test.database.write((manager) => manager.insert(CaseFile, FILES));
  });

  afterAll(() => test.drop());

  const query = () => test.database.read.createQueryBuilder(CaseFile, 'file');
  const ask = (sort: SortColumn<CaseFile>[], first: number, after?: string | null) =>
    pageByKeyset(query(), { sort, idColumn: 'id', first, after });
  const ids = (page: Page<CaseFile>) => page.edges.map(({ node }) => node.id);

  it.each(ORDERS.map((sort) => ({ name: sort.map(({ column, direction }) => `${column} ${direction}`).join(), sort })))(
    'pages through everything once in the order [$name], as one query would give it',
    async ({ sort }) => {
      const whole = ids(await ask(sort, 100));
      const paged: string[] = [];
      for (let after: string | null = null, more = true; more; ) {
        const page: Page<CaseFile> = await ask(sort, 4, after);
        expect(page.pageInfo.hasPreviousPage).toBe(after !== null);
        paged.push(...ids(page));
        after = page.pageInfo.endCursor;
        more = page.pageInfo.hasNextPage;
      }
      expect(whole).toHaveLength(FILES.length);
      expect(paged).toEqual(whole);
    },
  );

  it('orders by the columns, with rows without a value first', async () => {
    const [, , byDueDate = []] = ORDERS;
    const due = (await ask(byDueDate, 100)).edges.map(({ node }) => node.dueAt?.getTime() ?? 0);
    expect(due).toEqual([...due].sort((a, b) => a - b));
    expect(due[0]).toBe(0);
  });

  it('neither repeats nor skips a row when rows before the cursor come and go', async () => {
    const sort: SortColumn<CaseFile>[] = [{ column: 'receivedAt', direction: 'ASC', kind: 'timestamp' }];
    const first = await ask(sort, 5);
    const early = { id: 'early', title: 'Baru', weight: 0, receivedAt: at(-1), dueAt: null };
    const expected = ids(await ask(sort, 5, first.pageInfo.endCursor));
    await test.database.write((manager) => manager.insert(CaseFile, early));
    expect(ids(await ask(sort, 5, first.pageInfo.endCursor))).toEqual(expected);
    await test.database.write((manager) => manager.delete(CaseFile, { id: 'early' }));
  });

  it('keeps the conditions of the query, and counts with them only when asked', async () => {
    const filtered = query().where('file.weight = :weight OR file.weight = :other', { weight: 1, other: 2 });
    const request = { sort: ORDERS[1] ?? [], idColumn: 'id' as const, first: 3 };
    const start = await pageByKeyset(filtered, request);
    statements.length = 0;
    const page = await pageByKeyset(filtered, { ...request, after: start.pageInfo.endCursor });
    expect(statements).toHaveLength(1);
    expect(page.edges.every(({ node }) => [1, 2].includes(node.weight))).toBe(true);
    expect(await page.count()).toBe(FILES.filter(({ weight }) => [1, 2].includes(weight)).length);
    expect(statements).toHaveLength(2);
  });

  it('gives an empty page without cursors where nothing matches', async () => {
    const page = await pageByKeyset(query().where('1 = 0'), { sort: [], idColumn: 'id', first: 20 });
    expect(page).toMatchObject({
      edges: [],
      pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null },
    });
  });

  it.each([0, 101, -1, 1.5])('refuses first: %p', async (first) => {
    await expect(ask([], first)).rejects.toMatchObject({
      extensions: { code: 'BAD_USER_INPUT', fields: [{ path: 'first' }] },
    });
  });

  const spell = (parts: unknown) => Buffer.from(JSON.stringify(parts)).toString('base64url');
  it.each([
    ['nothing', ''],
    ['noise', '%%%'],
    ['another order', spell(['id ASC', 'file-01'])],
    ['too few values', spell(['weight DESC,id DESC', 1])],
    ['a value of another kind', spell(['weight DESC,id DESC', '1', 'file-01'])],
    ['something behind it', `${spell(['weight DESC,id DESC', 1, 'file-01'])}A`],
    ['a statement', spell(['weight DESC,id DESC', { toSqlString: '1' }, 'file-01'])],
  ])('refuses a cursor that holds %s', async (_, after) => {
    const sort: SortColumn<CaseFile>[] = [{ column: 'weight', direction: 'DESC', kind: 'number' }];
    await expect(ask(sort, 20, after)).rejects.toMatchObject({
      extensions: { code: 'BAD_USER_INPUT', fields: [{ path: 'after' }] },
    });
  });

  it('says when a query leaves out what it is ordered by', async () => {
    const partial = query().select('file.id');
    const request = { sort: ORDERS[1] ?? [], idColumn: 'id' as const, first: 3 };
    await expect(pageByKeyset(partial, request)).rejects.toThrow('does not select receivedAt');
  });
});
