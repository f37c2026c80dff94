import type { AgencyKind } from '../../kit/agency-kind.enum.js';

/** A part of a national body: at the centre, in a region, or abroad. */
export interface NationalUnit {
  code: string;
  name: string;
  shortName: string;
  kind: AgencyKind;
  /** The region that it sits in; null at the centre and abroad. */
  regionCode: string | null;
  /** IANA zone, where no region says it: of a mission abroad. */
  timeZone?: string;
  /** The regulation that it rests on. */
  basis: string;
}
