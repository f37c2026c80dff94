import { loadRegions, type RegionSeed } from './regions.js';

const regions = loadRegions({ villages: true });
const byCode = new Map(regions.map((region) => [region.code, region]));
const count = (matches: (region: RegionSeed) => boolean) => regions.filter(matches).length;

describe('loadRegions', () => {
  it('has the counts of Kepmendagri 300.2.2-2138/2025', () => {
    expect(count((r) => r.level === 'PROVINCE')).toBe(38);
    expect(count((r) => r.level === 'REGENCY')).toBe(514);
    expect(count((r) => r.kind === 'KABUPATEN' || r.kind === 'KABUPATEN_ADMINISTRATIF')).toBe(416);
    expect(count((r) => r.kind === 'KOTA' || r.kind === 'KOTA_ADMINISTRATIF')).toBe(98);
    expect(count((r) => r.level === 'DISTRICT')).toBe(7285);
    expect(count((r) => r.kind === 'KELURAHAN')).toBe(8496);
    expect(count((r) => r.kind === 'DESA' || r.kind === 'DESA_ADAT')).toBe(75266);
  });

  it('leaves the villages out unless they are asked for', () => {
    expect(loadRegions({ villages: false })).toHaveLength(38 + 514 + 7285);
  });

  it('knows 508 autonomous kabupaten and kota, and none in Jakarta', () => {
    const regencies = regions.filter((r) => r.level === 'REGENCY');
    expect(regencies.filter((r) => r.autonomous)).toHaveLength(508);
    expect(regencies.filter((r) => !r.autonomous).map((r) => r.code)).toEqual([
      '31.01',
      '31.71',
      '31.72',
      '31.73',
      '31.74',
      '31.75',
    ]);
  });

  it('numbers kabupaten up to 69 and kota from 71', () => {
    for (const region of regions.filter((r) => r.level === 'REGENCY')) {
      const isKota = region.kind.startsWith('KOTA');
      expect([region.code, Number(region.code.slice(3)) > 70]).toEqual([region.code, isKota]);
    }
  });

  it('puts every parent before its parts, one level up, and repeats no code', () => {
    const seen = new Set<string>();
    const orphans: string[] = [];
    for (const region of regions) {
      if (region.parentCode !== null && !seen.has(region.parentCode)) orphans.push(region.code);
      seen.add(region.code);
    }
    expect(orphans).toEqual([]);
    expect(seen.size).toBe(regions.length);
  });

  it('gives a region its name without the kind', () => {
    expect(byCode.get('32.16')).toEqual({
      code: '32.16',
      name: 'Bekasi',
      level: 'REGENCY',
      kind: 'KABUPATEN',
      localTerm: 'kabupaten',
      parentCode: '32',
      timeZone: 'Asia/Jakarta',
      autonomous: true,
    });
    expect(byCode.get('31.71')).toMatchObject({ name: 'Jakarta Pusat', kind: 'KOTA_ADMINISTRATIF' });
    expect(byCode.get('93.01')).toMatchObject({ name: 'Merauke', parentCode: '93' });
  });

  it.each([
    ['17.02', 'Asia/Jakarta'],
    ['61.71', 'Asia/Pontianak'],
    ['62', 'Asia/Pontianak'],
    ['63', 'Asia/Makassar'],
    ['64.01', 'Asia/Makassar'],
    ['51', 'Asia/Makassar'],
    ['82', 'Asia/Jayapura'],
    ['93.01', 'Asia/Jayapura'],
  ])('puts %s into %s', (code, timeZone) => {
    expect(byCode.get(code)?.timeZone).toBe(timeZone);
  });

  it('speaks of distrik and kampung in all six provinces of Papua, and of kecamatan in none', () => {
    const papua = regions.filter((r) => /^9[1-6]/.test(r.code));
    const terms = new Set(papua.filter((r) => r.level === 'DISTRICT').map((r) => r.localTerm));
    expect([...terms]).toEqual(['distrik']);
    expect(papua.filter((r) => r.kind === 'DESA').every((r) => r.localTerm === 'kampung')).toBe(true);
    expect(papua.some((r) => r.localTerm === 'kampung adat')).toBe(true);
  });

  it.each([
    ['Aceh', '11', 'DESA', 'gampong'],
    ['Sumatera Barat', '13.06', 'DESA', 'nagari'],
    ['Kota Pariaman', '13.77', 'DESA', 'desa'],
    ['Kabupaten Sleman', '34.04', 'DESA', 'kalurahan'],
    ['Kabupaten Sleman', '34.04', 'KECAMATAN', 'kapanewon'],
    ['Kota Yogyakarta', '34.71', 'KECAMATAN', 'kemantren'],
    ['Kota Yogyakarta', '34.71', 'KELURAHAN', 'kelurahan'],
    ['Kabupaten Bekasi', '32.16', 'KECAMATAN', 'kecamatan'],
    ['Kabupaten Bekasi', '32.16', 'DESA', 'desa'],
  ])('in %s (%s) calls every %s a %s', (_place, prefix, kind, localTerm) => {
    const found = regions.filter((r) => r.code.startsWith(prefix) && r.kind === kind);
    expect(found.length).toBeGreaterThan(0);
    expect([...new Set(found.map((r) => r.localTerm))]).toEqual([localTerm]);
  });
});
