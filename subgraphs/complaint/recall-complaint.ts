import type { Circumstances, ComplaintFile, FileChange } from './complaint-file.js';
import { goOn } from './defer-complaint.js';
import { type Movement, move } from './move-complaint.js';

/** A deferred complaint as it was before, with its clocks going on; any other as it is. */
function undeferred(file: ComplaintFile, { from }: Movement, circumstances: Circumstances): ComplaintFile {
  if (file.complaint.state !== 'DEFERRED') return file;
  const { changes, deadlines } = goOn(file, from, circumstances);
  return { ...file, complaint: { ...file.complaint, ...changes }, deadlines };
}

/**
 * Sent on by the national desk from a holder whom nobody reads, in whatever state it hangs there: what was deferred goes on,
 * and what was not verified is by the desk. Its new holder returns it to the desk, not to where nobody is. Throws
 * `TRANSITION_NOT_ALLOWED`.
 */
export function recallComplaint(file: ComplaintFile, movement: Movement, circumstances: Circumstances): FileChange {
  const manner = { action: 'RECALL', nextSender: null } as const;
  return move(undeferred(file, movement, circumstances), movement, manner, circumstances);
}
