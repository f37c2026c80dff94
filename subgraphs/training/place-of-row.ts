import type { RowStanding } from '../kit/access.js';

/** A row that follows its agency, and whoever carries on its tasks once it has ended. */
interface OfAgency {
  agencyOrganisation: string;
  agencySupervision: string | null;
}

/** Where a row stands by now, as lists find it. */
export function placeOfRow({ agencyOrganisation, agencySupervision }: OfAgency): RowStanding {
  return { organisation: agencyOrganisation, supervision: agencySupervision };
}
