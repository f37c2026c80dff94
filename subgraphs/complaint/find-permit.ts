import type { AgencyFacts } from '../../schema/events.js';
import type { AgencyFinder } from '../kit/access.js';
import type { Directory } from '../kit/directory/directory.js';
import type { Viewer, ViewerGrant } from '../kit/viewer.js';
import type { ComplaintAction } from './access.js';
import type { ComplaintFile } from './complaint-file.js';
import { isRead } from './forwarding/reach.js';
import { grantFor } from './view-complaint.js';

/** By which of the viewer's grants something may be done, and as what. */
export interface Permit {
  grant: ViewerGrant;
  action: ComplaintAction;
}

interface Held {
  file: ComplaintFile;
  holder: AgencyFacts;
  directory: AgencyFinder & Pick<Directory, 'byId'>;
}

/**
 * The permit to do `action` with the complaint as it stands with `holder`; undefined where there is none. Whoever may not
 * forward it may still recall it, while nobody reads what its holder has; and whoever has set its holder a deadline may
 * revise that, though it may not see the complaint any more.
 */
export async function findPermit(viewer: Viewer, action: ComplaintAction, held: Held): Promise<Permit | undefined> {
  const grant = grantFor(viewer, action, held.file);
  if (grant) return { grant, action };
  if (action === 'FORWARD') return findRecall(viewer, held);
  if (action === 'REVISE_DEADLINE') return findSenders(viewer, held);
  return undefined;
}

async function findRecall(viewer: Viewer, { file, holder, directory }: Held): Promise<Permit | undefined> {
  const grant = grantFor(viewer, 'RECALL', file);
  return grant && !(await isRead(directory, holder)) ? { grant, action: 'RECALL' } : undefined;
}

/** As if the sender had it still; the holder's own grants count no more than else. */
async function findSenders(viewer: Viewer, { file, directory }: Held): Promise<Permit | undefined> {
  const { complaint, hops } = file;
  const sentById = hops.find(({ seq }) => seq === complaint.hop)?.sentById;
  const sender = sentById == null ? undefined : await directory.byId(sentById);
  if (!sender) return undefined;
  const { organisation: handlerOrganisation, supervision: handlerSupervision } = sender;
  const before = { ...complaint, handlerOrganisation, handlerSupervision };
  const grant = grantFor(viewer, 'REVISE_DEADLINE', { complaint: before, participants: [] });
  return grant && { grant, action: 'REVISE_DEADLINE' };
}
