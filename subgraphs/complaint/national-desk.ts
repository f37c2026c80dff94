import type { AgencyFacts } from '../../schema/events.js';
import type { Directory } from '../kit/directory-projection.js';
import { CodedError } from '../kit/errors.js';

/** The code of the desk that takes what names no competent agency (admin nasional SP4N-LAPOR!). */
const NATIONAL_DESK_CODE = 'sp4n';

/** The zone in which the country's own days are told, where no agency's is meant. */
export const NATIONAL_ZONE = 'Asia/Jakarta';

/** The national desk. Throws `NOT_READY` where the directory does not have it yet. */
export async function findNationalDesk(directory: Directory): Promise<AgencyFacts> {
  const desk = await directory.byCode(NATIONAL_DESK_CODE);
  if (!desk) throw new CodedError('NOT_READY');
  return desk;
}
