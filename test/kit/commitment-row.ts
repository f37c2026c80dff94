import type { AgencyFacts } from '../../schema/events.js';
import { stableId } from '../../subgraphs/kit/stable-id.js';
import type { CommitmentLetterRow } from '../../subgraphs/training/commitment-letter.entity.js';

/** The row of a promise that somebody whom an agency sent has signed and that is due by the end of April 2026. */
export function commitmentRow({ id, organisation, supervision, timeZone }: AgencyFacts): CommitmentLetterRow {
  return {
    id: stableId('promise', id),
    participantId: stableId('participant', id),
    trainingId: 'training',
    agencyId: id,
    agencyOrganisation: organisation,
    agencySupervision: supervision,
    timeZone,
    signedOn: '2026-03-01',
    dueOn: '2026-04-30',
    remindOn: null,
    dueSoonToldAt: null,
    overdueToldAt: null,
    keptOn: null,
    keptById: null,
    followUpOwner: 'Bagian Organisasi',
    fileUrl: null,
    recordedAt: new Date('2026-03-01T03:00:00Z'),
  };
}
