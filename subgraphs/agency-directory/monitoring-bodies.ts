import { isValidOn } from '../kit/held-on.js';
import { stableId } from '../kit/stable-id.js';

/** A body that watches over complaints in the whole country. */
export interface MonitoringBody {
  agencyId: string;
  /** First and last day, `YYYY-MM-DD`; null while it lasts. */
  validFrom: string;
  validUntil: string | null;
  legalBasis: string;
}

/** The bodies that run SP4N-LAPOR! together. Their ids stay, whatever they are called later. */
export const MONITORING_BODIES: readonly MonitoringBody[] = ['kl.panrb', 'kl.ksp', 'kl.ombudsman'].map((code) => ({
  agencyId: stableId('agency', code),
  validFrom: '2016-03-14',
  validUntil: null,
  legalBasis: 'Nota Kesepahaman Kementerian PANRB, KSP dan Ombudsman RI tentang LAPOR! sebagai SP4N (2016)',
}));

/** Whether this agency watches over complaints in the whole country on a day. */
export function isMonitoringBody(agencyId: string, on: string): boolean {
  return MONITORING_BODIES.some((body) => body.agencyId === agencyId && isValidOn(body, on));
}
