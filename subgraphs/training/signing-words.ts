import type { Words } from '../../schema/errors.js';
import { SIGNING_OFFICE_LABELS } from './labels.js';
import { SigningOffice, type SigningRuleFacts } from './signing-rule.js';

const ORDER = Object.values(SigningOffice);

/** What stands in place of a regulation where none says who signs for a kind of agency. */
export const UNSPECIFIED_SIGNER: Words = {
  en: 'Unspecified: no regulation says who signs for this kind of agency',
  id: 'Belum ditetapkan: tidak ada peraturan tentang penanda tangan untuk jenis instansi ini',
};

/** The offices that sign by these rules, with their regulations: “Regent (SE Menteri PANRB 4/2016)”. */
export function officesInWords(rules: readonly SigningRuleFacts[]): Words {
  const ordered = rules.toSorted((a, b) => ORDER.indexOf(a.office) - ORDER.indexOf(b.office));
  const bases = [...new Set(ordered.map(({ legalBasis }) => legalBasis))].join('; ');
  const named = (language: keyof Words, or: string) =>
    `${ordered.map(({ office }) => SIGNING_OFFICE_LABELS[office][language]).join(or)} (${bases})`;
  return { en: named('en', ' or '), id: named('id', ' atau ') };
}
