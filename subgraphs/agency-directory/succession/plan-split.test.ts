import { type NewBody, planSplit } from './plan-split.js';

const regency = (overrides: Partial<NewBody> = {}): NewBody => ({
  code: '32.19',
  kind: 'PEMERINTAH_KABUPATEN',
  parts: [{ part: '32.16.05', code: '32.19.01' }],
  ...overrides,
});

describe('planSplit', () => {
  it('moves regions and units of a regency, regencies of a province, and units of a ministry', () => {
    const parts = [
      { part: '32.16.05', code: '32.19.01' },
      { part: '32.16/setda/bagian-umum', code: '32.19/bagian-umum' },
    ];
    expect(planSplit('32.16', [regency({ parts })])).toEqual([
      { from: '32.16.05', to: '32.19.01', path: 'input.into.0.parts.0.code' },
      { from: '32.16/setda/bagian-umum', to: '32.19/bagian-umum', path: 'input.into.0.parts.1.code' },
    ]);
    const province = { code: '97', kind: 'PEMERINTAH_PROVINSI' as const, parts: [{ part: '91.01', code: '97.01' }] };
    expect(planSplit('91', [province])).toMatchObject([{ from: '91.01', to: '97.01' }]);
    const ministries: NewBody[] = [
      { code: 'kl.kemenkum', kind: 'KEMENTERIAN', parts: [{ part: 'kl.kemenkumham/ahu', code: 'kl.kemenkum/ahu' }] },
      { code: 'kl.kemenham', kind: 'KEMENTERIAN', parts: [] },
    ];
    const moved = { from: 'kl.kemenkumham/ahu', to: 'kl.kemenkum/ahu' };
    expect(planSplit('kl.kemenkumham', ministries)).toMatchObject([moved]);
  });

  it('moves villages of a district, and nothing but units of a village', () => {
    const villages = [{ part: '32.16.05.2001', code: '32.16.41.2001' }];
    expect(planSplit('32.16.05', [{ code: '32.16.41', kind: 'KECAMATAN', parts: villages }])).toMatchObject([
      { from: '32.16.05.2001', to: '32.16.41.2001' },
    ]);
    expect(planSplit('32.16.05.2001', [{ code: '32.16.05.2012', kind: 'DESA', parts: [] }])).toEqual([]);
    expect(
      planSplit('31.71', [
        { code: '31.76', kind: 'KOTA_ADMINISTRATIF', parts: [{ part: '31.71.01', code: '31.76.01' }] },
      ]),
    ).toHaveLength(1);
  });

  it.each<[string, string, NewBody, string]>([
    ['a district in another regency', '32.16.05', { code: '32.17.41', kind: 'KECAMATAN', parts: [] }, 'code'],
    ['a district without a village', '32.16.05', { code: '32.16.41', kind: 'KECAMATAN', parts: [] }, 'parts'],
    ['a kelurahan out of a desa', '32.16.05.2001', { code: '32.16.05.1012', kind: 'KELURAHAN', parts: [] }, 'code'],
    [
      'a desa with the code of a kelurahan',
      '32.16.05.1001',
      { code: '32.16.05.1012', kind: 'DESA', parts: [] },
      'kind',
    ],
    ['a city with the code of a regency', '32.16', { ...regency(), kind: 'PEMERINTAH_KOTA' }, 'kind'],
    ['a regency with the code of a city', '32.16', { ...regency(), code: '32.80' }, 'kind'],
    ['a regency with a code of neither', '32.16', { ...regency(), code: '32.70' }, 'kind'],
    ['an autonomous city in Jakarta', '31.71', { code: '31.76', kind: 'PEMERINTAH_KOTA', parts: [] }, 'kind'],
    [
      'another kind of village',
      '32.16.05',
      { code: '32.16.41', kind: 'KECAMATAN', parts: [{ part: '32.16.05.2001', code: '32.16.41.1001' }] },
      'parts.0.code',
    ],
  ])('refuses %s', (_what, former, body, path) => {
    expect(() => planSplit(former, [body])).toThrow(
      expect.objectContaining({
        extensions: expect.objectContaining({ fields: [expect.objectContaining({ path: `input.into.0.${path}` })] }),
      }),
    );
  });

  it.each<[string, Partial<NewBody>, string]>([
    ['a code in another province', { code: '33.30' }, 'input.into.0.code'],
    ['a code of another depth', { code: '32' }, 'input.into.0.code'],
    ['a national code', { code: 'kl.baru' }, 'input.into.0.code'],
    ['its own code', { code: '32.16' }, 'input.into.0.code'],
    ['a kind of another level', { kind: 'PEMERINTAH_PROVINSI' }, 'input.into.0.kind'],
    ['a kind of unit', { kind: 'DINAS' }, 'input.into.0.kind'],
    ['no region', { parts: [{ part: '32.16/rsud', code: '32.19/rsud' }] }, 'input.into.0.parts'],
    ['a part of another body', { parts: [{ part: '32.15.05', code: '32.19.01' }] }, 'input.into.0.parts.0.part'],
    [
      'a village without its district',
      { parts: [{ part: '32.16.05.2001', code: '32.19.01.2001' }] },
      'input.into.0.parts.0.part',
    ],
    ['a place elsewhere', { parts: [{ part: '32.16.05', code: '32.18.01' }] }, 'input.into.0.parts.0.code'],
    ['a region as a unit', { parts: [{ part: '32.16.05', code: '32.19/selatan' }] }, 'input.into.0.parts.0.code'],
    ['a unit as a region', { parts: [{ part: '32.16/rsud', code: '32.19.01' }] }, 'input.into.0.parts.0.code'],
    [
      'a part twice',
      {
        parts: [
          { part: '32.16.05', code: '32.19.01' },
          { part: '32.16.05/uptd', code: '32.19/uptd' },
        ],
      },
      'input.into.0.parts.1.part',
    ],
    [
      'one code for two parts',
      {
        parts: [
          { part: '32.16.05', code: '32.19.01' },
          { part: '32.16.06', code: '32.19.01' },
        ],
      },
      'input.into.0.parts.1.code',
    ],
  ])('refuses %s', (_what, overrides, path) => {
    expect(() => planSplit('32.16', [regency(overrides)])).toThrow(
      expect.objectContaining({ extensions: expect.objectContaining({ fields: [expect.objectContaining({ path })] }) }),
    );
  });
});
