import { UNITS } from './units.js';

const of = (government: string) => UNITS.filter((unit) => unit.government === government);

describe('the units of local governments', () => {
  it.each([
    ['17', 'DINAS', 20],
    ['17.02', 'DINAS', 15],
    ['32', 'DINAS', 20],
    ['32.16', 'DINAS', 20],
    ['36', 'DINAS', 20],
    ['64', 'DINAS', 20],
    ['64.01', 'DINAS', 18],
  ])('%s has its secretariats, inspectorate, police unit and at least %s × %i', (government, kind, least) => {
    const kinds = of(government).map((unit) => unit.kind);
    for (const single of ['SEKRETARIAT_DAERAH', 'SEKRETARIAT_DPRD', 'INSPEKTORAT', 'SATPOL_PP'] as const) {
      expect(kinds.filter((found) => found === single)).toHaveLength(1);
    }
    expect(kinds.filter((found) => found === kind).length).toBeGreaterThanOrEqual(least);
    expect(kinds).toContain('RUMAH_SAKIT_DAERAH');
  });

  it('have a code below their government, in small letters, and no code twice', () => {
    const malformed = UNITS.filter((unit) => !/^\d\d(\.\d\d)?(\/[a-z0-9]+(-[a-z0-9]+)*){1,2}$/.test(unit.code));
    expect(malformed).toEqual([]);
    expect(new Set(UNITS.map((unit) => unit.code)).size).toBe(UNITS.length);
  });

  it('have a name that begins with the word of their kind', () => {
    const words: Partial<Record<(typeof UNITS)[number]['kind'], string>> = {
      DINAS: 'Dinas ',
      BADAN: 'Badan ',
      BIRO: 'Biro ',
      BAGIAN: 'Bagian ',
      BIDANG: 'Bidang ',
      RUMAH_SAKIT_DAERAH: 'Rumah Sakit ',
    };
    expect(UNITS.filter((unit) => !unit.name.startsWith(words[unit.kind] ?? ''))).toEqual([]);
  });

  it('have a confirmed diskominfo everywhere, under its own name', () => {
    const offices = UNITS.filter((unit) => unit.code.endsWith('/diskominfo'));
    expect(offices.every((unit) => unit.confirmed)).toBe(true);
    const names = offices.map((unit) => [unit.code, unit.shortName]);
    expect(names).toEqual([
      ['17/diskominfo', 'Diskominfotik'],
      ['17.02/diskominfo', 'Diskominfo'],
      ['32/diskominfo', 'Diskominfo'],
      ['32.16/diskominfo', 'Diskominfosantik'],
      ['36/diskominfo', 'Diskominfo SP'],
      ['64/diskominfo', 'Diskominfo'],
      ['64.01/diskominfo', 'Diskominfo'],
    ]);
  });

  it('reach a fourth level where that is known', () => {
    expect(UNITS.find((unit) => unit.code === '32.16/dsdabmbk/bidang-jalan')).toEqual({
      code: '32.16/dsdabmbk/bidang-jalan',
      name: 'Bidang Jalan dan Jembatan',
      shortName: 'Bidang Jalan dan Jembatan',
      kind: 'BIDANG',
      parentCode: '32.16/dsdabmbk',
      government: '32.16',
      source: expect.stringContaining('dakta.com'),
      confirmed: true,
    });
  });

  it('are confirmed by a dated source for more than half of the names', () => {
    expect(UNITS.filter((unit) => unit.confirmed).length).toBeGreaterThan(UNITS.length / 2);
  });
});
