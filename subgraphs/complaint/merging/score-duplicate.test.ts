import { type ComparedRow, scoreDuplicate, toComparable } from './score-duplicate.js';

type Report = readonly [title: string, text: string];

/** As people write them. */
const REPORTS = {
  hole: ['Jalan berlubang di Tambun', 'Jalan utama berlubang sejak tiga bulan dan tergenang saat hujan.'],
  holeInHaste: [
    'Jln rusak Tambun',
    'jln raya tambun berlubang sdh 3 bln, klo hujan tergenang air. tolong diperbaiki pak',
  ],
  holeAtLength: [
    'Lubang di jalan raya Tambun',
    'Yth. Bupati, di Jalan Raya Tambun Selatan depan pasar ada lubang besar, sudah tiga bulan tidak diperbaiki dan tergenang setiap hujan.',
  ],
  lamp: ['Lampu jalan mati', 'Lampu penerangan jalan umum di Jalan Raya Tambun mati sejak minggu lalu.'],
  lampInHaste: ['PJU padam', 'PJU jl raya tambun mati sdh seminggu, gelap rawan begal'],
  rubbish: [
    'Sampah menumpuk di Pasar Tambun',
    'Sampah di Pasar Tambun tidak diangkut sejak seminggu, baunya menyengat.',
  ],
  rubbishToo: [
    'Sampah pasar tidak diangkut',
    'Mohon sampah di pasar tambun segera diangkut, sudah seminggu menumpuk dan bau.',
  ],
  levy: ['Pungutan liar pembuatan KTP', 'Petugas kecamatan meminta uang Rp50.000 untuk mengurus KTP.'],
  levyInHaste: ['Pungli KTP', 'Saya dimintai uang 50 ribu oleh petugas kecamatan saat mengurus ktp'],
  queue: ['Antrean KTP lama', 'Pengurusan KTP di kecamatan lama, blangko habis sejak dua bulan.'],
  drain: [
    'Saluran air tersumbat',
    'Saluran air di depan sekolah tersumbat sampah sehingga jalan tergenang setiap kali hujan.',
  ],
  drainToo: ['Got mampet depan sekolah', 'Got di depan SDN 1 mampet, kalau hujan jalan tergenang'],
} as const satisfies Record<string, Report>;
type Name = keyof typeof REPORTS;

/** Those who tell of the same. */
const SAME: readonly (readonly Name[])[] = [
  ['hole', 'holeInHaste', 'holeAtLength'],
  ['lamp', 'lampInHaste'],
  ['rubbish', 'rubbishToo'],
  ['levy', 'levyInHaste'],
];
const NAMES = Object.keys(REPORTS) as Name[];
const isSame = (one: Name, other: Name) => SAME.some((group) => group.includes(one) && group.includes(other));

const RECEIVED = new Date('2026-03-02T02:00:00Z');
const daysLater = (days: number) => new Date(RECEIVED.getTime() + days * 86_400_000);

function report(name: Name, overrides: Partial<ComparedRow> = {}) {
  const [title, text] = REPORTS[name];
  const row = {
    id: name,
    title,
    text,
    category: null,
    regionCode: '32.16',
    receivedAt: RECEIVED,
    handlerOrganisation: '32.16',
  };
  return toComparable({ ...row, ...overrides });
}

describe('what may tell of the same', () => {
  it.each(NAMES)('is found for "%s" by its words, and nothing else is', (name) => {
    const found = NAMES.filter((other) => scoreDuplicate(report(name), report(other)) !== undefined);
    expect(found).toEqual(NAMES.filter((other) => other !== name && isSame(name, other)));
  });

  it('may be told in other words of the same category and district', () => {
    const nearby = { category: 'drainase', regionCode: '32.16.06' };
    expect(scoreDuplicate(report('drain', nearby), report('drainToo', nearby))).toEqual({
      score: expect.any(Number),
      reasons: ['SAME_CATEGORY', 'SAME_DISTRICT', 'SAME_WEEK'],
    });
    expect(
      scoreDuplicate(report('drain', nearby), report('drainToo', { ...nearby, category: 'jalan' })),
    ).toBeUndefined();
    expect(scoreDuplicate(report('levy', nearby), report('rubbish', nearby))).toBeUndefined();
  });

  it('says why, and scores the same from either side, closer ones higher', () => {
    const near = { category: 'jalan-rusak', regionCode: '32.16.06.2001' };
    const close = scoreDuplicate(report('hole', near), report('holeAtLength', { ...near, regionCode: '32.16.06' }));
    expect(close?.reasons).toEqual(['SIMILAR_TEXT', 'SAME_CATEGORY', 'SAME_DISTRICT', 'SAME_WEEK']);
    const far = scoreDuplicate(report('hole'), report('holeAtLength', { receivedAt: daysLater(20) }));
    expect(far?.reasons).toEqual(['SIMILAR_TEXT']);
    expect(close?.score).toBeGreaterThan(far?.score as number);
    expect(far).toEqual(scoreDuplicate(report('holeAtLength', { receivedAt: daysLater(20) }), report('hole')));
  });

  it('is 1 at most, for the same report sent twice', () => {
    const near = { category: 'jalan-rusak', regionCode: '32.16.06' };
    expect(scoreDuplicate(report('hole', near), report('hole', { ...near, id: 'again' }))?.score).toBe(1);
  });

  it.each<[string, Partial<ComparedRow>, boolean]>([
    ['of the same regency', { regionCode: '32.16.06.2001' }, true],
    ['of another regency', { regionCode: '32.17' }, false],
    ['of the province alone', { regionCode: '32' }, false],
    ['of no region, with the same holder', { regionCode: null }, true],
    ['of no region, with another holder', { regionCode: null, handlerOrganisation: '32' }, false],
    ['received 30 days later', { receivedAt: daysLater(30) }, true],
    ['received 31 days later', { receivedAt: daysLater(31) }, false],
    ['received 31 days before', { receivedAt: daysLater(-31) }, false],
    ['which is the same complaint', { id: 'hole' }, false],
  ])('is looked for by place and time: what is %s', (_title, overrides, found) => {
    expect(scoreDuplicate(report('hole'), report('holeAtLength', overrides)) !== undefined).toBe(found);
  });

  it.each([
    ['neither names a region', null],
    ['one names none', '32.16.06'],
  ])('must be more alike where %s, and be with the same holder', (_title, regionCode) => {
    const [nowhere, somewhere] = [{ regionCode: null }, { regionCode }];
    expect(scoreDuplicate(report('hole', somewhere), report('holeInHaste', nowhere))?.reasons).toEqual([
      'SIMILAR_TEXT',
      'SAME_WEEK',
    ]);
    expect(scoreDuplicate(report('lamp', nowhere), report('lampInHaste', somewhere))).toBeUndefined();
    const elsewhere = { regionCode: null, handlerOrganisation: '32.73' };
    expect(scoreDuplicate(report('hole', somewhere), report('holeInHaste', elsewhere))).toBeUndefined();
  });
});
