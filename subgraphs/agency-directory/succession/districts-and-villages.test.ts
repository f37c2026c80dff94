import {
  ADMIN,
  type ChangingBodies,
  DAY,
  EVE,
  LAW,
  openChangingBodies,
  RECODE,
  type ShownBody,
  SPLIT,
  TRANSFER,
} from '../../../test/kit/changing-bodies.js';
import { describeEachDialect } from '../../../test/kit/databases.js';
import { seededId } from '../../../test/kit/seeded-directory.js';
import { insertGovernments, insertVillages } from '../../../test/kit/village-rows.js';
import { RegionRow } from '../region.entity.js';

/** A district with kelurahan and desa, as regions and with their governments; others with desa as regions only. */
const DISTRICT = '17.02.06';
const NEIGHBOUR = '17.02.07';
const BARE = ['32.16.05', '32.16.06'] as const;
const NEXT_DAY = '2026-03-10';

describeEachDialect((dialect) => {
  let bodies: ChangingBodies;
  let villages: RegionRow[];

  beforeAll(async () => {
    bodies = await openChangingBodies(dialect);
    const { database } = bodies.directory.subgraph;
    const isWanted = ({ parentCode }: { parentCode: string | null }) =>
      [DISTRICT, NEIGHBOUR, ...BARE].includes(parentCode ?? '');
    villages = await insertVillages(database, isWanted);
    await insertGovernments(
      database,
      villages.filter(({ parentCode }) => parentCode === DISTRICT || parentCode === NEIGHBOUR),
    );
  });
  afterAll(() => bodies?.directory.drop());

  /** The code of the first village of a kind in a district as it was loaded. */
  const village = (district: string, kind: RegionRow['kind'], place = 0) =>
    villages.filter((region) => region.parentCode === district && region.kind === kind)[place]?.code as string;

  const splitting = async (agency: string, body: object, overrides: object = {}) => ({
    agency,
    into: [body],
    ends: false,
    ...LAW,
    expectedVersion: await bodies.version(agency),
    idempotencyKey: bodies.key(),
    ...overrides,
  });
  const transferring = async (agency: string, receiver: string, parts: Record<string, string>, more: object = {}) => ({
    agency,
    receiver,
    parts: Object.entries(parts).map(([part, code]) => ({ part, code })),
    ends: false,
    ...LAW,
    expectedVersion: await bodies.version(agency),
    expectedReceiverVersion: await bodies.version(receiver),
    idempotencyKey: bodies.key(),
    ...more,
  });

  it('makes a kecamatan of villages of another one, as a unit of the same regency', async () => {
    const desa = village(DISTRICT, 'DESA');
    const kelurahan = village(DISTRICT, 'KELURAHAN');
    const body = {
      code: '17.02.41',
      kind: 'DISTRICT',
      name: 'Kecamatan Curup Contoh',
      parts: [
        { part: desa, code: '17.02.41.2001' },
        { part: kelurahan, code: '17.02.41.1001' },
      ],
    };
    const input = await splitting(DISTRICT, body);
    expect(await bodies.refusal(SPLIT, input, ['AGENCY_ADMIN', '17.02'])).toBe('FORBIDDEN');
    const { agency, into } = await bodies.done<{ agency: ShownBody; into: ShownBody[] }>(SPLIT, input);
    expect(agency).toMatchObject({ code: DISTRICT, closedAt: null });
    const [made] = into as [ShownBody];
    expect(made).toMatchObject({
      code: '17.02.41',
      level: 'DISTRICT',
      territory: [{ code: '17.02.41' }],
      location: { code: '17.02.41', name: 'Curup Contoh', parent: { code: '17.02' } },
    });
    const facts = await bodies.facts();
    expect(facts.get(made.id)).toMatchObject({
      kind: 'KECAMATAN',
      parentId: seededId('17.02'),
      organisation: '17.02/17.02.41',
      supervision: '17.02.41',
      takenOver: expect.arrayContaining([
        expect.objectContaining({ fromAgencyId: seededId(DISTRICT), formerCode: desa, code: '17.02.41.2001' }),
        expect.objectContaining({ formerCode: kelurahan, code: '17.02.41.1001' }),
      ]),
    });
    expect(facts.get(`village-${kelurahan}`)).toMatchObject({
      parentId: made.id,
      organisation: '17.02/17.02.41/17.02.41.1001',
      location: '17.02.41.1001',
    });
    expect(facts.get(`village-${desa}`)).toMatchObject({ parentId: null, organisation: '17.02.41.2001' });
    expect(await bodies.agency(kelurahan)).toMatchObject({ formerCode: kelurahan, parent: { code: '17.02.41' } });
    expect(await bodies.region(desa)).toMatchObject({ code: '17.02.41.2001', parent: { code: '17.02.41' } });
    expect(await bodies.region(desa, EVE)).toMatchObject({ code: desa });
    expect(await bodies.region('17.02.41', EVE)).toBeNull();
    const search =
      '{ agencies(first: 5, filter: { kinds: [VILLAGE], search: "curup contoh" }) { edges { node { code } } } }';
    expect((await bodies.directory.ask(search)).data).toEqual({
      agencies: { edges: [{ node: { code: '17.02.41.2001' } }] },
    });
  });

  it('gives a village that is a region only to a neighbour, which is told of both its codes', async () => {
    const [giver, receiver] = BARE;
    const desa = village(giver, 'DESA');
    const input = await transferring(giver, receiver, { [desa]: `${receiver}.2090` });
    await bodies.done(TRANSFER, input);
    expect(await bodies.region(desa)).toMatchObject({ code: `${receiver}.2090`, parent: { code: receiver } });
    expect((await bodies.facts()).get(seededId(receiver))?.takenOver).toMatchObject([
      { fromAgencyId: seededId(giver), formerCode: desa, code: `${receiver}.2090` },
    ]);
    const within = `query ($code: String!) {
      regions(filter: { within: $code }, first: 2) { edges { node { code } } }
      agencies(filter: { territory: $code }, first: 2) { edges { node { code } } }
    }`;
    const found = (code: string) => bodies.directory.ask(within, { code });
    expect((await found(desa)).data).toMatchObject({ regions: { edges: [{ node: { code: `${receiver}.2090` } }] } });
    expect(await found(desa)).toEqual(await found(`${receiver}.2090`));
  });

  it('gives a district and a village another code where they are, with all that is inside', async () => {
    const desa = village(NEIGHBOUR, 'DESA');
    const recode = { agency: NEIGHBOUR, code: '17.02.42', ...LAW, expectedVersion: await bodies.version(NEIGHBOUR) };
    expect(await bodies.refusal(RECODE, recode, ['AGENCY_ADMIN', '17.02'])).toBe('FORBIDDEN');
    await bodies.done(RECODE, recode);
    const moved = desa.replace(NEIGHBOUR, '17.02.42');
    expect(await bodies.agency(desa)).toMatchObject({ code: moved, formerCode: desa, location: { code: moved } });
    expect(await bodies.region(NEIGHBOUR, EVE)).toMatchObject({ code: NEIGHBOUR });
    expect((await bodies.facts()).get(seededId(NEIGHBOUR))).toMatchObject({
      organisation: '17.02/17.02.42',
      parentId: seededId('17.02'),
      jurisdiction: ['17.02.42'],
    });
    const again = { agency: moved, code: '17.02.42.2099', ...LAW, from: NEXT_DAY, expectedVersion: 2 };
    await bodies.done(RECODE, again);
    expect(await bodies.agency(desa, EVE)).toMatchObject({ code: desa });
    expect(await bodies.agency(desa)).toMatchObject({
      code: '17.02.42.2099',
      codes: [
        { code: desa, from: null, until: EVE },
        { code: moved, from: DAY, until: '2026-03-09' },
        { code: '17.02.42.2099', from: NEXT_DAY, until: null },
      ],
    });
  });

  it('ends a district in its neighbour once all its villages have gone there', async () => {
    // As the former tests have left the two; a village's fourth part keeps its first digit.
    const parts = (await bodies.regionsIn(DISTRICT)).map((part, index) => ({
      part,
      code: `17.02.42.${part.charAt(9)}${500 + index}`,
    }));
    const input = {
      ...(await transferring(DISTRICT, NEIGHBOUR, {})),
      receiver: '17.02.42',
      ends: true,
      from: NEXT_DAY,
    };
    expect(await bodies.refusal(TRANSFER, { ...input, parts: parts.slice(1) })).toBe('BAD_USER_INPUT input.ends');
    const { agency } = await bodies.done<{ agency: ShownBody }>(TRANSFER, { ...input, parts });
    expect(agency).toMatchObject({ closedAt: expect.any(String), successors: [{ code: '17.02.42' }] });
    expect(await bodies.region(DISTRICT)).toMatchObject({ endedOn: '2026-03-09', children: { edges: [] } });
  });

  it('splits a desa, which has no regions to give, into two that follow it', async () => {
    const half = (code: string, name: string) => ({ code, kind: 'VILLAGE', name, parts: [] });
    const { id } = (await bodies.agency('17.02.41.2001')) as { id: string };
    const input = {
      agency: id,
      into: [half('17.02.41.2002', 'Pemerintah Desa Belah Hulu'), half('17.02.41.2003', 'Pemerintah Desa Belah Hilir')],
      ends: true,
      ...LAW,
      from: NEXT_DAY,
      expectedVersion: (await bodies.facts()).get(id)?.version,
      idempotencyKey: bodies.key(),
    };
    const { agency, into } = await bodies.done<{ agency: ShownBody; into: ShownBody[] }>(SPLIT, input);
    expect(agency).toMatchObject({ successors: [{ code: '17.02.41.2002' }, { code: '17.02.41.2003' }] });
    expect(into[0]).toMatchObject({
      level: 'VILLAGE',
      location: { name: 'Belah Hulu', parent: { code: '17.02.41' } },
    });
  });

  it('leaves a district that is split in the territory of whoever has a list of regions, and what becomes of it', async () => {
    const listed = '64.02.13';
    const { database } = bodies.directory.subgraph;
    const inside = await insertVillages(database, ({ parentCode }) => parentCode === listed);
    const territory = async () => (await bodies.facts()).get(seededId('kl.oikn'))?.jurisdiction ?? [];
    const before = await territory();
    const to = (code: string, district: string) => ({ part: code, code: code.replace(listed, district) });
    const district = (code: string, parts: object[]) => ({ code, kind: 'DISTRICT', name: `Kecamatan ${code}`, parts });
    const [first, ...others] = inside.map(({ code }) => code) as [string, ...string[]];
    await bodies.done(SPLIT, await splitting(listed, district('64.02.41', [to(first, '64.02.41')])));
    expect(await territory()).toEqual([...before, to(first, '64.02.41').code]);
    const rest = others.map((code) => to(code, '64.02.42'));
    await bodies.done(SPLIT, await splitting(listed, district('64.02.42', rest), { ends: true, from: NEXT_DAY }));
    const after = [to(first, '64.02.41'), ...rest].map(({ code }) => code);
    expect((await territory()).sort()).toEqual([...before.filter((code) => code !== listed), ...after].sort());
  });

  it('refuses a code elsewhere, another kind of village, and a district that would have none', async () => {
    const [giver, receiver] = BARE;
    const desa = village(giver, 'DESA', 1);
    const district = (overrides: object) => ({
      code: '32.16.41',
      kind: 'DISTRICT',
      name: 'Kecamatan Tambun Contoh',
      parts: [{ part: desa, code: '32.16.41.2001' }],
      ...overrides,
    });
    const splits: [object, string][] = [
      [{ code: '32.17.41' }, 'BAD_USER_INPUT input.into.0.code'],
      [{ code: receiver, parts: [{ part: desa, code: `${receiver}.2091` }] }, 'BAD_USER_INPUT input.into.0.code'],
      [{ kind: 'REGENCY_GOVERNMENT' }, 'BAD_USER_INPUT input.into.0.kind'],
      [{ parts: [] }, 'BAD_USER_INPUT input.into.0.parts'],
      [{ parts: [{ part: desa, code: '32.16.41.1001' }] }, 'BAD_USER_INPUT input.into.0.parts.0.code'],
      [{ parts: [{ part: `${giver}.2099`, code: '32.16.41.2001' }] }, 'BAD_USER_INPUT input.into.0.parts.0.part'],
    ];
    for (const [overrides, expected] of splits) {
      expect(await bodies.refusal(SPLIT, await splitting(giver, district(overrides)))).toBe(expected);
    }
    for (const code of ['32.17.41', receiver, '32.19', `${giver}.2001`]) {
      const recode = { agency: giver, code, ...LAW, expectedVersion: await bodies.version(giver) };
      expect([code, await bodies.refusal(RECODE, recode)]).toEqual([code, 'BAD_USER_INPUT input.code']);
    }
    const other = await transferring(giver, '32.17.01', { [desa]: '32.17.01.2090' });
    expect(await bodies.refusal(TRANSFER, other)).toBe('BAD_USER_INPUT input.receiver');
    expect(
      await bodies.refusal(TRANSFER, await transferring(giver, receiver, { [desa]: `${receiver}.2091` }), ADMIN),
    ).toBe('FORBIDDEN');
  });
});
