import { loadAgencies } from './agencies.js';
import type { AgencySeed } from './agency-seed.js';
import { loadRegions } from './regions.js';

const agencies = loadAgencies();
const withEnded = loadAgencies({ ended: true });
const byCode = new Map(agencies.map((agency) => [agency.code, agency]));
const ofKind = (...kinds: AgencySeed['kind'][]) => agencies.filter((agency) => kinds.includes(agency.kind));

describe('loadAgencies', () => {
  it('has 546 local governments: 38 provinces, 415 kabupaten and 93 kota', () => {
    expect(ofKind('PEMERINTAH_PROVINSI')).toHaveLength(38);
    expect(ofKind('PEMERINTAH_KABUPATEN')).toHaveLength(415);
    expect(ofKind('PEMERINTAH_KOTA')).toHaveLength(93);
    expect(ofKind('PEMERINTAH_PROVINSI', 'PEMERINTAH_KABUPATEN', 'PEMERINTAH_KOTA')).toHaveLength(546);
  });

  it("puts DKI's six under 31, and no autonomous government under another", () => {
    const administrative = ofKind('KABUPATEN_ADMINISTRATIF', 'KOTA_ADMINISTRATIF');
    expect(administrative.map((a) => [a.name, a.level, a.parentCode])).toEqual([
      ['Kabupaten Administrasi Kepulauan Seribu', 'REGENCY', '31'],
      ['Kota Administrasi Jakarta Pusat', 'REGENCY', '31'],
      ['Kota Administrasi Jakarta Utara', 'REGENCY', '31'],
      ['Kota Administrasi Jakarta Barat', 'REGENCY', '31'],
      ['Kota Administrasi Jakarta Selatan', 'REGENCY', '31'],
      ['Kota Administrasi Jakarta Timur', 'REGENCY', '31'],
    ]);
    const autonomous = ofKind('PEMERINTAH_PROVINSI', 'PEMERINTAH_KABUPATEN', 'PEMERINTAH_KOTA');
    expect(autonomous.filter((a) => a.parentCode !== null)).toEqual([]);
  });

  it('has an office for each of the 7,285 districts, under its regency and in the local word', () => {
    expect(ofKind('KECAMATAN')).toHaveLength(7285);
    expect(byCode.get('32.16.05')).toMatchObject({ name: 'Kecamatan Tambun Utara', parentCode: '32.16' });
    expect(byCode.get('93.01.01')?.name).toBe('Distrik Merauke');
  });

  it('names a regency in full and in short, in its zone, governing its own region', () => {
    expect(byCode.get('64.01')).toEqual({
      code: '64.01',
      name: 'Pemerintah Kabupaten Paser',
      shortName: 'Pemkab Paser',
      kind: 'PEMERINTAH_KABUPATEN',
      level: 'REGENCY',
      parentCode: null,
      regionCode: '64.01',
      jurisdiction: ['64.01'],
      timeZone: 'Asia/Makassar',
      source: 'Kepmendagri 300.2.2-2138/2025 by way of idn-area-data 4.0.1 (ODbL), 2025-04-25',
      confirmed: true,
    });
  });

  it('puts every parent before its parts and repeats no code', () => {
    const seen = new Set<string>();
    const orphans: string[] = [];
    for (const { code, parentCode } of withEnded) {
      if (parentCode !== null && !seen.has(parentCode)) orphans.push(code);
      seen.add(code);
    }
    expect(orphans).toEqual([]);
    expect(seen.size).toBe(withEnded.length);
  });

  it('places and governs only regions that exist', () => {
    const regions = new Set(loadRegions({ villages: false }).map((region) => region.code));
    const unknown = agencies.filter((agency) =>
      [...agency.jurisdiction, ...(agency.regionCode === null ? [] : [agency.regionCode])].some((c) => !regions.has(c)),
    );
    expect(unknown).toEqual([]);
  });

  it('gives territory to governments, districts and Otorita IKN, and to no unit or national body', () => {
    const governing = new Set(agencies.filter((a) => a.jurisdiction.length > 0).map((a) => a.kind));
    expect([...governing].sort()).toEqual([
      'KABUPATEN_ADMINISTRATIF',
      'KECAMATAN',
      'KOTA_ADMINISTRATIF',
      'OTORITA',
      'PEMERINTAH_KABUPATEN',
      'PEMERINTAH_KOTA',
      'PEMERINTAH_PROVINSI',
    ]);
  });

  it('gives Otorita IKN a list of districts inside two regencies', () => {
    const oikn = byCode.get('kl.oikn');
    expect(oikn).toMatchObject({ kind: 'OTORITA', regionCode: '64', timeZone: 'Asia/Makassar' });
    expect(oikn?.jurisdiction.map((code) => byCode.get(code)?.name)).toEqual([
      'Kecamatan Loa Kulu',
      'Kecamatan Loa Janan',
      'Kecamatan Samboja',
      'Kecamatan Muara Jawa',
      'Kecamatan Sanga Sanga',
      'Kecamatan Samboja Barat',
      'Kecamatan Sepaku',
    ]);
  });

  it('locates a vertical office in a region while it belongs to its ministry', () => {
    expect(byCode.get('kl.atrbpn/kanwil-jabar/kantah-kab-bekasi')).toMatchObject({
      kind: 'INSTANSI_VERTIKAL',
      parentCode: 'kl.atrbpn/kanwil-jabar',
      regionCode: '32.16',
      jurisdiction: [],
    });
    expect(byCode.get('kl.atrbpn/kanwil-kaltim')?.timeZone).toBe('Asia/Makassar');
  });

  it('loads in less than a second', () => {
    const start = performance.now();
    loadAgencies();
    expect(performance.now() - start).toBeLessThan(1000);
  });
});
