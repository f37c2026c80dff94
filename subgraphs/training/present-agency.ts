import type { AgencyFacts } from '../../schema/events.js';
import type { Directory } from '../kit/directory/directory.js';
import { findHeirs } from '../kit/standing/heirs.js';

/**
 * Who answers by now for what an agency sent or owes: the agency itself; where it has ended, the first who carries on its
 * tasks, at whom its rows stand too. The ended one where nobody does.
 */
export async function findPresentAgency(directory: Directory, agency: AgencyFacts): Promise<AgencyFacts> {
  if (agency.closedAt === null) return agency;
  const [heir] = await findHeirs(directory, agency);
  return heir ?? agency;
}
