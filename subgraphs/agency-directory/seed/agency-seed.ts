import type { AgencyKind } from '../../kit/agency-kind.enum.js';

export type AgencyLevel = 'NATIONAL' | 'MINISTRY' | 'PROVINCE' | 'REGENCY' | 'UNIT' | 'DISTRICT' | 'VILLAGE';

/** One body as it enters the directory. Dates are ISO days. */
export interface AgencySeed {
  /** Official code as a path: `32.16`, `32.16/diskominfo`, `kl.atrbpn/kanwil-jabar`. */
  code: string;
  name: string;
  shortName?: string;
  kind: AgencyKind;
  level: AgencyLevel;
  /**
   * The body it belongs to by organisation; null for a body that is nobody's unit. An autonomous regency has none: the
   * province it lies in supervises its territory and does not command it.
   */
  parentCode: string | null;
  /** Where it sits: the region of a local government and its units, the location of a vertical office. */
  regionCode: string | null;
  /** Regions that it governs: territory, which a unit, a national body and a vertical office do not have. */
  jurisdiction: readonly string[];
  /** IANA zone of its working days. */
  timeZone: string;
  /** Absent: since before the directory begins. */
  validFrom?: string;
  /** The last day; only bodies that have ended carry it. */
  validUntil?: string;
  predecessorCodes?: readonly string[];
  /** Where the name comes from, with its date. */
  source: string;
  /** Whether the name was found in that source; false is professional knowledge that an operator should confirm. */
  confirmed: boolean;
}
