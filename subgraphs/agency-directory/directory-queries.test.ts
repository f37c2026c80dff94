import type { AgencyFacts, PostFacts } from '../../schema/events.js';
import { describeEachDialect } from '../../test/kit/databases.js';
import { openSeededDirectory, type SeededDirectory, seededId } from '../../test/kit/seeded-directory.js';
import type { SnapshotPage } from '../kit/feed-source.js';

const NOW = new Date('2026-03-18T02:00:00Z');

interface Listed {
  totalCount: number;
  edges: { node: { code: string; name: string } }[];
}

const COUNT = 'query ($filter: AgencyFilter) { agencies(first: 1, filter: $filter) { totalCount } }';
const LIST = `query ($filter: AgencyFilter, $sort: AgencySort! = HIERARCHY, $after: String) {
  agencies(first: 5, filter: $filter, sort: $sort, after: $after) {
    totalCount pageInfo { endCursor hasNextPage } edges { node { code name } }
  }
}`;

describeEachDialect((dialect) => {
  let directory: SeededDirectory;

  beforeAll(async () => {
    directory = await openSeededDirectory(dialect, { sample: true, now: NOW });
  });
  afterAll(() => directory?.drop());

  async function count(filter: Record<string, unknown>): Promise<number> {
    const { data } = await directory.ask(COUNT, { filter });
    return (data as { agencies: Listed }).agencies.totalCount;
  }

  async function list(filter: Record<string, unknown>, more: Record<string, unknown> = {}) {
    const { data, errors } = await directory.ask(LIST, { filter, ...more });
    expect(errors).toBeUndefined();
    return (data as { agencies: Listed & { pageInfo: { endCursor: string; hasNextPage: boolean } } }).agencies;
  }

  describe('the seed', () => {
    it('has 546 local governments, DKI’s six under 31, and 7,285 kecamatan', async () => {
      expect(await count({ kinds: ['PROVINCIAL_GOVERNMENT', 'REGENCY_GOVERNMENT', 'CITY_GOVERNMENT'] })).toBe(546);
      expect(await count({ kinds: ['DISTRICT'] })).toBe(7285);
      expect(await count({ organisation: '31', levels: ['REGENCY'] })).toBe(6);
      expect(await count({ organisation: '31', levels: Array(40_000).fill('REGENCY') })).toBe(6);
    });

    it('has 38 provinces and 514 regencies and cities, 508 of them autonomous', async () => {
      const regions = async (filter: Record<string, unknown>) => {
        const query = 'query ($filter: RegionFilter) { regions(filter: $filter) { totalCount } }';
        return (await directory.ask(query, { filter })).data;
      };
      expect(await regions({ levels: ['PROVINCE'] })).toEqual({ regions: { totalCount: 38 } });
      expect(await regions({ levels: Array(40_000).fill('PROVINCE') })).toEqual({ regions: { totalCount: 38 } });
      expect(await regions({ levels: ['REGENCY'] })).toEqual({ regions: { totalCount: 514 } });
      expect(await regions({ levels: ['REGENCY'], autonomous: true })).toEqual({ regions: { totalCount: 508 } });
      expect(await regions({ within: '32.16', levels: ['DISTRICT'] })).toEqual({ regions: { totalCount: 23 } });
    });

    it('writes nothing the second time', async () => {
      const { internal, subgraph, statements } = directory;
      const { cursor } = await internal('feed/head');
      statements.length = 0;
      await subgraph.seed();
      expect(statements.filter((sql) => sql.startsWith('INSERT'))).toEqual([]);
      expect(await internal('feed/head')).toEqual({ cursor });
    });

    it('marks what is sample', async () => {
      const query =
        '{ agency(code: "32.16") { connection { connected } account { exists } connectionRecords { note } } }';
      expect((await directory.ask(query)).data).toEqual({
        agency: {
          connection: { connected: true },
          account: { exists: true },
          connectionRecords: [{ note: 'data contoh' }, { note: 'data contoh' }],
        },
      });
    });
  });

  it.each([
    ['kota bekasi', '32.75'],
    ['kab bekasi', '32.16'],
    ['jabar', '32'],
    ['kota bdg', '32.73'],
    ['distrik merauke', '93.01.01'],
    ['gampong', undefined],
  ])('finds among regions for %p first %s', async (search, code) => {
    const query =
      'query ($search: String) { regions(first: 1, filter: { search: $search }) { edges { node { code } } } }';
    const { data } = await directory.ask(query, { search });
    expect((data as { regions: Listed }).regions.edges[0]?.node.code).toBe(code);
  });

  it('leads from a region up to its province and down to its parts', async () => {
    const query = '{ region(code: "32.16") { localTerm autonomous parent { name } children { totalCount } } }';
    const { data } = await directory.ask(query);
    expect(data).toEqual({
      region: {
        localTerm: 'kabupaten',
        autonomous: true,
        parent: { name: 'Jawa Barat' },
        children: { totalCount: 23 },
      },
    });
  });

  describe('filters', () => {
    it('keeps organisation and territory apart', async () => {
      const inside = { organisation: '32.16', levels: ['UNIT'] };
      expect(await count(inside)).toBeGreaterThan(40);
      expect(await count({ organisation: '32', levels: ['REGENCY'] })).toBe(0);
      expect(await count({ territory: '32', levels: ['REGENCY'] })).toBe(27);
      expect(await count({ territory: '32.16', kinds: ['VERTICAL_OFFICE'] })).toBe(0);
      expect(await count({ organisation: 'kl.bpk', search: 'bpkp' })).toBe(0);
    });

    it('pages by name without repeating or skipping', async () => {
      const seen: string[] = [];
      const filter = { territory: '32', levels: ['PROVINCE', 'REGENCY'] };
      for (let after: string | null = null, more = true; more; ) {
        const page = await list(filter, { sort: 'NAME', after });
        seen.push(...page.edges.map(({ node }) => node.name));
        ({ endCursor: after, hasNextPage: more } = page.pageInfo);
      }
      expect(seen).toHaveLength(28);
      expect(seen).toEqual([...new Set(seen)].sort());
    });

    it('takes the code of an agency that has ended for that agency, and no region that there never was', async () => {
      const { edges } = await list({ agency: 'kl.kemenkumham', includeClosed: true });
      expect(edges.map(({ node }) => node.code)).toEqual(['kl.kemenkumham']);
      expect((await list({ agency: 'kl.kemenkumham' })).edges).toEqual([]);
      const REGIONS = 'query ($within: String) { regions(filter: { within: $within }) { totalCount } }';
      const { errors } = await directory.ask(REGIONS, { within: '99' });
      expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', fields: [{ path: 'filter.within' }] } }]);
    });

    it.each([
      [{ organisation: 'kl.antah' }, 'filter.organisation'],
      [{ agency: 'kl.antah' }, 'filter.agency'],
      [{ territory: 'Jawa Barat' }, 'filter.territory'],
      [{ territory: '99.99' }, 'filter.territory'],
      [{ search: 'x'.repeat(201) }, 'filter.search'],
    ])('refuses %p', async (filter, path) => {
      const { errors } = await directory.ask(COUNT, { filter });
      expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', fields: [{ path }] } }]);
    });
  });

  describe('codes', () => {
    const AT = 'query ($code: String, $at: Date, $id: ID) { agency(code: $code, at: $at, id: $id) { name closedAt } }';

    it('resolves a code on a day, and leads to the successors of who had it', async () => {
      const on = async (at: string) => (await directory.ask(AT, { code: 'kl.kemenkumham', at })).data?.agency;
      expect(await on('2024-10-20')).toMatchObject({ name: 'Kementerian Hukum dan Hak Asasi Manusia' });
      expect(await on('2024-10-21')).toBeNull();
      const query = `{ agency(code: "kl.kemenkumham") { closedAt codes { code from until } successors { code } } }`;
      expect((await directory.ask(query)).data).toEqual({
        agency: {
          closedAt: '2024-10-20T16:59:59.999Z',
          codes: [{ code: 'kl.kemenkumham', from: null, until: '2024-10-20' }],
          successors: [{ code: 'kl.kemenham' }, { code: 'kl.kemenimipas' }, { code: 'kl.kemenkum' }],
        },
      });
    });

    it('does not resolve a code before it began', async () => {
      expect((await directory.ask(AT, { code: 'kl.kemenkum', at: '2024-10-20' })).data?.agency).toBeNull();
      expect((await directory.ask(AT, { code: 'kl.kemenkum', at: '2024-10-21' })).data?.agency).not.toBeNull();
    });

    it('finds by its code of then a regency that was in another province, and says so', async () => {
      const query = `query ($code: String!, $at: Date) {
        agency(code: $code, at: $at) { name formerCode codes { code until } }
        region(code: $code, at: $at) { name codes { code until } }
      }`;
      const codes = [
        { code: '91.01', until: '2022-07-24' },
        { code: '93.01', until: null },
      ];
      const merauke = {
        agency: { name: 'Pemerintah Kabupaten Merauke', formerCode: '91.01', codes },
        region: { name: 'Merauke', codes },
      };
      expect(await directory.ask(query, { code: '91.01' })).toEqual({ data: merauke });
      expect((await directory.ask(query, { code: '91.01', at: '2022-07-24' })).data).toMatchObject({
        agency: { name: 'Pemerintah Kabupaten Merauke' },
        region: { name: 'Merauke' },
      });
      for (const wrong of [
        { code: '91.01', at: '2022-07-25' },
        { code: '93.01', at: '2022-07-24' },
      ]) {
        expect((await directory.ask(query, wrong)).data).toEqual({ agency: null, region: null });
      }
    });

    it('takes an id, and refuses an id with a code, and neither', async () => {
      expect((await directory.ask(AT, { id: seededId('32.16') })).data?.agency).toMatchObject({
        name: 'Pemerintah Kabupaten Bekasi',
      });
      expect((await directory.ask(AT, { code: 'kl.antah' })).data?.agency).toBeNull();
      for (const wrong of [{}, { id: 'x', code: '32' }, { id: 'x', at: '2026-01-01' }]) {
        expect((await directory.ask(AT, wrong)).errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
      }
    });
  });

  it('answers references by id and by code, each kind in one statement', async () => {
    const query = `query ($representations: [_Any!]!) {
      _entities(representations: $representations) { ... on Agency { name } ... on Region { name localTerm } }
    }`;
    const representations = [
      { __typename: 'Agency', id: seededId('32.16') },
      { __typename: 'Agency', id: seededId('32') },
      { __typename: 'Agency', id: 'nobody' },
      { __typename: 'Agency', code: '17.02' },
      { __typename: 'Region', code: '93.01' },
      { __typename: 'Region', code: '93.01.01' },
    ];
    directory.statements.length = 0;
    expect((await directory.ask(query, { representations })).data).toEqual({
      _entities: [
        { name: 'Pemerintah Kabupaten Bekasi' },
        { name: 'Pemerintah Provinsi Jawa Barat' },
        null,
        { name: 'Pemerintah Kabupaten Rejang Lebong' },
        { name: 'Merauke', localTerm: 'kabupaten' },
        { name: 'Merauke', localTerm: 'distrik' },
      ],
    });
    expect(directory.statements).toHaveLength(4);
  });

  it('reads 20 agencies with parent and territory in three statements', async () => {
    const query = `{ agencies(first: 20, filter: { levels: [DISTRICT] }) {
      edges { node { name parent { name } territory { name } } }
    } }`;
    directory.statements.length = 0;
    const { data } = await directory.ask(query);
    expect((data as { agencies: Listed }).agencies.edges).toHaveLength(20);
    expect(directory.statements).toHaveLength(3);
  });

  it('needs as many statements for 20 agencies with everything around them as for two', async () => {
    const query = `query ($first: Int!) { agencies(first: $first, filter: { organisation: "32.16", levels: [UNIT] }) {
      edges { node {
        name kindLabel(lang: EN) parent { name } territory { code } location { name timeZone } codes { code }
        children(first: 2) { totalCount edges { node { name } } } successors { code } formerNames { name }
        connectionRecords { since } head { name } posts { title officer { name } } officers { id }
      } }
    } }`;
    const statementsFor = async (first: number) => {
      directory.statements.length = 0;
      const { errors, data } = await directory.ask(query, { first }, ['HEAD', '32.16']);
      expect(errors).toBeUndefined();
      expect((data as { agencies: Listed }).agencies.edges).toHaveLength(first);
      return directory.statements.length;
    };
    expect(await statementsFor(20)).toBe(await statementsFor(2));
  });

  it('needs as many statements for 60 references as for four that have everything', async () => {
    const query = `query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Agency {
      name parent { name } territory { code } location { name } codes { code } formerNames { name }
      successors { name } predecessors { name } connectionRecords { since } takenOverRegions { code }
      contacts { phone } head { name } posts { title officer { name } } officers { name }
    } } }`;
    const statementsFor = async (codes: readonly string[]) => {
      const representations = codes.map((code) => ({ __typename: 'Agency', id: seededId(code) }));
      directory.statements.length = 0;
      const { errors, data } = await directory.ask(query, { representations }, ['HEAD', '32.16']);
      expect(errors).toBeUndefined();
      expect((data as { _entities: unknown[] })._entities.filter(Boolean)).toHaveLength(codes.length);
      return directory.statements.length;
    };
    // One that has ended, its heir, and a unit with officers.
    const everything = ['kl.kemenkumham', 'kl.kemenkum', '32.16/diskominfo', '32.16'];
    const numbered = (count: number, above: string) =>
      Array.from({ length: count }, (_, at) => `${above}.${String(at + 1).padStart(2, '0')}`);
    const others = [...numbered(23, '32.16'), ...numbered(15, '32'), ...numbered(18, '33')];
    expect(await statementsFor([...everything, ...others])).toBe(await statementsFor(everything));
  });

  describe('officers', () => {
    const QUERY = '{ agency(code: "32.16") { head { name } posts { title kindLabel } officers { name } } }';

    it('are shown to whoever works in the hub', async () => {
      const { data } = await directory.ask(QUERY, {}, ['LIAISON_OFFICER', '17.02']);
      expect(data).toMatchObject({
        agency: {
          head: { name: expect.stringMatching(/ \(contoh\)$/) },
          posts: expect.arrayContaining([{ title: 'Bupati', kindLabel: 'Definitif' }]),
        },
      });
    });

    it.each([
      ['anonymous viewers', null],
      ['a portal', ['PORTAL', '32.16'] as const],
    ])('are not shown to %s', async (_who, asker) => {
      expect((await directory.ask(QUERY, {}, asker)).data).toEqual({
        agency: { head: null, posts: null, officers: null },
      });
      const { data } = await directory.ask(QUERY, {}, ['HEAD', '32.16']);
      expect(data?.agency).not.toMatchObject({ head: null });
      const byId = '{ officer(id: "x") { id } }';
      expect((await directory.ask(byId, {}, asker)).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    });

    it('have a history: a rotated liaison officer stays visible on the days before', async () => {
      const query = `query ($at: Date) {
        agencies(first: 100, filter: { organisation: "32.16", levels: [UNIT] }) { edges { node { posts(at: $at) { role from until officer { id } } } } }
      }`;
      type Answer = {
        agencies: { edges: { node: { posts: { role: string; from: string; until: string | null }[] } }[] };
      };
      const liaisons = async (at: string) => {
        const { data } = await directory.ask(query, { at }, ['HEAD', '32.16']);
        const posts = (data as unknown as Answer).agencies.edges.flatMap(({ node }) => node.posts);
        return posts.filter(({ role }) => role === 'LIAISON_OFFICER');
      };
      const before = await liaisons('2025-08-31');
      const after = await liaisons('2025-09-01');
      expect(before).toHaveLength(after.length);
      expect(before.filter(({ until }) => until === '2025-08-31').length).toBeGreaterThan(0);
      expect(after.filter(({ until }) => until !== null)).toEqual([]);
    });
  });

  it('gives everything it knows as a snapshot', async () => {
    const agencies: AgencyFacts[] = [];
    const posts: PostFacts[] = [];
    for (let page: string | null = null, first = true; first || page !== null; first = false) {
      const part: SnapshotPage = await directory.internal('feed/snapshot', page === null ? {} : { page });
      for (const { kind, payload } of part.rows) {
        if (kind === 'AGENCY_CHANGED') agencies.push(payload as AgencyFacts);
        else posts.push(payload as PostFacts);
      }
      page = part.next;
    }
    expect(agencies).toHaveLength(await count({ includeClosed: true }));
    expect(new Set(agencies.map(({ id }) => id)).size).toBe(agencies.length);
    expect(new Set(posts.map(({ id }) => id)).size).toBe(posts.length);
    expect(posts.length).toBeGreaterThan(100);
    expect(agencies.find(({ code }) => code === '32.16/diskominfo')).toEqual({
      id: seededId('32.16/diskominfo'),
      code: '32.16/diskominfo',
      name: 'Dinas Komunikasi, Informatika, Persandian dan Statistik',
      kind: 'DINAS',
      level: 'UNIT',
      parentId: seededId('32.16'),
      organisation: '32.16/diskominfo',
      supervision: '32.16',
      jurisdiction: [],
      location: '32.16',
      timeZone: 'Asia/Jakarta',
      connected: true,
      hasAccount: true,
      accountSince: '2024-01-18T02:00:00.000Z',
      closedAt: null,
      version: 1,
    });
    expect(agencies.find(({ code }) => code === 'kl.oikn')).toMatchObject({
      supervision: null,
      organisation: 'kl.oikn',
    });
    expect(agencies.find(({ code }) => code === '31.71')).toMatchObject({
      supervision: '31.71',
      organisation: '31/31.71',
    });
  });
});
