import {
  ADD_UNIT,
  ADMIN,
  type ChangingBodies,
  CLOSE,
  DAY,
  DESK,
  EVE,
  LAW,
  openChangingBodies,
  RECODE,
  RENAME,
  type ShownBody,
  SPLIT,
  TODAY,
  TRANSFER,
} from '../../../test/kit/changing-bodies.js';
import { describeEachDialect } from '../../../test/kit/databases.js';
import { seededId } from '../../../test/kit/seeded-directory.js';

describeEachDialect((dialect) => {
  let bodies: ChangingBodies;

  beforeAll(async () => {
    bodies = await openChangingBodies(dialect);
  });
  afterAll(() => bodies?.directory.drop());

  const addUnit = async (suffix: string, from: string) => {
    const unit = { parent: '32.16', suffix, kind: 'REGIONAL_DEPARTMENT', name: `Dinas ${suffix}`, from };
    const { unit: added } = await bodies.done<{ unit: { id: string } }>(
      ADD_UNIT,
      { ...unit, idempotencyKey: bodies.key() },
      ADMIN,
    );
    return added.id;
  };
  const transfer = async (parts: { part: string; code: string }[], overrides: object = {}) => ({
    agency: '32.16',
    receiver: '32.17',
    parts,
    ...LAW,
    expectedVersion: await bodies.version('32.16'),
    expectedReceiverVersion: await bodies.version('32.17'),
    idempotencyKey: bodies.key(),
    ...overrides,
  });

  it('corrects the code of a body that has it since the same day, and of everything inside it', async () => {
    const recode = async (code: string, from: string) => ({
      agency: seededId('kl.atrbpn'),
      code,
      from,
      legalBasis: `UU contoh tentang ${code}`,
      expectedVersion: await bodies.version('kl.atrbpn'),
    });
    await bodies.done(RECODE, await recode('kl.pertanahan', DAY));
    const result = await bodies.done(RECODE, await recode('kl.agraria', DAY));
    expect(result).toMatchObject({
      agency: {
        code: 'kl.agraria',
        codes: [
          { code: 'kl.atrbpn', until: EVE },
          { code: 'kl.agraria', from: DAY, until: null, legalBasis: 'UU contoh tentang kl.agraria' },
        ],
      },
    });
    expect(await bodies.agency('kl.agraria/kanwil-jabar')).toMatchObject({
      codes: [
        { code: 'kl.atrbpn/kanwil-jabar', from: null, until: EVE },
        { code: 'kl.agraria/kanwil-jabar', from: DAY, until: null },
      ],
    });
    expect(await bodies.agency('kl.pertanahan')).toBeNull();
    expect(await bodies.refusal(RECODE, await recode('kl.tanah', EVE))).toBe('BAD_USER_INPUT input.from');
  });

  it('gives a code anew on the day on which it ended, on which the newcomer has it', async () => {
    const lastDay = '2026-03-15';
    const former = await addUnit('ganti', DAY);
    const closing = { agency: former, lastDay, successors: [], expectedVersion: 1 };
    await bodies.done(CLOSE, closing, ADMIN);
    const early = { parent: '32.16', suffix: 'ganti', kind: 'REGIONAL_DEPARTMENT', name: 'Dinas Ganti', from: DAY };
    const refused = await bodies.refusal(ADD_UNIT, { ...early, idempotencyKey: bodies.key() }, ADMIN);
    expect(refused).toBe('BAD_USER_INPUT input.from');
    const next = await addUnit('ganti', lastDay);
    expect(await bodies.agency('32.16/ganti', '2026-03-14')).toMatchObject({ id: former });
    expect(await bodies.agency('32.16/ganti', lastDay)).toMatchObject({ id: next });
  });

  it('moves a unit on its first day, and a region twice on one day', async () => {
    const id = await addUnit('baru', TODAY);
    const moved = await transfer([{ part: '32.16/baru', code: '32.17/baru' }], { from: TODAY });
    await bodies.done(TRANSFER, moved);
    expect(await bodies.agency('32.17/baru')).toMatchObject({
      id,
      codes: [{ code: '32.17/baru', from: TODAY, until: null }],
    });
    const there = await transfer([{ part: '32.16.02', code: '32.17.90' }]);
    await bodies.done(TRANSFER, there);
    const back = {
      ...(await transfer([{ part: '32.17.90', code: '32.16.90' }])),
      agency: '32.17',
      receiver: '32.16',
      expectedVersion: await bodies.version('32.17'),
      expectedReceiverVersion: await bodies.version('32.16'),
    };
    await bodies.done(TRANSFER, back);
    for (const read of [bodies.region, bodies.agency]) {
      expect(await read('32.16.90')).toMatchObject({
        codes: [
          { code: '32.16.02', from: null, until: EVE },
          { code: '32.16.90', from: DAY, until: null },
        ],
      });
    }
  });

  it('ends a body with a unit that it has since that day, which ends then', async () => {
    const { id } = (
      await bodies.done<{ unit: { id: string } }>(
        ADD_UNIT,
        {
          parent: 'kl.bpkp',
          suffix: 'baru',
          kind: 'DIVISION',
          name: 'Bidang Baru',
          from: DAY,
          idempotencyKey: bodies.key(),
        },
        ['AGENCY_ADMIN', 'kl.bpkp'],
      )
    ).unit;
    const ending = async (from: string) => ({
      ...(await transfer([], { from, ends: true })),
      agency: 'kl.bpkp',
      receiver: 'kl.kemenkeu',
      expectedVersion: await bodies.version('kl.bpkp'),
      expectedReceiverVersion: await bodies.version('kl.kemenkeu'),
    });
    expect(await bodies.refusal(TRANSFER, await ending(EVE))).toBe('BAD_USER_INPUT input.from');
    await bodies.done(TRANSFER, await ending(DAY));
    expect(await bodies.agency('kl.bpkp/baru')).toMatchObject({
      id,
      codes: [{ code: 'kl.bpkp/baru', from: DAY, until: DAY }],
    });
  });

  it('splits no body, and gives none anything, before it had its code', async () => {
    const into = [
      {
        code: '32.19',
        kind: 'REGENCY_GOVERNMENT',
        name: 'Pemerintah Kabupaten Bekasi Utara',
        parts: [{ part: '32.16.05', code: '32.19.01' }],
      },
    ];
    const split = {
      agency: '32.16',
      into,
      ...LAW,
      expectedVersion: await bodies.version('32.16'),
      idempotencyKey: bodies.key(),
    };
    const made = (await bodies.done<{ into: ShownBody[] }>(SPLIT, split)).into[0] as ShownBody;
    const again = (from: string) => ({
      agency: made.id,
      into: [{ ...into[0], code: '32.20', parts: [{ part: '32.19.01', code: '32.20.01' }] }],
      ...LAW,
      from,
      ends: true,
      expectedVersion: made.version,
      idempotencyKey: bodies.key(),
    });
    // Its last day would be the eve of its first one.
    for (const from of [EVE, DAY]) expect(await bodies.refusal(SPLIT, again(from))).toBe('BAD_USER_INPUT input.from');
    const early = await transfer([{ part: '32.16.06', code: '32.19.06' }], { receiver: made.id, from: EVE });
    const toNew = { ...early, expectedReceiverVersion: made.version };
    expect(await bodies.refusal(TRANSFER, toNew)).toBe('BAD_USER_INPUT input.from');
    expect(await bodies.refusal(TRANSFER, { ...toNew, from: DAY })).toBe('');
  });

  it('corrects a name that would have been borne on no day, and takes none from before its agency', async () => {
    const id = await addUnit('nama', DAY);
    let version = 0;
    const rename = (name: string, from: string) => ({ agency: id, name, from, expectedVersion: ++version });
    await bodies.done(RENAME, rename('Dinas Satu', DAY), DESK);
    expect(await bodies.agency('32.16/nama')).toMatchObject({ name: 'Dinas Satu', formerNames: [] });
    await bodies.done(RENAME, rename('Dinas Dua', TODAY), DESK);
    await bodies.done(RENAME, rename('Dinas Tiga', TODAY), DESK);
    expect(await bodies.agency('32.16/nama')).toMatchObject({
      name: 'Dinas Tiga',
      formerNames: [{ name: 'Dinas Satu', until: '2026-03-17' }],
    });
    expect(await bodies.agency('32.16/nama', '2026-03-17')).toMatchObject({ name: 'Dinas Satu' });
    expect(await bodies.refusal(RENAME, rename('Dinas Empat', DAY), DESK)).toBe('BAD_USER_INPUT input.from');
    const other = { agency: await addUnit('lain', DAY), name: 'Dinas Awal', from: EVE, expectedVersion: 1 };
    expect(await bodies.refusal(RENAME, other, DESK)).toBe('BAD_USER_INPUT input.from');
  });
});
