import { SIGNING_RULES } from './seed/signing-rules.js';
import { basisOfSigner, rulesInForce, SignerCapacity, SigningOffice, UnspecifiedSigner } from './signing-rule.js';
import { officesInWords } from './signing-words.js';

const BASIS = { kind: 'REGULATION', legalBasis: 'SE Menteri PANRB 4/2016' };
const { DEFINITIVE } = SignerCapacity;
const REFUSED = { kind: 'REFUSED' };
const unspecified = (because: UnspecifiedSigner) => ({ kind: 'UNSPECIFIED', because });

describe('basisOfSigner', () => {
  it.each([
    ['PEMERINTAH_PROVINSI', SigningOffice.GOVERNOR, BASIS],
    ['PEMERINTAH_KABUPATEN', SigningOffice.REGENT, BASIS],
    ['PEMERINTAH_KOTA', SigningOffice.MAYOR, BASIS],
    ['PEMERINTAH_KOTA', SigningOffice.REGIONAL_SECRETARY, REFUSED],
    ['PEMERINTAH_KABUPATEN', SigningOffice.GOVERNOR, REFUSED],
    ['KEMENTERIAN', SigningOffice.SECRETARY_GENERAL, BASIS],
    ['KEMENTERIAN', SigningOffice.SECRETARY_OF_MINISTRY, BASIS],
    ['LPNK', SigningOffice.PRINCIPAL_SECRETARY, BASIS],
    ['DINAS', SigningOffice.OTHER, unspecified(UnspecifiedSigner.AGENCY_KIND)],
    ['BUMD', SigningOffice.REGENT, unspecified(UnspecifiedSigner.AGENCY_KIND)],
  ])('of %s signed by %s', (kind, office, basis) => {
    expect(basisOfSigner(SIGNING_RULES, kind, { office, capacity: DEFINITIVE }, '2025-01-15')).toEqual(basis);
  });

  it.each([
    ['PEMERINTAH_KABUPATEN', SigningOffice.REGENT, SignerCapacity.PJ, BASIS],
    ['PEMERINTAH_KABUPATEN', SigningOffice.REGENT, SignerCapacity.PLT, unspecified(UnspecifiedSigner.CAPACITY)],
    ['PEMERINTAH_PROVINSI', SigningOffice.GOVERNOR, SignerCapacity.PLH, unspecified(UnspecifiedSigner.CAPACITY)],
    ['PEMERINTAH_KOTA', SigningOffice.REGIONAL_SECRETARY, SignerCapacity.PJ, REFUSED],
    ['PEMERINTAH_KOTA', SigningOffice.REGIONAL_SECRETARY, SignerCapacity.PLH, REFUSED],
    ['KEMENTERIAN', SigningOffice.SECRETARY_GENERAL, SignerCapacity.PLT, BASIS],
    ['DINAS', SigningOffice.OTHER, SignerCapacity.PLT, unspecified(UnspecifiedSigner.AGENCY_KIND)],
  ])('of %s signed by %s as %s', (kind, office, capacity, basis) => {
    expect(basisOfSigner(SIGNING_RULES, kind, { office, capacity }, '2025-01-15')).toEqual(basis);
  });

  it('applies the rule that held on the day of the letter', () => {
    const rules = [
      {
        agencyKind: 'LNS',
        office: SigningOffice.OTHER,
        capacities: null,
        legalBasis: 'A',
        validFrom: '2016-01-01',
        validUntil: '2019-12-31',
      },
      {
        agencyKind: 'LNS',
        office: SigningOffice.SECRETARY_GENERAL,
        capacities: null,
        legalBasis: 'B',
        validFrom: '2020-01-01',
        validUntil: null,
      },
    ];
    const signer = { office: SigningOffice.OTHER, capacity: DEFINITIVE };
    expect(basisOfSigner(rules, 'LNS', signer, '2019-12-31')).toEqual({ kind: 'REGULATION', legalBasis: 'A' });
    expect(basisOfSigner(rules, 'LNS', signer, '2020-01-01')).toEqual(REFUSED);
    expect(basisOfSigner(rules, 'LNS', signer, '2015-12-31')).toEqual(unspecified(UnspecifiedSigner.AGENCY_KIND));
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
