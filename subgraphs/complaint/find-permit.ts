import type { AgencyFacts } from '../../schema/events.js';
import type { AgencyFinder } from '../kit/access.js';
import type { Viewer, ViewerGrant } from '../kit/viewer.js';
import type { ComplaintAction } from './access.js';
import { isRead } from './forwarding/reach.js';
import { type Attended, grantFor } from './view-complaint.js';

/** By which of the viewer's grants something may be done, and as what. */
export interface Permit {
  grant: ViewerGrant;
  action: ComplaintAction;
}

/**
 * The permit to do `action` with the complaint as it stands with `holder`; undefined where there is none. Whoever may not
 * forward it may still recall it, while nobody reads what its holder has.
 */
export async function findPermit(
  viewer: Viewer,
  action: ComplaintAction,
  { attended, holder, finder }: { attended: Attended; holder: AgencyFacts; finder: AgencyFinder },
): Promise<Permit | undefined> {
  const grant = grantFor(viewer, action, attended);
  if (grant) return { grant, action };
  const recalling = action === 'FORWARD' ? grantFor(viewer, 'RECALL', attended) : undefined;
  return recalling && !(await isRead(finder, holder)) ? { grant: recalling, action: 'RECALL' } : undefined;
}
