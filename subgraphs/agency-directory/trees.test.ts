import { describeEachDialect } from '../../test/kit/databases.js';
import { openSeededDirectory, type SeededDirectory } from '../../test/kit/seeded-directory.js';
import { insertGovernments, insertVillages } from '../../test/kit/village-rows.js';

const NOW = new Date('2026-03-18T02:00:00Z');

interface Tree {
  code: string;
  children?: { totalCount: number; pageInfo: { endCursor: string; hasNextPage: boolean }; edges: { node: Tree }[] };
}

/** A query for a tree of three levels below `root`. */
function treeOf(root: 'agency' | 'region'): string {
  const level = (below: string) =>
    `children(first: $first) { totalCount pageInfo { endCursor hasNextPage } edges { node { code name ${below} } } }`;
  return `query ($code: String!, $first: Int!) { ${root}(code: $code) { code ${level(level(level('')))} } }`;
}

/** How many nodes a tree has on each level, the root aside. */
function countLevels(tree: Tree): number[] {
  const counts: number[] = [];
  for (let level = [tree]; ; ) {
    level = level.flatMap(({ children }) => children?.edges.map(({ node }) => node) ?? []);
    if (level.length === 0) return counts;
    counts.push(level.length);
  }
}

describeEachDialect((dialect) => {
  let directory: SeededDirectory;

  beforeAll(async () => {
    directory = await openSeededDirectory(dialect, { sample: false, now: NOW });
  });
  afterAll(() => directory?.drop());

  /** How many statements read agencies or regions, without those of the background. */
  function readsOfDirectory(): number {
    return directory.statements.filter((sql) => /FROM [`"](agency|region)/.test(sql)).length;
  }

  async function askTree(root: 'agency' | 'region', code: string, first: number): Promise<Tree> {
    directory.statements.length = 0;
    const { data, errors } = await directory.ask(treeOf(root), { code, first });
    expect(errors).toBeUndefined();
    return (data as unknown as Record<string, Tree>)[root] as Tree;
  }

  it('reads three levels of an organisation by one statement each', async () => {
    const tree = await askTree('agency', 'kl.atrbpn', 100);
    expect(countLevels(tree)).toEqual([4, 3]);
    // The code, its holder, and each level, the empty third one too.
    expect(readsOfDirectory()).toBe(5);
  });

  it('reads as many statements for a wide tree as for a narrow one', async () => {
    const narrow = await askTree('agency', '31', 1);
    expect(countLevels(narrow)).toEqual([1, 1]);
    const reads = readsOfDirectory();
    const wide = await askTree('agency', '31', 100);
    expect(countLevels(wide)).toEqual([6, 44]);
    expect(readsOfDirectory()).toBe(reads);
  });

  it('reads the territory of a province with its districts by one statement a level', async () => {
    const tree = await askTree('region', '32', 100);
    expect(countLevels(tree)).toEqual([27, 627]);
    expect(tree.children?.totalCount).toBe(27);
    expect(readsOfDirectory()).toBe(4);
  });

  const AROUND = {
    agencies: `code kindLabel parent { name } territory { code parent { name } } location { name } codes { code from until }
      formerNames { name } successors { code } predecessors { code } takenOverRegions { code from { name } }
      connectionRecords { since } contacts { phone } head { name } posts { title officer { name } } officers { name }`,
    regions: 'code kind localTerm endedOn parent { name } codes { code from until }',
  };
  const THREE_AND_SIXTY: readonly [what: string, query: string][] = [
    [
      'a list of agencies',
      `agencies(first: $first, filter: { levels: [DISTRICT] }) { edges { node { ${AROUND.agencies} } } }`,
    ],
    [
      'the units below an agency',
      `agency(code: "31") { children(first: $first) { totalCount edges { node { ${AROUND.agencies} children(first: $first) {
        totalCount edges { node { ${AROUND.agencies} } }
      } } } } }`,
    ],
    ['a list of regions', `regions(first: $first, filter: { within: "32" }) { edges { node { ${AROUND.regions} } } }`],
    [
      'the regions below a region',
      `region(code: "32") { children(first: $first) { totalCount edges { node { ${AROUND.regions} children(first: $first) {
        totalCount edges { node { ${AROUND.regions} } }
      } } } } }`,
    ],
  ];

  it.each(THREE_AND_SIXTY)('needs as many statements for 60 as for three nodes a level: %s', async (_what, query) => {
    const statementsFor = async (first: number) => {
      directory.statements.length = 0;
      const { data, errors } = await directory.ask(`query ($first: Int!) { ${query} }`, { first }, ['HEAD', '32.16']);
      expect(errors).toBeUndefined();
      const nodes = JSON.stringify(data).match(/"node":/g)?.length ?? 0;
      return { nodes, statements: directory.statements.length };
    };
    const few = await statementsFor(3);
    const many = await statementsFor(60);
    expect(few.nodes).toBeGreaterThanOrEqual(3);
    expect(many.nodes).toBeGreaterThan(4 * few.nodes);
    expect(many.statements).toBe(few.statements);
  });

  it.each(['agency', 'region'] as const)('pages the level below one %s by code, and counts it whole', async (root) => {
    const query = `query ($after: String) { ${root}(code: "${root === 'agency' ? '32.16' : '32'}") {
      code children(first: 10, after: $after) { totalCount pageInfo { endCursor hasNextPage } edges { node { code } } }
    } }`;
    const seen: string[] = [];
    let total = 0;
    for (let after: string | null = null, more = true; more; ) {
      const { data, errors } = await directory.ask(query, { after });
      expect(errors).toBeUndefined();
      const { children } = (data as unknown as Record<string, Tree>)[root] as Required<Tree>;
      seen.push(...children.edges.map(({ node }) => node.code));
      total = children.totalCount;
      ({ endCursor: after, hasNextPage: more } = children.pageInfo);
    }
    expect(seen.length).toBeGreaterThan(20);
    expect(seen).toHaveLength(total);
    expect(seen).toEqual([...new Set(seen)].sort());
  });

  it('refuses a cursor of another list, and of the same search in another order', async () => {
    const query = (list: string) => `{ ${list} { pageInfo { endCursor } } }`;
    const search = (more: string) => query(`agencies(first: 1, filter: { search: "dinas" }, sort: ${more})`);
    const cursorIn = (data: unknown) => /"endCursor":"([^"]+)"/.exec(JSON.stringify(data))?.[1];
    const below = (code: string, after = 'null') =>
      `{ region(code: "${code}") { children(first: 1, after: ${after}) { pageInfo { endCursor } } } }`;
    const ofRegion = cursorIn((await directory.ask(below('32'))).data);
    const ofSearch = cursorIn((await directory.ask(search('RELEVANCE'))).data);
    expect(ofRegion).toBeDefined();
    expect((await directory.ask(below('32', `"${ofRegion}"`))).errors).toBeUndefined();
    for (const foreign of [below('33', `"${ofRegion}"`), search(`NAME, after: "${ofSearch}"`)]) {
      const { errors } = await directory.ask(foreign);
      expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', fields: [{ path: 'after' }] } }]);
    }
  });

  describe('an agency as of a day', () => {
    const AT = `query ($code: String!, $at: Date) { agency(code: $code, at: $at) {
      code name closedAt parent { name } formerNames { name } predecessors { code } successors { code }
    } }`;
    const on = async (code: string, at: string | null) => (await directory.ask(AT, { code, at })).data?.agency;

    it('has the name of then, the body above it too', async () => {
      const rename = async (agency: string, name: string, from: string, expectedVersion: number) => {
        const input = { agency, name, from, expectedVersion };
        const mutation = 'mutation ($input: RenameAgencyInput!) { renameAgency(input: $input) { agency { name } } }';
        const { errors } = await directory.ask(mutation, { input }, ['NATIONAL_DESK', 'sp4n']);
        expect(errors).toBeUndefined();
      };
      const district = '17.02.09';
      const before = (await on(district, null)) as { name: string; parent: { name: string } };
      await rename(district, 'Kecamatan Baru', '2026-01-10', 1);
      await rename(district, 'Kecamatan Terbaru', '2026-02-10', 2);
      await rename('17.02', 'Pemerintah Kabupaten Lebong Raya', '2026-03-01', 1);

      expect(await on(district, '2026-01-09')).toMatchObject({ ...before, formerNames: [] });
      expect(await on(district, '2026-01-10')).toMatchObject({
        name: 'Kecamatan Baru',
        parent: before.parent,
        formerNames: [{ name: before.name }],
      });
      expect(await on(district, '2026-03-01')).toMatchObject({
        name: 'Kecamatan Terbaru',
        parent: { name: 'Pemerintah Kabupaten Lebong Raya' },
      });
    });

    it('has predecessors, and no successors before it is closed', async () => {
      expect(await on('kl.kemenkumham', '2024-10-20')).toMatchObject({ closedAt: null, successors: [] });
      expect(await on('kl.kemenkumham', null)).toMatchObject({
        successors: [{ code: 'kl.kemenham' }, { code: 'kl.kemenimipas' }, { code: 'kl.kemenkum' }],
      });
      expect(await on('kl.bpbumn', '2025-10-06')).toMatchObject({ predecessors: [{ code: 'kl.kemenbumn' }] });
    });

    it('has no predecessor that had not ended yet', async () => {
      const input = { agency: '32.16/dkp', lastDay: '2026-03-10', successors: ['32.16/dlh'], expectedVersion: 1 };
      const mutation = 'mutation ($input: CloseAgencyInput!) { closeAgency(input: $input) { agency { code } } }';
      expect((await directory.ask(mutation, { input }, ['AGENCY_ADMIN', '32.16'])).errors).toBeUndefined();
      expect(await on('32.16/dlh', '2026-03-10')).toMatchObject({ predecessors: [] });
      expect(await on('32.16/dlh', '2026-03-11')).toMatchObject({ predecessors: [{ code: '32.16/dkp' }] });
      expect(await on('32.16/dkp', '2026-03-10')).toMatchObject({ closedAt: null, successors: [] });
      expect(await on('32.16/dkp', '2026-03-11')).toBeNull();
    });
  });

  describe('with six thousand villages and their governments', () => {
    beforeAll(async () => {
      const { database } = directory.subgraph;
      const villages = await insertVillages(database, ({ code }) => /^3[12]\./.test(code));
      expect(villages.length).toBeGreaterThan(6_000);
      await insertGovernments(database, villages);
    }, 60_000);

    it('reads the kelurahan of a province by one statement, as its districts', async () => {
      const narrow = await askTree('agency', '31', 1);
      expect(countLevels(narrow)).toEqual([1, 1, 1]);
      // The code, its holder, and each of three levels.
      expect(readsOfDirectory()).toBe(5);
      const wide = await askTree('agency', '31', 100);
      expect(countLevels(wide)).toEqual([6, 44, 267]);
      expect(readsOfDirectory()).toBe(5);
    });

    it('reads five thousand villages of a province by one statement', async () => {
      const tree = await askTree('region', '32', 100);
      expect(countLevels(tree)).toEqual([27, 627, 5957]);
      expect(readsOfDirectory()).toBe(4);
    });

    it('needs as many statements for a hundred villages as for three, however many there are', async () => {
      const query = `query ($first: Int!) {
        agencies(first: $first, filter: { levels: [VILLAGE], territory: "32" }) {
          totalCount edges { node { ${AROUND.agencies} } }
        }
      }`;
      const statementsFor = async (first: number) => {
        directory.statements.length = 0;
        const { data, errors } = await directory.ask(query, { first }, ['HEAD', '32.16']);
        expect(errors).toBeUndefined();
        expect(data?.agencies).toMatchObject({ totalCount: 5957 });
        return directory.statements.length;
      };
      expect(await statementsFor(100)).toBe(await statementsFor(3));
    });
  });
});
