import type { AgencyKind } from '../../kit/agency-kind.enum.js';
import { stableId } from '../../kit/stable-id.js';
import { SignerCapacity, SigningOffice, type SigningRuleFacts } from '../signing-rule.js';

const BASIS = 'SE Menteri PANRB 4/2016';

/** The circular is of 2016; its day is not known here, so its rules are taken to hold for the whole year. */
const VALID_FROM = '2016-01-01';

/** Of heads of regions a Pj counts as an appointed one does; of a Plt and a Plh nothing is known. */
const OF_REGIONS: readonly AgencyKind[] = ['PEMERINTAH_PROVINSI', 'PEMERINTAH_KABUPATEN', 'PEMERINTAH_KOTA'];
const OF_HEADS = [SignerCapacity.DEFINITIVE, SignerCapacity.PJ];

const OFFICES: readonly (readonly [agencyKind: AgencyKind, ...offices: SigningOffice[]])[] = [
  ['PEMERINTAH_PROVINSI', SigningOffice.GOVERNOR],
  ['PEMERINTAH_KABUPATEN', SigningOffice.REGENT],
  ['PEMERINTAH_KOTA', SigningOffice.MAYOR],
  ['KEMENTERIAN_KOORDINATOR', SigningOffice.SECRETARY_OF_MINISTRY],
  ['KEMENTERIAN', SigningOffice.SECRETARY_GENERAL, SigningOffice.SECRETARY_OF_MINISTRY],
  ['LPNK', SigningOffice.PRINCIPAL_SECRETARY, SigningOffice.SECRETARY_GENERAL],
];

/** Who signs the letters of appointment. Of the kinds of agencies that are missing here no regulation says who. */
export const SIGNING_RULES: readonly (SigningRuleFacts & { id: string })[] = OFFICES.flatMap(
  ([agencyKind, ...offices]) =>
    offices.map((office) => ({
      id: stableId('signing-rule', `${agencyKind}:${office}:${VALID_FROM}`),
      agencyKind,
      office,
      capacities: OF_REGIONS.includes(agencyKind) ? OF_HEADS : null,
      legalBasis: BASIS,
      validFrom: VALID_FROM,
      validUntil: null,
    })),
);
