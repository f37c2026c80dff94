import { describeEachDialect } from '../../test/kit/databases.js';
import { agencyId, directoryDouble } from '../../test/kit/directory-double.js';
import { openBench, type Standing, type SubgraphBench } from '../../test/kit/subgraph-bench.js';
import { IdempotencyKeyRow } from '../kit/idempotency.entity.js';
import { EventEntitlementRow, EventRow } from '../kit/outbox.entity.js';
import { PublicInformationRow } from './public-information.entity.js';
import { ppidInformationSubgraph } from './subgraph.js';

const PPID: Standing = ['PPID_OFFICER', '32.16'];
const WRITTEN = [PublicInformationRow, EventRow, EventEntitlementRow, IdempotencyKeyRow];
const FILE = 'https://ppid.example.org/berkas.pdf';

const RECORD = `mutation ($input: RecordPublicInformationInput!) {
  recordPublicInformation(input: $input) { publicInformation { id version } }
}`;
const CLASSIFY = `mutation ($input: ClassifyPublicInformationInput!) {
  classifyPublicInformation(input: $input) { publicInformation { class version exclusion { ground } } }
}`;
const READ = `query ($id: ID!) {
  publicInformation(id: $id) {
    number title summary responsible madeOn madeIn form formLabel retention class classLabel(lang: EN) version
    holder { id } fileUrl excludedFileUrl determination { number date signer }
    exclusion { ground groundLabel harm benefit expiresOn decisionNumber }
  }
}`;
const EXCLUSION = {
  ground: 'C',
  harm: 'Membuka celah serangan.',
  benefit: 'Menjaga layanan.',
  expiresOn: '2030-12-31',
  decisionNumber: 'UK/1/2026',
};

const input = (overrides: object = {}) => ({
  agency: '32.16',
  number: '001',
  title: 'Laporan Kinerja Tahunan',
  summary: 'Capaian kinerja dan kendalanya.',
  responsible: 'Bappeda',
  madeOn: '2026-01-31',
  madeIn: 'Cikarang',
  form: 'DIGITAL',
  retention: '5 tahun',
  class: 'PERIODIC',
  fileUrl: FILE,
  determination: { number: 'DIP/1/2026', date: '2026-02-02', signer: 'PPID Utama' },
  idempotencyKey: 'information-key',
  ...overrides,
});

describeEachDialect((dialect) => {
  const directory = directoryDouble();
  let bench: SubgraphBench;
  let keys = 0;

  beforeAll(async () => {
    bench = await openBench(dialect, directory, (source) =>
      ppidInformationSubgraph({ directory: source, sample: false }),
    );
  });

  afterEach(() => bench.empty(WRITTEN));

  afterAll(() => bench.close());

  const record = (who: Standing, overrides?: object) => bench.ask([who], RECORD, { input: input(overrides) });
  const recorded = async (overrides: object = {}, who: Standing = PPID): Promise<string> => {
    const { data, codes } = await record(who, { idempotencyKey: `some-key-${++keys}`, ...overrides });
    expect(codes).toEqual([]);
    return data.recordPublicInformation.publicInformation.id;
  };
  const read = async (id: string, ...who: Standing[]) => (await bench.ask(who, READ, { id })).data.publicInformation;

  it('records an entry that everyone reads', async () => {
    const id = await recorded();
    expect(await read(id)).toEqual({
      number: '001',
      title: 'Laporan Kinerja Tahunan',
      summary: 'Capaian kinerja dan kendalanya.',
      responsible: 'Bappeda',
      madeOn: '2026-01-31',
      madeIn: 'Cikarang',
      form: 'DIGITAL',
      formLabel: 'Digital',
      retention: '5 tahun',
      class: 'PERIODIC',
      classLabel: 'Periodic information',
      version: 1,
      holder: { id: agencyId('32.16') },
      fileUrl: FILE,
      excludedFileUrl: null,
      determination: { number: 'DIP/1/2026', date: '2026-02-02', signer: 'PPID Utama' },
      exclusion: null,
    });
    const events = await bench.subgraph.database.read.find(EventRow);
    expect(events.map(({ kind, payload }) => ({ kind, payload }))).toEqual([
      { kind: 'PUBLIC_INFORMATION_RECORDED', payload: { publicInformationId: id, agencyId: agencyId('32.16') } },
    ]);
  });

  it('shows why something is excluded to everyone, and its content to the PPID of its holder only', async () => {
    const id = await recorded({ class: 'EXCLUDED', exclusion: EXCLUSION });
    expect(await read(id)).toMatchObject({
      class: 'EXCLUDED',
      fileUrl: null,
      excludedFileUrl: null,
      exclusion: { ...EXCLUSION, groundLabel: 'Membahayakan pertahanan dan keamanan negara' },
    });
    const insiders: Standing[] = [PPID, ['PPID_SUPERIOR', '32.16']];
    for (const who of insiders) {
      expect(await read(id, who)).toMatchObject({ fileUrl: null, excludedFileUrl: FILE });
    }
    const others: Standing[] = [
      ['PPID_OFFICER', '32'],
      ['PPID_OFFICER', '32.73'],
      ['HEAD', '32.16'],
      ['AGENCY_ADMIN', '32.16'],
    ];
    for (const who of others) expect([who, (await read(id, who)).excludedFileUrl]).toEqual([who, null]);
  });

  it.each<[string, object, string[]]>([
    ['an unknown agency', { agency: '99' }, ['input.agency']],
    ['an exclusion without its reasons', { class: 'EXCLUDED' }, ['input.exclusion']],
    [
      'an exclusion on ground C without an end',
      { class: 'EXCLUDED', exclusion: { ...EXCLUSION, expiresOn: null } },
      ['input.exclusion.expiresOn'],
    ],
    [
      'an exclusion that ended',
      { class: 'EXCLUDED', exclusion: { ...EXCLUSION, expiresOn: '2026-03-18' } },
      ['input.exclusion.expiresOn'],
    ],
    ['reasons for what is not excluded', { exclusion: EXCLUSION }, ['input.exclusion']],
    [
      'an exclusion without the harm',
      { class: 'EXCLUDED', exclusion: { ...EXCLUSION, harm: ' ' } },
      ['input.exclusion.harm'],
    ],
    ['a summary that is too long', { summary: 'x'.repeat(4001) }, ['input.summary']],
    ['a link that is none', { fileUrl: 'file:///etc/passwd' }, ['input.fileUrl']],
  ])('refuses %s and keeps nothing', async (_what, overrides, fields) => {
    const refused = await record(PPID, overrides);
    expect([refused.codes, refused.fields]).toEqual([['BAD_USER_INPUT'], fields]);
    expect(await bench.subgraph.database.read.count(PublicInformationRow)).toBe(0);
    expect(await bench.subgraph.database.read.count(EventRow)).toBe(0);
  });

  it('answers the same key and input alike, and other input with CONFLICT', async () => {
    const first = await record(PPID);
    expect((await record(PPID)).data).toEqual(first.data);
    expect((await record(PPID, { number: '002' })).codes).toEqual(['CONFLICT']);
    expect(await bench.subgraph.database.read.count(PublicInformationRow)).toBe(1);
  });

  it('lets the PPID of the own organisation record, for its units too, and nobody else', async () => {
    await recorded({ agency: '32.16/diskominfo' });
    const others: Standing[] = [
      ['PPID_OFFICER', '32'],
      ['PPID_OFFICER', '32.73'],
      ['PPID_SUPERIOR', '32.16'],
      ['AGENCY_ADMIN', '32.16'],
      ['NATIONAL_MONITOR', 'kl.panrb'],
    ];
    for (const who of others) expect([who, (await record(who)).codes]).toEqual([who, ['FORBIDDEN']]);
  });

  it('gives an entry another class, once per version', async () => {
    const id = await recorded();
    const classify = (who: Standing, overrides: object) =>
      bench.ask([who], CLASSIFY, { input: { publicInformation: id, expectedVersion: 1, ...overrides } });
    expect((await classify(PPID, { class: 'EXCLUDED' })).fields).toEqual(['input.exclusion']);
    expect((await classify(['PPID_OFFICER', '32.73'], { class: 'ON_REQUEST' })).codes).toEqual(['FORBIDDEN']);
    expect((await classify(PPID, { publicInformation: 'none', class: 'ON_REQUEST' })).codes).toEqual(['NOT_FOUND']);
    const both = await Promise.all([
      classify(PPID, { class: 'EXCLUDED', exclusion: EXCLUSION }),
      classify(PPID, { class: 'EXCLUDED', exclusion: { ...EXCLUSION, ground: 'H' } }),
    ]);
    expect(both.map(({ codes }) => codes).sort()).toEqual([[], ['CONFLICT']]);
    expect(both.find(({ codes }) => codes.length > 0)?.currentVersion).toBe(2);
    const opened = await classify(PPID, { class: 'ON_REQUEST', expectedVersion: 2 });
    expect(opened.data.classifyPublicInformation.publicInformation).toEqual({
      class: 'ON_REQUEST',
      version: 3,
      exclusion: null,
    });
    expect((await read(id)).fileUrl).toBe(FILE);
  });

  describe('with entries of several agencies', () => {
    const titles = async (filter: object, sort = 'TITLE_ASC') => {
      const { data } = await bench.ask(
        [],
        `query ($filter: PublicInformationFilter, $sort: PublicInformationSort!) {
          publicInformationList(filter: $filter, sort: $sort) { totalCount edges { node { title } } }
        }`,
        { filter, sort },
      );
      const { totalCount, edges } = data.publicInformationList;
      expect(totalCount).toBe(edges.length);
      return edges.map(({ node }: { node: { title: string } }) => node.title);
    };

    beforeEach(async () => {
      bench.setClock('2026-03-18T03:00:00Z');
      await recorded({ title: 'Anggaran 100%', class: 'ON_REQUEST' });
      bench.setClock('2026-03-18T03:00:01Z');
      await recorded({ title: 'Café Warga', summary: 'Izin usaha.', agency: '32.16/diskominfo', class: 'IMMEDIATE' });
      bench.setClock('2026-03-18T03:00:02Z');
      await recorded({ title: 'Banjir', summary: 'Peringatan.', agency: '32.73' }, ['PPID_OFFICER', '32.73']);
    });

    it('finds them by holder, organisation, territory, class and words', async () => {
      expect(await titles({})).toEqual(['Anggaran 100%', 'Banjir', 'Café Warga']);
      expect(await titles({}, 'RECORDED_DESC')).toEqual(['Banjir', 'Café Warga', 'Anggaran 100%']);
      expect(await titles({ agency: '32.16' })).toEqual(['Anggaran 100%']);
      expect(await titles({ organisation: agencyId('32.16') })).toEqual(['Anggaran 100%', 'Café Warga']);
      expect(await titles({ territory: '32' })).toHaveLength(3);
      expect(await titles({ territory: '32.73' })).toEqual(['Banjir']);
      expect(await titles({ classes: ['PERIODIC', 'IMMEDIATE'] })).toEqual(['Banjir', 'Café Warga']);
      const repeated = Array(20_000).fill(['PERIODIC', 'IMMEDIATE']).flat();
      expect(await titles({ classes: repeated })).toEqual(['Banjir', 'Café Warga']);
      expect(await titles({ search: 'CAFE  izin' })).toEqual(['Café Warga']);
      expect(await titles({ search: '100%' })).toEqual(['Anggaran 100%']);
      expect(await titles({ search: '1_0' })).toEqual([]);
      expect(await titles({ search: 'izin banjir' })).toEqual([]);
    });

    it('finds them by former codes too', async () => {
      const bandung = directory.agency('32.73');
      directory.change({ ...bandung, version: 2, formerCodes: [{ code: '32.03', until: '2025-12-31' }] });
      await bench.subgraph.catchUp();
      for (const filter of [{ agency: '32.03' }, { organisation: '32.03' }, { territory: '32.03' }]) {
        expect(await titles(filter)).toEqual(['Banjir']);
      }
    });

    it('refuses a search that is too long, an unknown agency and a region that there never was', async () => {
      const fields = async (filter: object) => {
        const query =
          'query ($filter: PublicInformationFilter) { publicInformationList(filter: $filter) { totalCount } }';
        return (await bench.ask([], query, { filter })).fields;
      };
      expect(await fields({ search: 'x'.repeat(101) })).toEqual(['filter.search']);
      expect(await fields({ agency: '99' })).toEqual(['filter.agency']);
      expect(await fields({ territory: '99' })).toEqual(['filter.territory']);
    });
  });

  it('pages through the lists of several agencies at once', async () => {
    for (const title of ['C', 'A', 'B']) await recorded({ title });
    await recorded({ title: 'Satu', agency: '32.16/diskominfo', class: 'IMMEDIATE' });
    const lists = async (first: number, after: string | null, classes: string[] | null = null) => {
      const { data, fields } = await bench.ask(
        [],
        `query ($of: [_Any!]!, $first: Int!, $after: String, $classes: [InformationClass!]) {
          _entities(representations: $of) { ... on Agency {
            publicInformation(first: $first, after: $after, classes: $classes) {
              totalCount pageInfo { hasNextPage endCursor } edges { node { title } }
            }
          } }
        }`,
        {
          of: ['32.16', '32.16/diskominfo'].map((code) => ({ __typename: 'Agency', id: agencyId(code) })),
          first,
          after,
          classes,
        },
      );
      if (fields.length > 0) return fields;
      return data._entities.map(
        ({ publicInformation }: { publicInformation: Record<string, never> }) => publicInformation,
      );
    };
    const titlesOf = (list: { edges: { node: { title: string } }[] }) => list.edges.map(({ node }) => node.title);
    const [body, unit] = await lists(2, null);
    expect([titlesOf(body), body.totalCount, body.pageInfo.hasNextPage]).toEqual([['A', 'B'], 3, true]);
    expect([titlesOf(unit), unit.totalCount, unit.pageInfo.hasNextPage]).toEqual([['Satu'], 1, false]);
    const [rest] = await lists(2, body.pageInfo.endCursor);
    expect([titlesOf(rest), rest.pageInfo.hasNextPage]).toEqual([['C'], false]);
    const [none, immediate] = await lists(2, null, ['IMMEDIATE']);
    expect([titlesOf(none), none.totalCount, titlesOf(immediate)]).toEqual([[], 0, ['Satu']]);
    expect(new Set(await lists(0, null))).toEqual(new Set(['first']));
    expect(new Set(await lists(2, 'bm9uc2Vuc2U'))).toEqual(new Set(['after']));
  });
});

describeEachDialect((dialect) => {
  it('seeds sample lists over the four classes once, without showing what is excluded', async () => {
    const bench = await openBench(dialect, directoryDouble(), (source) =>
      ppidInformationSubgraph({ directory: source, sample: true }),
    );
    try {
      await bench.subgraph.seed();
      const { data } = await bench.ask(
        [],
        '{ publicInformationList(filter: { organisation: "32.16" }) { edges { node { class fileUrl title } } } }',
      );
      const nodes: { class: string; fileUrl: string | null; title: string }[] = data.publicInformationList.edges.map(
        ({ node }: { node: object }) => node,
      );
      expect(nodes).toHaveLength(11);
      expect(new Set(nodes.map((node) => node.class)).size).toBe(4);
      expect(nodes.every(({ title }) => title.endsWith('(contoh)'))).toBe(true);
      expect(nodes.every((node) => (node.class === 'EXCLUDED') === (node.fileUrl === null))).toBe(true);
    } finally {
      await bench.close();
    }
  });
});
