import type { AgencyFacts } from '../../../schema/events.js';
import { type Circumstances, type ComplaintFile, entryOf, type FileChange, nextVersion } from '../complaint-file.js';
import { holdingOf } from '../holding.js';
import { addParticipant, endParticipants } from './participation.js';

/** Whose copy it is, and who holds the complaint itself. */
interface Copy {
  holder: AgencyFacts;
  agency: AgencyFacts;
  note: string | null;
}

function changeCopies(
  file: ComplaintFile,
  kind: 'COPIED' | 'COPY_ENDED',
  { holder, agency, note }: Copy,
  circumstances: Circumstances,
): Omit<FileChange, 'participants'> {
  const complaint = nextVersion(file.complaint, {}, file.deadlines);
  const { id: complaintId, state: statusAfter } = complaint;
  const byAgencyId = circumstances.actor.agencyId ?? holder.id;
  return {
    ...file,
    complaint,
    entry: entryOf(complaint, { kind, fromAgencyId: holder.id, toAgencyId: agency.id, note }, circumstances),
    event: {
      kind: `COMPLAINT_${kind}`,
      payload: { statusAfter, ...holdingOf(complaintId, holder), byAgencyId, toAgencyId: agency.id },
      concerns: [holder],
    },
  };
}

/** With a copy for `agency`, which reads it from now on, also after it was forwarded; its holder and clocks stay. */
export function copyComplaint(file: ComplaintFile, copy: Copy, circumstances: Circumstances): FileChange {
  const { agency, note } = copy;
  const added = { complaintId: file.complaint.id, kind: 'COPY' as const, agency, note };
  const participants = addParticipant(file.participants, added, circumstances);
  return { ...changeCopies(file, 'COPIED', copy, circumstances), participants };
}

/** Without the copy of `agency`. */
export function endCopy(file: ComplaintFile, copy: Copy, circumstances: Circumstances): FileChange {
  const { agency } = copy;
  const isOfAgency = ({ kind, agencyId }: { kind: string; agencyId: string }) =>
    kind === 'COPY' && agencyId === agency.id;
  const participants = endParticipants(file.participants, isOfAgency, circumstances.now);
  return { ...changeCopies(file, 'COPY_ENDED', copy, circumstances), participants };
}
