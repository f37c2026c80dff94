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

/** In which capacity an official signs: appointed, or one of the ways of standing in. */
export enum SignerCapacity {
  DEFINITIVE = 'DEFINITIVE',
  PLT = 'PLT',
  PLH = 'PLH',
  PJ = 'PJ',
}

/** One row of the table of who signs: for a kind of agency, an office that may sign, from when and by which regulation. */
export interface SigningRuleFacts {
  agencyKind: string;
  office: SigningOffice;
  /** The capacities of which the regulation is known to have them sign; null where it is known to make no difference. */
  capacities: SignerCapacity[] | null;
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

/** Why nothing says by which regulation somebody signs: of the kind of agency none says who does, or not in his capacity. */
export enum UnspecifiedSigner {
  AGENCY_KIND = 'AGENCY_KIND',
  CAPACITY = 'CAPACITY',
}

/** By which regulation somebody signs; what is not specified is never guessed. */
export type SignerBasis =
  | { kind: 'REGULATION'; legalBasis: string }
  | { kind: 'UNSPECIFIED'; because: UnspecifiedSigner }
  | { kind: 'REFUSED' };

/**
 * By which regulation an official signs on calendar date `on`; refused where it names other offices. SE MenPANRB 4/2016 has the
 * head of the region sign, appointed or as Pj, so a Sekda does not, whatever his capacity; a Sekda who is Pj holds the office
 * of the head. Of a Plt and a Plh it is not known to say anything: they are not refused, and whoever reviews the letter is told.
 */
export function basisOfSigner(
  rules: readonly SigningRuleFacts[],
  agencyKind: string,
  { office, capacity }: { office: SigningOffice; capacity: SignerCapacity },
  on: string,
): SignerBasis {
  const inForce = rulesInForce(rules, agencyKind, on);
  if (inForce.length === 0) return { kind: 'UNSPECIFIED', because: UnspecifiedSigner.AGENCY_KIND };
  const rule = inForce.find((candidate) => candidate.office === office);
  if (!rule) return { kind: 'REFUSED' };
  const { capacities, legalBasis } = rule;
  if (capacities !== null && !capacities.includes(capacity)) {
    return { kind: 'UNSPECIFIED', because: UnspecifiedSigner.CAPACITY };
  }
  return { kind: 'REGULATION', legalBasis };
}
