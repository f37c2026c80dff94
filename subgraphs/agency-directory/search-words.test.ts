import { normalise, ownWords, provinceWords, searchText, searchTokens } from './search-words.js';

describe('normalise', () => {
  it.each([
    ['Dinas Komunikasi, Informatika & Statistik', 'dinas komunikasi informatika statistik'],
    ['KAB. BEKASI', 'kab bekasi'],
    ['Émbung  Pérak', 'embung perak'],
    ['SP4N-LAPOR!', 'sp4n lapor'],
  ])('writes %p as %p', (text, words) => {
    expect(normalise(text)).toBe(words);
  });
});

describe('searchTokens', () => {
  it('leaves connecting words and repetitions out', () => {
    expect(searchTokens('Dinas Bina Marga dan Penataan Ruang, dinas')).toEqual([
      'dinas',
      'bina',
      'marga',
      'penataan',
      'ruang',
    ]);
  });

  it('takes no more than twelve words, and none from punctuation', () => {
    expect(searchTokens('a b c d e f g h i j k l m n')).toHaveLength(12);
    expect(searchTokens(' ?%_! ')).toEqual([]);
  });
});

describe('ownWords', () => {
  it.each([
    ['Kementerian Dalam Negeri', 'Kemendagri', 'KEMENTERIAN', ['kemendagri', 'mendagri']],
    ['Kementerian Reformasi', 'Kementerian PANRB', 'KEMENTERIAN', ['kemenpanrb', 'menpanrb']],
    ['Dinas Kependudukan dan Pencatatan Sipil', 'Disdukcapil', 'DINAS', ['disdukcapil', 'dukcapil']],
    ['Dinas Komunikasi dan Informatika', null, 'DINAS', ['diskominfo', 'kominfo']],
    ['Dinas Pekerjaan Umum', null, 'DINAS', ['pu', 'pupr']],
    ['Pemerintah Kota Bekasi', null, 'PEMERINTAH_KOTA', ['pemkot']],
  ] as const)('knows %s by what people shorten it to', (name, shortName, kind, expected) => {
    expect(ownWords({ name, shortName, kind }).split(' ')).toEqual(expect.arrayContaining([...expected]));
  });

  it('keeps the words of former names', () => {
    expect(ownWords({ name: 'Dinas Baru', shortName: null, kind: 'DINAS' }, ['Dinas Lama'])).toContain('lama');
  });
});

it('stores each word once behind a space, with what people write for the province', () => {
  expect(searchText(['dinas sosial', provinceWords('32', 'Jawa Barat'), 'dinas'])).toBe(
    ' dinas sosial jawa barat jabar',
  );
});
