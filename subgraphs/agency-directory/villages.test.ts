import { describeEachDialect } from '../../test/kit/databases.js';
import { type Asker, openSeededDirectory, type SeededDirectory, seededId } from '../../test/kit/seeded-directory.js';
import { insertVillages } from '../../test/kit/village-rows.js';
import { AgencyRow } from './agency.entity.js';
import { factsOf } from './agency-facts.js';
import { RegionRow } from './region.entity.js';

const NOW = new Date('2026-03-18T02:00:00Z');
const ADMIN: Asker = ['AGENCY_ADMIN', '32.16'];
const DESK: Asker = ['NATIONAL_DESK', 'sp4n'];
const CLOSED_AT_ONCE = ['31.71.02', '31.71.03', '31.71.04', '31.71.05', '31.71.06', '31.71.07', '31.71.08'];

const ADD = `mutation ($input: AddVillageInput!) { addVillage(input: $input) { village {
  id code name shortName kind level timeZone parent { code } territory { code localTerm } location { code } source
} } }`;
const CLOSE = 'mutation ($input: CloseAgencyInput!) { closeAgency(input: $input) { agency { code } } }';

describeEachDialect((dialect) => {
  let directory: SeededDirectory;
  let keys = 0;

  const add = (region: string, more: Record<string, unknown> = {}, asker: Asker = DESK) =>
    directory.ask(ADD, { input: { region, idempotencyKey: `key-of-test-${++keys}`, ...more } }, asker);
  const stored = (code: string) => directory.subgraph.database.read.findOneByOrFail(AgencyRow, { code });

  beforeAll(async () => {
    directory = await openSeededDirectory(dialect, { sample: false, now: NOW });
  });
  afterAll(() => directory?.drop());

  it('says that the directory has no villages where it was filled without them', async () => {
    const { errors } = await add('32.16.05.2001');
    expect(errors).toMatchObject([
      {
        extensions: {
          code: 'BAD_USER_INPUT',
          fields: [{ path: 'input.region', message: expect.stringContaining('SIMPUL_VILLAGES') }],
        },
      },
    ]);
  });

  describe('with the villages of some districts', () => {
    const DISTRICTS = ['11.01.01', '13.06.01', '31.71.01', '32.16.05', '34.04.01', '94.01.01', ...CLOSED_AT_ONCE];

    beforeAll(async () => {
      await insertVillages(directory.subgraph.database, ({ parentCode }) => DISTRICTS.includes(parentCode ?? ''));
    });

    const regionsOf = (district: string) =>
      directory.subgraph.database.read.find(RegionRow, { where: { parentCode: district }, order: { code: 'ASC' } });

    it('adds a desa as a body of its own, which its regency supervises and does not command', async () => {
      const [region] = await regionsOf('32.16.05');
      const { cursor } = await directory.internal('feed/head');
      const { data, errors } = await add(region?.code ?? '', {}, ADMIN);
      expect(errors).toBeUndefined();
      const code = region?.code;
      expect(data?.addVillage).toMatchObject({
        village: {
          code,
          name: `Pemerintah Desa ${region?.name}`,
          shortName: `Desa ${region?.name}`,
          kind: 'VILLAGE',
          level: 'VILLAGE',
          timeZone: 'Asia/Jakarta',
          parent: null,
          territory: [{ code, localTerm: 'desa' }],
          location: { code },
        },
      });
      const row = await stored(code ?? '');
      expect(row).toMatchObject({ organisation: code, supervision: code, connected: false, hasAccount: false });
      const { events } = await directory.eventsSince(cursor);
      expect(events).toMatchObject([{ kind: 'AGENCY_CHANGED', payload: factsOf(row) }]);
      const inside = async (filter: string) => {
        const query = `{ agencies(first: 100, filter: { levels: [VILLAGE], ${filter} }) { edges { node { code } } } }`;
        return JSON.stringify((await directory.ask(query)).data);
      };
      expect(await inside('organisation: "32.16"')).not.toContain(code);
      expect(await inside('territory: "32.16"')).toContain(code);
      expect(await inside('territory: "32"')).toContain(code);
      expect(await inside(`search: "desa ${region?.name} kab bekasi jabar"`)).toContain(code);
      const unit = { parent: code, suffix: 'x', kind: 'SECTION', name: 'Seksi X', idempotencyKey: 'key-of-a-unit' };
      const addUnit = 'mutation ($input: AddUnitInput!) { addUnit(input: $input) { unit { code } } }';
      expect((await directory.ask(addUnit, { input: unit }, ADMIN)).errors).toMatchObject([
        { extensions: { code: 'FORBIDDEN' } },
      ]);
    });

    it.each([
      ['11.01.01', 'Pemerintah Gampong'],
      ['13.06.01', 'Pemerintah Nagari'],
      ['34.04.01', 'Pemerintah Kalurahan'],
      ['94.01.01', 'Pemerintah Kampung'],
    ])('gives a village of %s the local word: %s', async (district, words) => {
      const region = (await regionsOf(district)).find(({ autonomous }) => autonomous);
      const { data, errors } = await add(region?.code ?? '');
      expect(errors).toBeUndefined();
      expect(data?.addVillage).toMatchObject({ village: { name: `${words} ${region?.name}`, kind: 'VILLAGE' } });
    });

    it('adds a kelurahan as a unit of its kecamatan', async () => {
      const [region] = await regionsOf('31.71.01');
      const { data } = await add(region?.code ?? '');
      expect(data?.addVillage).toMatchObject({
        village: { name: `Kelurahan ${region?.name}`, kind: 'URBAN_VILLAGE', parent: { code: '31.71.01' } },
      });
      expect(await stored(region?.code ?? '')).toMatchObject({
        organisation: `31/31.71/31.71.01/${region?.code}`,
        supervision: region?.code,
      });
    });

    it('answers the same key again, takes a told name, and refuses the code twice', async () => {
      const [, region] = await regionsOf('32.16.05');
      const input = { name: 'Pemerintah Desa Uji', idempotencyKey: 'key-sent-twice' };
      const first = await add(region?.code ?? '', input);
      expect(first.data?.addVillage).toMatchObject({
        village: { name: 'Pemerintah Desa Uji', shortName: null, source: null },
      });
      expect(await add(region?.code ?? '', input)).toEqual(first);
      expect((await add(region?.code ?? '')).errors).toMatchObject([
        { extensions: { code: 'BAD_USER_INPUT', fields: [{ path: 'input.region' }] } },
      ]);
    });

    it('begins on no day to come, and only after the last day of whoever had its code', async () => {
      const [, , , region] = await regionsOf('32.16.05');
      const code = region?.code ?? '';
      const refused = { extensions: { code: 'BAD_USER_INPUT', fields: [{ path: 'input.from' }] } };
      expect((await add(code, { from: '2026-03-19' })).errors).toMatchObject([refused]);
      expect((await add(code, { from: '2026-02-01' })).errors).toBeUndefined();
      const { id: agency, version: expectedVersion } = await stored(code);
      const closing = { agency, lastDay: '2026-03-10', successors: [], expectedVersion };
      expect((await directory.ask(CLOSE, { input: closing }, DESK)).errors).toBeUndefined();
      expect((await add(code, { from: '2026-03-09' })).errors).toMatchObject([refused]);
      expect((await add(code, { from: '2026-03-11' })).errors).toBeUndefined();
    });

    it('is not added to a kecamatan that is closed at the same time', async () => {
      const { read } = directory.subgraph.database;
      for (const district of CLOSED_AT_ONCE) {
        const [region] = await regionsOf(district);
        const { id: agency, version: expectedVersion } = await stored(district);
        const closing = { agency, lastDay: '2026-03-17', successors: [], expectedVersion };
        const answers = await Promise.all([
          add(region?.code ?? ''),
          directory.ask(CLOSE, { input: closing }, ['AGENCY_ADMIN', '31']),
        ]);
        expect(answers.filter(({ errors }) => errors)).toHaveLength(1);
        const isClosed = (await read.findOneByOrFail(AgencyRow, { id: agency })).closedAt !== null;
        expect(await read.existsBy(AgencyRow, { parentId: agency })).toBe(!isClosed);
      }
    });

    describe('whose region is new', () => {
      const REGION = `query ($code: String!, $at: Date) { region(code: $code, at: $at) {
        code name kind level localTerm timeZone autonomous parent { code } codes { code from until }
      } }`;
      const region = async (code: string, at?: string) =>
        ((await directory.ask(REGION, { code, at })).data?.region ?? null) as Record<string, unknown> | null;
      const found = (code: string, newRegion: object = {}, more: object = {}, asker?: Asker) =>
        add(
          code,
          { newRegion: { name: 'Telaga Jaya', legalBasis: 'Kepmendagri contoh', ...newRegion }, ...more },
          asker,
        );

      it('comes with it: a desa, or a kelurahan as a unit of its kecamatan', async () => {
        const from = '2026-03-02';
        const { data, errors } = await found('94.01.01.2090', {}, { from });
        expect(errors).toBeUndefined();
        expect(data?.addVillage).toMatchObject({
          village: {
            code: '94.01.01.2090',
            name: 'Pemerintah Kampung Telaga Jaya',
            kind: 'VILLAGE',
            parent: null,
            timeZone: 'Asia/Jayapura',
            location: { code: '94.01.01.2090' },
            source: null,
          },
        });
        expect(await region('94.01.01.2090')).toEqual({
          code: '94.01.01.2090',
          name: 'Telaga Jaya',
          kind: 'VILLAGE',
          level: 'VILLAGE',
          localTerm: 'kampung',
          timeZone: 'Asia/Jayapura',
          autonomous: true,
          parent: { code: '94.01.01' },
          codes: [{ code: '94.01.01.2090', from, until: null }],
        });
        expect(await region('94.01.01.2090', '2026-03-01')).toBeNull();
        const kelurahan = await found('31.71.01.1090');
        expect(kelurahan.data?.addVillage).toMatchObject({
          village: { name: 'Kelurahan Telaga Jaya', kind: 'URBAN_VILLAGE', parent: { code: '31.71.01' } },
        });
        expect(await region('31.71.01.1090')).toMatchObject({ kind: 'URBAN_VILLAGE', autonomous: false });
        await found('32.16.05.3090', { localTerm: 'Negeri' });
        expect(await region('32.16.05.3090')).toMatchObject({ kind: 'CUSTOMARY_VILLAGE', localTerm: 'negeri' });
        expect(await stored('32.16.05.3090')).toMatchObject({ name: 'Pemerintah Negeri Telaga Jaya' });
        const search = '{ regions(filter: { search: "negeri telaga jaya" }) { edges { node { code } } } }';
        expect((await directory.ask(search)).data).toEqual({
          regions: { edges: [{ node: { code: '32.16.05.3090' } }] },
        });
      });

      it('is refused whole where its code is not free, or cannot be, and from anybody but the national desk', async () => {
        const [known] = await regionsOf('32.16.05');
        const { read } = directory.subgraph.database;
        const before = await read.countBy(RegionRow, {});
        const refused = async (code: string, more: object = {}) =>
          (await found(code, {}, more)).errors?.map(({ extensions }) => extensions);
        const at = (path: string) => [{ code: 'BAD_USER_INPUT', fields: [expect.objectContaining({ path })] }];
        for (const code of [known?.code ?? '', '32.16.05.3090', '32.16.99.2001', '32.16.05.4001']) {
          expect(await refused(code)).toMatchObject(at('input.region'));
        }
        expect(await refused('32.16.05.2091', { from: '2026-03-19' })).toMatchObject(at('input.from'));
        for (const asker of [ADMIN, ['NATIONAL_MONITOR', 'kl.panrb'], ['AGENCY_ADMIN', '32']] as Asker[]) {
          const { errors } = await found('32.16.05.2091', {}, {}, asker);
          expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
        }
        expect(await read.countBy(RegionRow, {})).toBe(before);
      });

      it('is founded once where two ask for it at once', async () => {
        const answers = await Promise.all([found('32.16.05.2092'), found('32.16.05.2092')]);
        expect(answers.flatMap(({ errors }) => errors ?? [])).toMatchObject([
          { extensions: { code: 'BAD_USER_INPUT', fields: [{ path: 'input.region' }] } },
        ]);
      });
    });

    it.each([
      ['a region that there is none of', '32.16.05.2999', 'input.region'],
      ['a district', '32.16.05', 'input.region'],
      ['a regency that there is none of', '32.99.05.2001', 'input.region'],
    ])('refuses %s', async (_what, region, path) => {
      expect((await add(region)).errors).toMatchObject([
        { extensions: { code: 'BAD_USER_INPUT', fields: [{ path }] } },
      ]);
    });

    it.each<[string, Asker]>([
      ['a province', ['AGENCY_ADMIN', '32']],
      ['another regency', ['AGENCY_ADMIN', '17.02']],
      ['its kecamatan', ['AGENCY_ADMIN', '32.16.05']],
      ['a liaison officer of the regency', ['LIAISON_OFFICER', '32.16']],
      ['a national monitor', ['NATIONAL_MONITOR', 'kl.panrb']],
    ])('is not added by %s', async (_who, asker) => {
      const [, , region] = await regionsOf('32.16.05');
      expect((await add(region?.code ?? '', {}, asker)).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    });
  });

  describe('a mission abroad', () => {
    const MISSION =
      'mutation ($input: AddUnitInput!) { addUnit(input: $input) { unit { timeZone location { code } } } }';
    const mission = (more: Record<string, unknown>) => {
      const input = { parent: seededId('kl.kemlu'), suffix: `uji-${++keys}`, kind: 'MISSION_ABROAD', name: 'KBRI Uji' };
      const asker: Asker = ['AGENCY_ADMIN', 'kl.kemlu'];
      return directory.ask(MISSION, { input: { ...input, idempotencyKey: `key-of-test-${++keys}`, ...more } }, asker);
    };

    it('is added with the zone in which its days run, and sits in no region', async () => {
      expect((await mission({ timeZone: 'Europe/Paris' })).data).toEqual({
        addUnit: { unit: { timeZone: 'Europe/Paris', location: null } },
      });
    });

    it.each([
      ['without a zone', {}, 'input.timeZone'],
      ['in a zone that there is none of', { timeZone: 'Asia/Batavia' }, 'input.timeZone'],
      ['in a region', { timeZone: 'Europe/Paris', location: '31' }, 'input.location'],
      ['as an office in a region', { timeZone: 'Europe/Paris', kind: 'VERTICAL_OFFICE' }, 'input.timeZone'],
    ])('is not added %s', async (_what, more, path) => {
      expect((await mission(more)).errors).toMatchObject([
        { extensions: { code: 'BAD_USER_INPUT', fields: [{ path }] } },
      ]);
    });
  });
});
