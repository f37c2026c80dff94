import type { Words } from '../../schema/errors.js';
import { SIGNING_OFFICE_LABELS } from './labels.js';
import { SigningOffice, type SigningRuleFacts, UnspecifiedSigner } from './signing-rule.js';

const ORDER = Object.values(SigningOffice);

/** What stands in place of a regulation where none is known. */
export const UNSPECIFIED_SIGNER_LABELS: Readonly<Record<UnspecifiedSigner, Words>> = {
  [UnspecifiedSigner.AGENCY_KIND]: {
    en: 'Unspecified: no regulation says who signs for this kind of agency',
    id: 'Belum ditetapkan: tidak ada peraturan tentang penanda tangan untuk jenis instansi ini',
  },
  [UnspecifiedSigner.CAPACITY]: {
    en: 'Unspecified: no regulation is known that lets this office sign in this capacity',
    id: 'Belum ditetapkan: tidak diketahui peraturan yang mengatur penandatanganan dalam status jabatan ini',
  },
};

/** The offices that sign by these rules, with their regulations: “Regent (SE Menteri PANRB 4/2016)”. */
export function officesInWords(rules: readonly SigningRuleFacts[]): Words {
  const ordered = rules.toSorted((a, b) => ORDER.indexOf(a.office) - ORDER.indexOf(b.office));
  const bases = [...new Set(ordered.map(({ legalBasis }) => legalBasis))].join('; ');
  const named = (language: keyof Words, or: string) =>
    `${ordered.map(({ office }) => SIGNING_OFFICE_LABELS[office][language]).join(or)} (${bases})`;
  return { en: named('en', ' or '), id: named('id', ' atau ') };
}
