import { SIGNING_RULES } from './seed/signing-rules.js';
import { basisOfSigner, rulesInForce, SigningOffice } from './signing-rule.js';
import { officesInWords } from './signing-words.js';

const BASIS = { legalBasis: 'SE Menteri PANRB 4/2016' };

describe('basisOfSigner', () => {
  it.each([
    ['PEMERINTAH_PROVINSI', SigningOffice.GOVERNOR, BASIS],
    ['PEMERINTAH_KABUPATEN', SigningOffice.REGENT, BASIS],
    ['PEMERINTAH_KOTA', SigningOffice.MAYOR, BASIS],
    ['PEMERINTAH_KOTA', SigningOffice.REGIONAL_SECRETARY, 'REFUSED'],
    ['PEMERINTAH_KABUPATEN', SigningOffice.GOVERNOR, 'REFUSED'],
    ['KEMENTERIAN', SigningOffice.SECRETARY_GENERAL, BASIS],
    ['KEMENTERIAN', SigningOffice.SECRETARY_OF_MINISTRY, BASIS],
    ['LPNK', SigningOffice.PRINCIPAL_SECRETARY, BASIS],
    ['DINAS', SigningOffice.OTHER, 'UNSPECIFIED'],
    ['BUMD', SigningOffice.REGENT, 'UNSPECIFIED'],
  ])('of %s signed by %s', (kind, office, basis) => {
    expect(basisOfSigner(SIGNING_RULES, kind, office, '2025-01-15')).toEqual(basis);
  });

  it('applies the rule that held on the day of the letter', () => {
    const rules = [
      {
        agencyKind: 'LNS',
        office: SigningOffice.OTHER,
        legalBasis: 'A',
        validFrom: '2016-01-01',
        validUntil: '2019-12-31',
      },
      {
        agencyKind: 'LNS',
        office: SigningOffice.SECRETARY_GENERAL,
        legalBasis: 'B',
        validFrom: '2020-01-01',
        validUntil: null,
      },
    ];
    expect(basisOfSigner(rules, 'LNS', SigningOffice.OTHER, '2019-12-31')).toEqual({ legalBasis: 'A' });
    expect(basisOfSigner(rules, 'LNS', SigningOffice.OTHER, '2020-01-01')).toBe('REFUSED');
    expect(basisOfSigner(rules, 'LNS', SigningOffice.OTHER, '2015-12-31')).toBe('UNSPECIFIED');
  });
});

describe('officesInWords', () => {
  it.each([
    ['PEMERINTAH_PROVINSI', 'Gubernur (SE Menteri PANRB 4/2016)', 'Governor (SE Menteri PANRB 4/2016)'],
    [
      'LPNK',
      'Sekretaris Jenderal atau Sekretaris Utama (SE Menteri PANRB 4/2016)',
      'Secretary general or Principal secretary (SE Menteri PANRB 4/2016)',
    ],
  ])('names who signs for %s, in both languages', (kind, id, en) => {
    expect(officesInWords(rulesInForce(SIGNING_RULES, kind, '2025-01-15'))).toEqual({ id, en });
  });
});
