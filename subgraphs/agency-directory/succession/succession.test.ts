import type { AgencyFacts } from '../../../schema/events.js';
import {
  ADMIN,
  type ChangingBodies,
  DAY,
  ESTABLISH,
  EVE,
  LAW,
  openChangingBodies,
  RECODE,
  type ShownBody,
  SPLIT,
} from '../../../test/kit/changing-bodies.js';
import { describeEachDialect } from '../../../test/kit/databases.js';
import { seededId } from '../../../test/kit/seeded-directory.js';
import { RegionRow } from '../region.entity.js';

describeEachDialect((dialect) => {
  let bodies: ChangingBodies;
  let directory: ChangingBodies['directory'];

  beforeAll(async () => {
    bodies = await openChangingBodies(dialect);
    ({ directory } = bodies);
  });
  afterAll(() => directory?.drop());

  const split = async (overrides: Record<string, unknown> = {}) => ({
    agency: '32.16',
    into: [
      {
        code: '32.19',
        kind: 'REGENCY_GOVERNMENT',
        name: 'Pemerintah Kabupaten Bekasi Utara',
        shortName: 'Pemkab Bekasi Utara',
        parts: [
          { part: '32.16.01', code: '32.19.01' },
          { part: '32.16.05', code: '32.19.02' },
          { part: '32.16/dlh', code: '32.19/dlh' },
        ],
      },
    ],
    ...LAW,
    expectedVersion: await bodies.version('32.16'),
    idempotencyKey: bodies.key(),
    ...overrides,
  });

  describe('establishBody', () => {
    const body = () => ({
      code: 'kl.bpcontoh',
      kind: 'AUTHORITY',
      name: 'Otorita Percontohan',
      jurisdiction: ['64.09.04'],
      location: '64.09',
      ...LAW,
      idempotencyKey: bodies.key(),
    });

    it('adds an authority with its territory, zone and dated code, once for a key', async () => {
      const input = body();
      const first = await bodies.done<{ agency: { id: string } }>(ESTABLISH, input);
      expect(first.agency).toMatchObject({
        code: 'kl.bpcontoh',
        level: 'MINISTRY',
        timeZone: 'Asia/Makassar',
        version: 1,
        territory: [{ code: '64.09.04' }],
        codes: [{ code: 'kl.bpcontoh', from: DAY, until: null, legalBasis: LAW.legalBasis }],
      });
      expect(await bodies.done(ESTABLISH, input)).toEqual(first);
      expect(await bodies.agency('kl.bpcontoh')).toMatchObject({ id: first.agency.id, formerCode: null });
      const found = await directory.ask(
        '{ agencies(first: 1, filter: { search: "otorita percontohan" }) { edges { node { code } } } }',
      );
      expect(found.data).toEqual({ agencies: { edges: [{ node: { code: 'kl.bpcontoh' } }] } });
    });

    it('adds a ministry, which has no territory', async () => {
      const input = { ...body(), code: 'kl.kementeriancontoh', kind: 'MINISTRY', jurisdiction: [] };
      expect(await bodies.done(ESTABLISH, input)).toMatchObject({ agency: { territory: [], level: 'MINISTRY' } });
    });

    it('refuses what is no national body, what is not there, and who is not the national desk', async () => {
      const refusals: [object, string][] = [
        [{ code: '32.19' }, 'BAD_USER_INPUT input.code'],
        [{ code: 'kl.panrb' }, 'BAD_USER_INPUT input.code'],
        [{ kind: 'REGENCY_GOVERNMENT' }, 'BAD_USER_INPUT input.kind'],
        [{ kind: 'BUREAU' }, 'BAD_USER_INPUT input.kind'],
        [{ kind: 'MINISTRY' }, 'BAD_USER_INPUT input.jurisdiction'],
        [{ kind: 'NON_MINISTERIAL_AGENCY' }, 'BAD_USER_INPUT input.jurisdiction'],
        [{ jurisdiction: ['64.09.04', '64.99'] }, 'BAD_USER_INPUT input.jurisdiction.1'],
        [{ jurisdiction: ['64.09', '64.09.04'] }, 'BAD_USER_INPUT input.jurisdiction.1'],
        [{ jurisdiction: ['64.09.04', '64'] }, 'BAD_USER_INPUT input.jurisdiction.0'],
        [{ location: '99' }, 'BAD_USER_INPUT input.location'],
        [{ name: '\u200b\u200b\u200b' }, 'BAD_USER_INPUT input.name'],
        [{ timeZone: 'Asia/Nusantara' }, 'BAD_USER_INPUT input.timeZone'],
        [{ from: '2026-03-19' }, 'BAD_USER_INPUT input.from'],
      ];
      for (const [overrides, expected] of refusals) {
        expect(await bodies.refusal(ESTABLISH, { ...body(), code: 'kl.lainlagi', ...overrides })).toBe(expected);
      }
      expect(await bodies.refusal(ESTABLISH, body(), ADMIN)).toBe('FORBIDDEN');
      expect(await bodies.refusal(ESTABLISH, body(), ['NATIONAL_MONITOR', 'kl.panrb'])).toBe('FORBIDDEN');
    });
  });

  describe('recodeAgency', () => {
    it('gives a ministry and its units another code; the old ones resolve and say so', async () => {
      const expectedVersion = await bodies.version('kl.atrbpn');
      const { agency: after } = await bodies.done<{ agency: Record<string, unknown> }>(RECODE, {
        agency: 'kl.atrbpn',
        code: 'kl.pertanahan',
        ...LAW,
        expectedVersion,
      });
      expect(after).toMatchObject({
        id: seededId('kl.atrbpn'),
        code: 'kl.pertanahan',
        version: expectedVersion + 1,
        codes: [
          { code: 'kl.atrbpn', until: EVE, legalBasis: null },
          { code: 'kl.pertanahan', from: DAY, until: null, legalBasis: LAW.legalBasis },
        ],
      });
      const unit = { id: seededId('kl.atrbpn/kanwil-jabar'), code: 'kl.pertanahan/kanwil-jabar' };
      expect(await bodies.agency('kl.atrbpn/kanwil-jabar')).toMatchObject({
        ...unit,
        formerCode: 'kl.atrbpn/kanwil-jabar',
        parent: { code: 'kl.pertanahan' },
      });
      expect(await bodies.agency('kl.pertanahan/kanwil-jabar')).toMatchObject({ ...unit, formerCode: null });
      expect(await bodies.agency('kl.atrbpn', EVE)).toMatchObject({ code: 'kl.atrbpn', formerCode: null });
      expect(await bodies.agency('kl.atrbpn', DAY)).toBeNull();
      expect(await bodies.agency('kl.pertanahan', EVE)).toBeNull();
      expect((await bodies.facts()).get(unit.id)).toMatchObject({
        organisation: 'kl.pertanahan/kanwil-jabar',
        supervision: null,
        formerCodes: [{ code: 'kl.atrbpn/kanwil-jabar', until: EVE }],
      });
      expect((await bodies.facts()).get(seededId('kl.bpk'))).not.toHaveProperty('formerCodes');
    });

    it('tells of a code that comes back as often as the body and its units had it, with its days', async () => {
      const [BACK, LAST] = ['2026-03-10', '2026-03-09'];
      const recoded = async (code: string, from: string) => {
        const version = await bodies.version('kl.panrb');
        await bodies.done(RECODE, { agency: 'kl.panrb', code, ...LAW, from, expectedVersion: version });
      };
      await recoded('kl.aparatur', DAY);
      await recoded('kl.panrb', BACK);
      const facts = await bodies.facts();
      const spans = (suffix = '') => [
        { code: `kl.aparatur${suffix}`, from: DAY, until: LAST },
        { code: `kl.panrb${suffix}`, from: null, until: EVE },
      ];
      expect(facts.get(seededId('kl.panrb'))).toMatchObject({ code: 'kl.panrb', formerCodes: spans() });
      const unit = [...facts.values()].find(({ parentId }) => parentId === seededId('kl.panrb'));
      expect(unit?.formerCodes).toEqual(spans(unit?.code.slice('kl.panrb'.length)));
    });

    it('leaves the former codes to name what they named, in lists and in changes', async () => {
      const LIST = `query ($filter: AgencyFilter) {
        agencies(first: 2, filter: $filter) { totalCount edges { node { id } } }
      }`;
      const listed = async (filter: object) => (await directory.ask(LIST, { filter })).data;
      await bodies.done(RECODE, {
        agency: '33.01',
        code: '34.20',
        ...LAW,
        expectedVersion: await bodies.version('33.01'),
      });
      expect(await listed({ agency: '33.01' })).toMatchObject({ agencies: { totalCount: 1 } });
      expect(await listed({ agency: '33.01' })).toEqual(await listed({ agency: '34.20' }));
      expect(await listed({ organisation: '33.01' })).toEqual(await listed({ organisation: '34.20' }));
      expect(await listed({ territory: '33.01.01' })).toMatchObject({ agencies: { totalCount: 1 } });
      expect(await listed({ territory: '33.01.01' })).toEqual(await listed({ territory: '34.20.01' }));
      const REGIONS = `query ($within: String!) { regions(first: 2, filter: { within: $within }) {
        totalCount edges { node { code } }
      } }`;
      const within = async (code: string) => (await directory.ask(REGIONS, { within: code })).data;
      expect(await within('33.01')).toMatchObject({ regions: { edges: [{ node: { code: '34.20' } }, {}] } });
      expect(await within('33.01')).toEqual(await within('34.20'));
      const ADD = `mutation ($input: AddUnitInput!) { done: addUnit(input: $input) {
        unit { id code location { code } }
      } }`;
      const input = {
        parent: '33.01',
        suffix: 'dinas-baru',
        kind: 'REGIONAL_DEPARTMENT',
        name: 'Dinas Baru',
        location: '33.01.01',
        idempotencyKey: bodies.key(),
      };
      const { unit } = await bodies.done<{ unit: { id: string } }>(ADD, input, ['AGENCY_ADMIN', '33.01']);
      expect(unit).toMatchObject({ code: '34.20/dinas-baru', location: { code: '34.20.01' } });
      const csv = 'code,name,kind,location\n34.20/dinas-baru,Dinas Baru,REGIONAL_DEPARTMENT,33.01.01';
      const PREVIEW =
        'query ($csv: String!) { previewUnitImport(agency: "33.01", csv: $csv) { unchanged problemCount } }';
      expect((await directory.ask(PREVIEW, { csv }, ['AGENCY_ADMIN', '33.01'])).data).toEqual({
        previewUnitImport: { unchanged: 1, problemCount: 0 },
      });
    });

    it('takes a regency into another province, with its regions, districts and units, and offices that sit there', async () => {
      const before = await bodies.region('91.03.01');
      const input = { agency: '91.03', code: '93.09', ...LAW, expectedVersion: await bodies.version('91.03') };
      await bodies.done(RECODE, input);
      expect(await bodies.region('91.03.01')).toMatchObject({
        id: before?.id,
        code: '93.09.01',
        parent: { code: '93.09' },
        codes: [
          { code: '91.03.01', from: null, until: EVE },
          { code: '93.09.01', from: DAY, until: null },
        ],
      });
      expect(await bodies.region('91.03', EVE)).toMatchObject({ code: '91.03' });
      expect(await bodies.region('91.03', DAY)).toBeNull();
      expect(await bodies.region('93.09', EVE)).toBeNull();
      expect(await bodies.region('93.09', DAY)).toMatchObject({ code: '93.09' });
      expect((await bodies.facts()).get(seededId('91.03.01'))).toMatchObject({
        code: '93.09.01',
        organisation: '93.09/93.09.01',
        supervision: '93.09.01',
        jurisdiction: ['93.09.01'],
        location: '93.09.01',
      });
      const left = await directory.subgraph.database.read.query(
        "SELECT id FROM region WHERE code LIKE '91.03%' OR parentCode LIKE '91.03%'",
      );
      expect(left).toEqual([]);
      const { data } = await directory.ask(
        '{ agencies(first: 1, filter: { search: "pemkab jayapura papua selatan" }) { edges { node { code } } } }',
      );
      expect(data).toEqual({ agencies: { edges: [{ node: { code: '93.09' } }] } });
    });

    it('refuses a unit, a taken code, one of another form, a day before its last code, and who is not the national desk', async () => {
      const recode = async (code: string, to: string, more: object = {}) => ({
        agency: code,
        code: to,
        ...LAW,
        expectedVersion: await bodies.version(code),
        ...more,
      });
      expect(await bodies.refusal(RECODE, await recode('32.16/dinkes', 'kl.dinkes'))).toBe(
        'BAD_USER_INPUT input.agency',
      );
      expect(await bodies.refusal(RECODE, await recode('kl.bpk', 'kl.bpkp'))).toBe('BAD_USER_INPUT input.code');
      expect(await bodies.refusal(RECODE, await recode('sp4n', 'kl.lapor'))).toBe('BAD_USER_INPUT input.agency');
      expect(await bodies.refusal(RECODE, await recode('32.16', '32.17'))).toBe('BAD_USER_INPUT input.code');
      expect(await bodies.refusal(RECODE, await recode('32.15', '32.90'))).toBe('BAD_USER_INPUT input.code');
      expect(await bodies.refusal(RECODE, await recode('32.16', '99.16'))).toBe('BAD_USER_INPUT input.code');
      expect(await bodies.refusal(RECODE, await recode('32.16', '97'))).toBe('BAD_USER_INPUT input.code');
      expect(await bodies.refusal(RECODE, await recode('32.16', '31.80'))).toBe('BAD_USER_INPUT input.code');
      expect(await bodies.refusal(RECODE, await recode('32.16', 'kl.bekasi'))).toBe('BAD_USER_INPUT input.code');
      expect(await bodies.refusal(RECODE, await recode('kl.bpk', 'kl.bpk2', { from: '2026-03-19' }))).toBe(
        'BAD_USER_INPUT input.from',
      );
      expect(await bodies.refusal(RECODE, await recode('kl.bpk', 'kl.bpk2', { expectedVersion: 9 }))).toBe('CONFLICT');
      expect(await bodies.refusal(RECODE, await recode('32.16', '32.19'), ADMIN)).toBe('FORBIDDEN');
      await bodies.done(RECODE, await recode('kl.bpk', 'kl.bpk2'));
      const again = {
        agency: 'kl.bpk2',
        code: 'kl.bpk3',
        ...LAW,
        from: EVE,
        expectedVersion: await bodies.version('kl.bpk'),
      };
      expect(await bodies.refusal(RECODE, again)).toBe('BAD_USER_INPUT input.from');
    });
  });

  describe('splitAgency', () => {
    interface Done {
      agency: ShownBody;
      into: ShownBody[];
    }

    it('refuses all of it where a part is refused, and who is not the national desk', async () => {
      const first = (await split()).into[0] as Record<string, unknown>;
      const into = (overrides: object) => ({ into: [{ ...first, ...overrides }] });
      const refusals: [Record<string, unknown>, string][] = [
        [into({ code: '32.17', parts: [{ part: '32.16.01', code: '32.17.01' }] }), 'BAD_USER_INPUT input.into.0.code'],
        [into({ code: '33.30' }), 'BAD_USER_INPUT input.into.0.code'],
        [into({ parts: [{ part: '32.16.99', code: '32.19.01' }] }), 'BAD_USER_INPUT input.into.0.parts.0.part'],
        [
          into({
            parts: [
              { part: '32.16/tidak-ada', code: '32.19/x' },
              { part: '32.16.01', code: '32.19.01' },
            ],
          }),
          'BAD_USER_INPUT input.into.0.parts.0.part',
        ],
        [{ ends: true }, 'BAD_USER_INPUT input.ends'],
        [{ agency: '32.16/dinkes' }, 'BAD_USER_INPUT input.agency'],
        [{ expectedVersion: 99 }, 'CONFLICT'],
      ];
      const before = await directory.subgraph.database.read.countBy(RegionRow, {});
      for (const [overrides, expected] of refusals) {
        expect(await bodies.refusal(SPLIT, await split(overrides))).toBe(expected);
      }
      expect(await bodies.refusal(SPLIT, await split(), ADMIN)).toBe('FORBIDDEN');
      expect(await directory.subgraph.database.read.countBy(RegionRow, {})).toBe(before);
      expect(await bodies.agency('32.16.01')).toMatchObject({ code: '32.16.01', formerCode: null });
    });

    it('makes a regency of districts and units of one that goes on', async () => {
      const input = await split();
      const result = await bodies.done<Done>(SPLIT, input);
      expect(result).toMatchObject({
        agency: { code: '32.16', version: input.expectedVersion + 1, closedAt: null, successors: [] },
        into: [
          {
            code: '32.19',
            level: 'REGENCY',
            territory: [{ code: '32.19' }],
            location: { code: '32.19', name: 'Bekasi Utara', parent: { code: '32' } },
            predecessors: [],
            takenOverRegions: [
              { from: { code: '32.16' }, formerCode: '32.16.01', code: '32.19.01' },
              { from: { code: '32.16' }, formerCode: '32.16.05', code: '32.19.02' },
            ],
          },
        ],
      });
      expect(result.into[0]?.children.edges.map(({ node }) => node.code)).toEqual([
        '32.19.01',
        '32.19.02',
        '32.19/dlh',
      ]);
      expect(await bodies.done<Done>(SPLIT, input)).toEqual(result);
      const newId = result.into[0]?.id;
      const known = await bodies.facts();
      expect(known.get(newId as string)).toMatchObject({
        jurisdiction: ['32.19'],
        takenOver: [
          { fromAgencyId: seededId('32.16'), formerCode: '32.16.01', code: '32.19.01' },
          { fromAgencyId: seededId('32.16'), formerCode: '32.16.05', code: '32.19.02' },
        ],
      });
      expect(known.get(seededId('32.16.05'))).toMatchObject({
        code: '32.19.02',
        parentId: newId,
        organisation: '32.19/32.19.02',
        supervision: '32.19.02',
      });
      expect(await bodies.agency('32.16.05')).toMatchObject({
        code: '32.19.02',
        formerCode: '32.16.05',
        parent: { code: '32.19' },
      });
      expect(await bodies.agency('32.16.05', EVE)).toMatchObject({ code: '32.16.05', parent: { code: '32.16' } });
      expect(await bodies.region('32.16.05')).toMatchObject({ code: '32.19.02', parent: { code: '32.19' } });
      expect(await bodies.agency('32.16.06')).toMatchObject({ code: '32.16.06', formerCode: null });
      for (const read of [bodies.region, bodies.agency]) {
        expect(await read('32.19', EVE)).toBeNull();
        expect(await read('32.19', DAY)).toMatchObject({ codes: [{ code: '32.19', from: DAY, until: null }] });
      }
      expect(await bodies.agency('32.19/dlh')).toMatchObject({ location: { code: '32.19' } });
    });

    it('tells of the regions that a new body has taken over after all that moved there', async () => {
      const { cursor } = (await directory.internal('feed/head', {})) as { cursor: string };
      const input = await split({
        into: [
          {
            code: '32.20',
            kind: 'REGENCY_GOVERNMENT',
            name: 'Pemerintah Kabupaten Bekasi Timur',
            parts: [
              { part: '32.16.06', code: '32.20.01' },
              { part: '32.16/dinkes', code: '32.20/dinkes' },
            ],
          },
        ],
      });
      const { into } = await bodies.done<Done>(SPLIT, input);
      // Events are numbered after their commit, and read then.
      let told: AgencyFacts[] = [];
      const ofTheBody = () => told.filter(({ id }) => id === into[0]?.id);
      for (let tries = 0; ofTheBody().length < 2 && tries < 1000; tries++) {
        const page = (await directory.internal('feed/read', { after: cursor })) as {
          events: { payload: AgencyFacts }[];
        };
        told = page.events.map(({ payload }) => payload);
      }
      const ofBody = ofTheBody();
      expect(told.indexOf(ofBody[0] as AgencyFacts)).toBe(0);
      expect(ofBody.map(({ takenOver, version: at }) => [takenOver?.length ?? 0, at])).toEqual([
        [0, 1],
        [1, 2],
      ]);
      const moved = told.findLastIndex(({ id, code }) => id !== into[0]?.id && code.startsWith('32.20'));
      expect(told.indexOf(ofBody[1] as AgencyFacts)).toBeGreaterThan(moved);
    });

    it('ends a regency whose districts all go to new ones, with its units', async () => {
      const districts = await bodies.regionsIn('32.79');
      const part = (code: string) => ({ part: code, code: code.replace('32.79', '32.80') });
      const city = (code: string, name: string, parts: object[]) => ({ code, kind: 'CITY_GOVERNMENT', name, parts });
      const into = [
        city('32.80', 'Pemerintah Kota Satu', districts.slice(1).map(part)),
        city(
          '32.81',
          'Pemerintah Kota Dua',
          districts.slice(0, 1).map((code) => ({ part: code, code: '32.81.01' })),
        ),
      ];
      const input = await split({ agency: '32.79', into, ends: true, expectedVersion: await bodies.version('32.79') });
      const result = await bodies.done<Done>(SPLIT, input);
      expect(result.agency).toMatchObject({ code: '32.79', successors: [{ code: '32.80' }, { code: '32.81' }] });
      expect(await bodies.done<Done>(SPLIT, input)).toEqual(result);
      expect((await bodies.facts()).get(seededId('32.79'))).toMatchObject({
        closedAt: expect.any(String),
        successors: result.into.map(({ id }) => id),
      });
      expect(await bodies.region('32.79')).toMatchObject({ endedOn: EVE });
      const ofEnded = { code: 'kl.ujicoba', kind: 'AUTHORITY', name: 'Otorita Uji Coba', ...LAW };
      for (const place of [{ jurisdiction: ['32.79'] }, { location: '32.79' }]) {
        const [field] = Object.keys(place);
        const refused = await bodies.refusal(ESTABLISH, { ...ofEnded, ...place, idempotencyKey: bodies.key() });
        expect(refused).toMatch(new RegExp(`^BAD_USER_INPUT input.${field}`));
      }
      expect(await bodies.agency('32.79')).toMatchObject({ code: '32.79' });
      const { data } = await directory.ask(
        '{ regions(filter: { within: "32" , levels: [REGENCY] }, first: 100) { edges { node { code } } } }',
      );
      const listed = (data as { regions: { edges: { node: { code: string } }[] } }).regions.edges.map(
        ({ node }) => node.code,
      );
      expect(listed).toEqual(expect.arrayContaining(['32.80', '32.81']));
      expect(listed).not.toContain('32.79');
    });
  });
});
