import type { AgencyFacts } from '../../../schema/events.js';
import { stableId } from '../../kit/stable-id.js';
import { PpidKind, type PpidRow } from '../ppid.entity.js';

/**
 * Who usually is the superior of the PPID (professional knowledge; an agency that has it otherwise enters so): the
 * secretary of the region, ministry or agency.
 */
const USUAL_SUPERIOR: Readonly<Record<string, string>> = {
  PEMERINTAH_PROVINSI: 'Sekretaris Daerah',
  PEMERINTAH_KABUPATEN: 'Sekretaris Daerah',
  PEMERINTAH_KOTA: 'Sekretaris Daerah',
  KEMENTERIAN_KOORDINATOR: 'Sekretaris Kementerian Koordinator',
  KEMENTERIAN: 'Sekretaris Jenderal',
  LPNK: 'Sekretaris Utama',
};

/** The unit for communication and informatics, which usually is the PPID utama of a local government. */
const USUAL_UNIT = 'diskominfo';

/** The usual PPID utama of each local government, ministry and agency that exists; none of them confirmed. */
export function usualPpids(agencies: readonly AgencyFacts[], now: Date): PpidRow[] {
  const existing = agencies.filter(({ closedAt }) => closedAt === null);
  const byCode = new Map(existing.map((agency) => [agency.code, agency]));
  return existing.flatMap(({ id, code, kind }): PpidRow[] => {
    const superior = USUAL_SUPERIOR[kind];
    if (superior === undefined) return [];
    return [
      {
        id: stableId('ppid', code),
        agencyId: id,
        kind: PpidKind.UTAMA,
        unitId: byCode.get(`${code}/${USUAL_UNIT}`)?.id ?? null,
        superior,
        deskAddress: null,
        deskPhone: null,
        deskEmail: null,
        deskUrl: null,
        decreeNumber: null,
        since: null,
        until: null,
        confirmed: false,
        recordedAt: now,
      },
    ];
  });
}
