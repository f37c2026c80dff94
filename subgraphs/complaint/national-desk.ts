import type { AgencyFacts } from '../../schema/events.js';
import type { AgencyFinder } from '../kit/access.js';
import type { Directory } from '../kit/directory/directory.js';
import { CodedError } from '../kit/errors.js';

/** The code of the desk that takes what names no competent agency (admin nasional SP4N-LAPOR!). */
export const NATIONAL_DESK_CODE = 'sp4n';

/** The zone in which the country's own days are told, where no agency's is meant. */
export const NATIONAL_ZONE = 'Asia/Jakarta';

/** The national desk. Throws `NOT_READY` where the directory does not have it yet. */
export async function findNationalDesk(directory: Directory): Promise<AgencyFacts> {
  const desk = await directory.byCode(NATIONAL_DESK_CODE);
  if (!desk) throw new CodedError('NOT_READY');
  return desk;
}

/** Its id, where nothing but where agencies stand is asked for. Throws `NOT_READY` too. */
export async function findNationalDeskId(finder: AgencyFinder): Promise<string> {
  const found = await finder.byOrganisations([NATIONAL_DESK_CODE]);
  const desk = found.find(({ closedAt }) => closedAt === null);
  if (!desk) throw new CodedError('NOT_READY');
  return desk.id;
}
