import { toOneDecimal } from './measure-workloads.js';
import { OfficerWorkload } from './officer-workload.type.js';
import type { AgencyWorkload } from './workload.type.js';

/** An agency for which an officer answers, with what waits there; none of them is inside another. */
export interface AnsweredPlace {
  agencyId: string;
  workload: AgencyWorkload;
}

/**
 * What waits where an officer answers, and the officer's even part of it: complaints belong to agencies and not to officers, so
 * that each agency's are divided by its liaison officers. Null without a place.
 */
export function shareOf(places: readonly AnsweredPlace[]): OfficerWorkload | null {
  const [first] = places;
  if (!first) return null;
  const sum = (figure: (workload: AgencyWorkload) => number) =>
    places.reduce((total, { workload }) => total + figure(workload), 0);
  return Object.assign(new OfficerWorkload(), {
    agencyIds: places.map(({ agencyId }) => agencyId),
    openComplaints: sum(({ openComplaints }) => openComplaints),
    overdue: sum(({ overdue }) => overdue),
    // Not divided by nobody, should the officer's post have ended between two reads.
    share: toOneDecimal(sum(({ openComplaints, liaisonOfficers }) => openComplaints / Math.max(liaisonOfficers, 1))),
    asOf: first.workload.asOf,
  });
}
