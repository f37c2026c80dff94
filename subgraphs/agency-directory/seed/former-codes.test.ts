import { datedCodesOf } from './former-codes.js';
import { loadRegions } from './regions.js';

const regions = loadRegions({ villages: false }).filter(({ level }) => level === 'PROVINCE' || level === 'REGENCY');
const dated = regions.map((region) => ({ region, codes: datedCodesOf(region.code) }));

describe('datedCodesOf', () => {
  it('knows what Merauke was until Papua Selatan was made', () => {
    expect(datedCodesOf('93.01')).toEqual([
      { code: '91.01', validFrom: null, validUntil: '2022-07-24', legalBasis: null },
      { code: '93.01', validFrom: '2022-07-25', validUntil: null, legalBasis: 'UU 14/2022' },
    ]);
    expect(datedCodesOf('93')).toMatchObject([{ code: '93', validFrom: '2022-07-25' }]);
    expect(datedCodesOf('91.03')).toEqual([]);
  });

  it('dates all of the four provinces, and nothing else', () => {
    const isNew = ({ code }: { code: string }) => /^9[3-6]/.test(code);
    expect(dated.filter(({ codes }) => codes.length > 0).map(({ region }) => region.code)).toEqual(
      regions.filter(isNew).map(({ code }) => code),
    );
  });

  it('gives former codes that no region has now, each once', () => {
    const former = dated.flatMap(({ codes }) => codes.filter(({ validUntil }) => validUntil !== null));
    const codes = former.map(({ code }) => code);
    expect(codes).toHaveLength(26);
    expect(new Set(codes).size).toBe(26);
    expect(regions.filter(({ code }) => codes.includes(code))).toEqual([]);
  });
});
