import { regionNameAfter, regionNameIn } from './region-name.js';

describe('the name of a region in that of its government', () => {
  it.each([
    ['Pemerintah Kabupaten Bekasi Utara', 'kabupaten', 'Bekasi Utara'],
    ['Pemerintah Daerah Provinsi Papua', 'provinsi', 'Papua'],
    ['Kecamatan Tambun Selatan', 'kecamatan', 'Tambun Selatan'],
    ['Kota Administrasi Jakarta Pusat', 'kota administrasi', 'Jakarta Pusat'],
    ['Pemerintah Kampung Adat Yoboi', 'kampung adat', 'Yoboi'],
    ['Pemerintah Aceh', 'provinsi', undefined],
    ['Pemerintah Kabupatenan', 'kabupaten', undefined],
  ])('is in %s', (government, localTerm, name) => {
    expect(regionNameIn(government, localTerm)).toBe(name);
  });

  it.each([
    ['provinsi', 'Aceh', 'Pemerintah Aceh', 'Pemerintah Aceh Raya', 'Aceh Raya'],
    ['desa', 'Amahai', 'Pemerintah Negeri Amahai', 'Pemerintah Negeri Amahai Baru', 'Amahai Baru'],
    ['desa', 'Amahai', 'Pemerintah Negeri Amahai', 'Pemerintah Desa Amahai', 'Amahai'],
    ['kabupaten', 'Bekasi', 'Pemerintah Kabupaten Bekasi', 'Pemkab Bekasi', undefined],
    ['kabupaten', 'Bekasi', 'Pemkab', 'Pemkab Bekasi', undefined],
  ])('of a %s changes from %s with %s to %s', (localTerm, region, formerName, name, expected) => {
    expect(regionNameAfter({ name: region, localTerm }, { formerName, name })).toBe(expected);
  });
});
