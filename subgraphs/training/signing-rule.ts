import { isValidOn } from '../kit/held-on.js';

/** Offices that sign a letter of appointment. */
export enum SigningOffice {
  GOVERNOR = 'GOVERNOR',
  REGENT = 'REGENT',
  MAYOR = 'MAYOR',
  SECRETARY_GENERAL = 'SECRETARY_GENERAL',
  SECRETARY_OF_MINISTRY = 'SECRETARY_OF_MINISTRY',
  PRINCIPAL_SECRETARY = 'PRINCIPAL_SECRETARY',
  REGIONAL_SECRETARY = 'REGIONAL_SECRETARY',
  OTHER = 'OTHER',
}

/** One row of the table of who signs: for a kind of agency, an office that may sign, from when and by which regulation. */
export interface SigningRuleFacts {
  agencyKind: string;
  office: SigningOffice;
  legalBasis: string;
  /** `YYYY-MM-DD` */
  validFrom: string;
  validUntil: string | null;
}

/** The rules for agencies of `agencyKind` on calendar date `on`; empty where no regulation says who signs. */
export function rulesInForce(
  rules: readonly SigningRuleFacts[],
  agencyKind: string,
  on: string,
): readonly SigningRuleFacts[] {
  return rules.filter((rule) => rule.agencyKind === agencyKind && isValidOn(rule, on));
}

/**
 * By which regulation `office` signs: the regulation, `UNSPECIFIED` for kinds of agencies of which none says who signs (it
 * is never guessed), or `REFUSED` where one names other offices. SE MenPANRB 4/2016 has the head of the region sign,
 * whatever his capacity (a Pj counts), so a Sekda does not.
 */
export function basisOfSigner(
  rules: readonly SigningRuleFacts[],
  agencyKind: string,
  office: SigningOffice,
  on: string,
): { legalBasis: string } | 'UNSPECIFIED' | 'REFUSED' {
  const inForce = rulesInForce(rules, agencyKind, on);
  if (inForce.length === 0) return 'UNSPECIFIED';
  const rule = inForce.find((candidate) => candidate.office === office);
  return rule ? { legalBasis: rule.legalBasis } : 'REFUSED';
}
