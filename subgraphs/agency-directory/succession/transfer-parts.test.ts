import {
  ADMIN,
  type ChangingBodies,
  CLOSE,
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

interface Done {
  agency: ShownBody;
  receiver: ShownBody;
}

describeEachDialect((dialect) => {
  let bodies: ChangingBodies;

  beforeAll(async () => {
    bodies = await openChangingBodies(dialect);
  });
  afterAll(() => bodies?.directory.drop());

  /** The transfer of parts, each to a code, from one seeded body to another. */
  const transfer = async (
    [agency, receiver]: [string, string],
    parts: Record<string, string>,
    overrides: Record<string, unknown> = {},
  ) => ({
    agency,
    receiver,
    parts: Object.entries(parts).map(([part, code]) => ({ part, code })),
    ...LAW,
    expectedVersion: await bodies.version(agency),
    expectedReceiverVersion: await bodies.version(receiver),
    idempotencyKey: bodies.key(),
    ...overrides,
  });
  const childrenOf = ({ children }: ShownBody) => children.edges.map(({ node }) => node.code);

  it('merges a regency into its neighbour, with its region, what is left of its units and what sat there', async () => {
    const districts = await bodies.regionsIn('17.02');
    const parts = Object.fromEntries(districts.map((code, index) => [code, `17.08.${40 + index}`]));
    const input = await transfer(['17.02', '17.08'], { ...parts, '17.02/rsud': '17.08/rsud-curup' }, { ends: true });
    const result = await bodies.done<Done>(TRANSFER, input);
    expect(result.agency).toMatchObject({ code: '17.02', successors: [{ code: '17.08' }], children: { edges: [] } });
    expect(result.agency.version).toBe(input.expectedVersion + 1);
    expect(result.receiver).toMatchObject({
      code: '17.08',
      version: input.expectedReceiverVersion + 1,
      closedAt: null,
      territory: [{ code: '17.08' }],
      predecessors: expect.arrayContaining([{ code: '17.02' }, { code: '17.02/dinkes' }]),
    });
    expect(childrenOf(result.receiver)).toEqual(expect.arrayContaining(['17.08.40', '17.08.54', '17.08/rsud-curup']));
    expect(await bodies.done<Done>(TRANSFER, input)).toEqual(result);
    const { id } = result.receiver;
    const end = { agency: id, receiver: '17.09', parts: [], ends: true, ...LAW, idempotencyKey: bodies.key() };
    const versions = { expectedVersion: result.receiver.version, expectedReceiverVersion: 1 };
    expect(await bodies.refusal(TRANSFER, { ...end, ...versions })).toBe('BAD_USER_INPUT input.ends');
    expect(await bodies.region('17.02')).toMatchObject({ endedOn: EVE, children: { edges: [] } });
    expect(await bodies.regionsIn('17.08')).toHaveLength(8 + districts.length);
    expect(await bodies.agency('17.02.06')).toMatchObject({ code: '17.08.40', formerCode: '17.02.06' });
    expect(await bodies.agency('17.02', EVE)).toMatchObject({ code: '17.02' });
    expect(await bodies.agency('17.02', DAY)).toBeNull();
    expect(await bodies.agency('17.08/rsud-curup')).toMatchObject({ location: { code: '17.08' } });
    const known = await bodies.facts();
    const police = await bodies.agency('kl.polri/polda-bengkulu/polres-rejang-lebong');
    expect(police).toMatchObject({ location: { code: '17.08' } });
    expect(known.get(police?.id as string)).toMatchObject({ location: '17.08', closedAt: null });
    expect(known.get(seededId('17.02/dinkes'))).toMatchObject({
      closedAt: expect.any(String),
      successors: [seededId('17.08')],
    });
    const taken = known.get(seededId('17.08'))?.takenOver;
    expect(taken).toHaveLength(districts.length);
    expect(taken?.[0]).toEqual({
      fromAgencyId: seededId('17.02'),
      formerCode: '17.02.06',
      code: '17.08.40',
      since: '2026-03-18T02:00:00.000Z',
    });
  });

  it('leaves the merged regency its last code when the province gets another one', async () => {
    const recode = { agency: '17', code: '10', ...LAW, expectedVersion: await bodies.version('17') };
    await bodies.done(RECODE, recode);
    expect(await bodies.region('17.08')).toMatchObject({ code: '10.08', parent: { code: '10' } });
    expect(await bodies.region('17.02')).toMatchObject({ code: '17.02', endedOn: EVE, parent: { code: '10' } });
    expect(await bodies.agency('17.02.06')).toMatchObject({ code: '10.08.40' });
    const taken = (await bodies.facts()).get(seededId('17.08'))?.takenOver;
    expect(taken?.map(({ code }) => code)).toContain('10.08.40');
  });

  it('gives a district to a neighbour, and lets a body with a list of regions follow', async () => {
    const input = await transfer(['64.02', '64.09'], { '64.02.13': '64.09.05' });
    const { agency, receiver } = await bodies.done<Done>(TRANSFER, input);
    expect(agency).toMatchObject({ closedAt: null, successors: [] });
    expect(receiver).toMatchObject({
      takenOverRegions: [{ from: { code: '64.02' }, formerCode: '64.02.13', code: '64.09.05' }],
    });
    const { jurisdiction } = (await bodies.facts()).get(seededId('kl.oikn')) ?? {};
    expect(jurisdiction).toEqual(expect.arrayContaining(['64.09.04', '64.09.05', '64.02.14']));
    expect(jurisdiction).not.toContain('64.02.13');
  });

  it('moves a directorate general with everything in it between ministries, and dissolves a body into one', async () => {
    const parts = { 'kl.kemendagri/ditjen-otda': 'kl.panrb/ditjen-otda' };
    const { receiver } = await bodies.done<Done>(TRANSFER, await transfer(['kl.kemendagri', 'kl.panrb'], parts));
    expect(childrenOf(receiver)).toContain('kl.panrb/ditjen-otda');
    expect(await bodies.agency('kl.kemendagri/ditjen-otda')).toMatchObject({
      id: seededId('kl.kemendagri/ditjen-otda'),
      code: 'kl.panrb/ditjen-otda',
      parent: { code: 'kl.panrb' },
    });
    expect((await bodies.facts()).get(seededId('kl.kemendagri/ditjen-otda'))).toMatchObject({
      parentId: seededId('kl.panrb'),
      organisation: 'kl.panrb/ditjen-otda',
    });
    const dissolved = await transfer(['kl.bpkp', 'kl.kemenkeu'], {}, { ends: true });
    expect(await bodies.done(TRANSFER, dissolved)).toMatchObject({
      agency: { closedAt: expect.any(String), successors: [{ code: 'kl.kemenkeu' }] },
      receiver: { predecessors: expect.arrayContaining([{ code: 'kl.bpkp' }]) },
    });
    const toEnded = await transfer(['kl.bpk', 'kl.bpkp'], {}, { ends: true, receiver: seededId('kl.bpkp') });
    expect(await bodies.refusal(TRANSFER, toEnded)).toBe('BAD_USER_INPUT input.receiver');
  });

  it('refuses all of it where a receiver, a part or a code cannot be, and who is not the national desk', async () => {
    const refusals: [[string, string], Record<string, string>, Record<string, unknown>, string][] = [
      [['32.16', '32.16'], { '32.16.01': '32.16.60' }, {}, 'BAD_USER_INPUT input.receiver'],
      [
        ['32.16', '32.17'],
        {},
        { receiver: '32.16/dinkes', expectedReceiverVersion: 1 },
        'BAD_USER_INPUT input.receiver',
      ],
      [['32.16', '33.01'], { '32.16.01': '33.01.60' }, {}, 'BAD_USER_INPUT input.receiver'],
      [['32.16', '32'], { '32.16.01': '32.60' }, {}, 'BAD_USER_INPUT input.receiver'],
      [['32.16', 'kl.panrb'], { '32.16/rsud': 'kl.panrb/rsud' }, {}, 'BAD_USER_INPUT input.receiver'],
      [['kl.bpk', 'sp4n'], {}, { ends: true }, 'BAD_USER_INPUT input.receiver'],
      [['sp4n', 'kl.bpk'], {}, { ends: true }, 'BAD_USER_INPUT input.receiver'],
      [['32.16/dinkes', '32.17'], {}, { ends: true }, 'BAD_USER_INPUT input.agency'],
      [['32.16', '32.17'], {}, {}, 'BAD_USER_INPUT input.parts'],
      [['32.16', '32.17'], { '32.16/rsud': '32.17/rsud' }, { ends: true }, 'BAD_USER_INPUT input.ends'],
      [['32.16', '32.17'], { '32.16.01': '32.17.01' }, {}, 'BAD_USER_INPUT input.parts.0.code'],
      [['32.16', '32.17'], { '32.16.99': '32.17.60' }, {}, 'BAD_USER_INPUT input.parts.0.part'],
      [['32.16', '32.17'], { '32.16/rsud': '32.17.60' }, {}, 'BAD_USER_INPUT input.parts.0.code'],
      [['32.16', '32.17'], { '32.16.01': '32.17.60' }, { from: '2026-03-19' }, 'BAD_USER_INPUT input.from'],
      [['32.16', '32.17'], { '32.16.01': '32.17.60' }, { expectedVersion: 99 }, 'CONFLICT'],
      [['32.16', '32.17'], { '32.16.01': '32.17.60' }, { expectedReceiverVersion: 99 }, 'CONFLICT'],
    ];
    for (const [[agency, receiver], parts, overrides, expected] of refusals) {
      const input = await transfer([agency, receiver], parts, overrides);
      expect([agency, receiver, await bodies.refusal(TRANSFER, input)]).toEqual([agency, receiver, expected]);
    }
    const allowed = await transfer(['32.16', '32.17'], { '32.16.01': '32.17.60' });
    expect(await bodies.refusal(TRANSFER, allowed, ADMIN)).toBe('FORBIDDEN');
    expect(await bodies.agency('32.16.01')).toMatchObject({ code: '32.16.01', formerCode: null });
  });

  it('tells whoever has a region at last of all its codes and everyone who gave it away', async () => {
    const twice = { from: '2026-03-10', legalBasis: 'UU contoh 2/2026' };
    const into = [
      {
        code: '33.60',
        kind: 'REGENCY_GOVERNMENT',
        name: 'Pemerintah Kabupaten Contoh Baru',
        parts: [{ part: '33.01.01', code: '33.60.01' }],
      },
    ];
    const split = {
      agency: '33.01',
      into,
      ...LAW,
      expectedVersion: await bodies.version('33.01'),
      idempotencyKey: bodies.key(),
    };
    const made = (await bodies.done<{ into: ShownBody[] }>(SPLIT, split)).into[0] as ShownBody;
    const recode = { agency: '33.60', code: '33.61', ...twice, expectedVersion: made.version };
    await bodies.done(RECODE, recode);
    const told = (await bodies.facts()).get(made.id)?.takenOver?.map(({ formerCode, code }) => [formerCode, code]);
    expect(told).toEqual([
      ['33.01.01', '33.61.01'],
      ['33.60.01', '33.61.01'],
    ]);
    const onward = {
      agency: '33.61',
      receiver: '33.02',
      parts: [{ part: '33.61.01', code: '33.02.90' }],
      ends: true,
      ...twice,
      from: '2026-03-12',
      expectedVersion: made.version + 1,
      expectedReceiverVersion: await bodies.version('33.02'),
      idempotencyKey: bodies.key(),
    };
    const { receiver } = await bodies.done<Done & { receiver: Record<string, unknown> }>(TRANSFER, onward);
    expect(receiver).toMatchObject({
      takenOverRegions: [{ from: { code: '33.61' }, formerCode: '33.61.01', code: '33.02.90' }],
    });
    const known = await bodies.facts();
    expect(known.get(made.id)?.takenOver).toBeUndefined();
    const after = known.get(seededId('33.02'))?.takenOver ?? [];
    const since = '2026-03-18T02:00:00.000Z';
    const givers = [seededId('33.01'), made.id].sort();
    expect(after).toEqual(
      ['33.01.01', '33.60.01', '33.61.01'].flatMap((formerCode) =>
        givers.map((fromAgencyId) => ({ fromAgencyId, formerCode, code: '33.02.90', since })),
      ),
    );
    expect(await bodies.region('33.01.01')).toMatchObject({ code: '33.02.90' });
    const back = {
      ...(await transfer(['33.02', '33.01'], { '33.02.90': '33.01.01' })),
      from: '2026-03-14',
    };
    await bodies.done(TRANSFER, back);
    const returned = (await bodies.facts()).get(seededId('33.01'))?.takenOver ?? [];
    expect(returned.map(({ fromAgencyId }) => fromAgencyId)).not.toContain(seededId('33.01'));
    expect(returned).toContainEqual({
      fromAgencyId: seededId('33.02'),
      formerCode: '33.01.01',
      code: '33.01.01',
      since,
    });
  });

  it('gives no unit a code on a day on which another one had it', async () => {
    const lastDay = '2026-03-15';
    const closing = { agency: 'kl.kemendagri/itjen', lastDay, successors: [], expectedVersion: 1 };
    await bodies.done(CLOSE, closing, ['AGENCY_ADMIN', 'kl.kemendagri']);
    const parts = { 'kl.panrb/deputi-yanlik': 'kl.kemendagri/itjen' };
    const early = await transfer(['kl.panrb', 'kl.kemendagri'], parts);
    expect(await bodies.refusal(TRANSFER, early)).toBe('BAD_USER_INPUT input.from');
    await bodies.done(TRANSFER, { ...early, from: '2026-03-16' });
    expect(await bodies.agency('kl.kemendagri/itjen', lastDay)).toMatchObject({ id: seededId('kl.kemendagri/itjen') });
    expect(await bodies.agency('kl.kemendagri/itjen')).toMatchObject({ id: seededId('kl.panrb/deputi-yanlik') });
  });

  it('gives no region a code that another one had', async () => {
    const first = await transfer(['34.01', '34.02'], { '34.01.01': '34.02.90' });
    await bodies.done(TRANSFER, first);
    const second = await transfer(['34.02', '34.01'], { '34.02.01': '34.01.01' }, { from: '2026-03-10' });
    expect(await bodies.refusal(TRANSFER, second)).toBe('BAD_USER_INPUT input.parts.0.code');
  });
});
