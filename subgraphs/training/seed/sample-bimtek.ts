import type { AgencyFacts, PostFacts } from '../../../schema/events.js';
import { stableId } from '../../kit/stable-id.js';
import type { CommitmentLetterRow } from '../commitment-letter.entity.js';
import { usualRemindOn } from '../commitments/commitment-state.js';
import type { AttendanceRow, ParticipantRow } from '../participant.entity.js';
import {
  TrainingKind,
  type TrainingOrganiserRow,
  type TrainingRow,
  type TrainingSessionRow,
} from '../training.entity.js';

const DATE = '2025-10-14';
const REGION = '32';
const ORGANISER = '32';
const PROMISED = '2026-01-30';
const MAX_AGENCIES = 30;

export const SAMPLE_TRAINING_ID = stableId('training', `sample:${DATE}`);

const HOURS: readonly (readonly [startsAt: string, endsAt: string, topic: string, speaker: string])[] = [
  ['09:00', '10:30', 'Verifikasi dan penerusan pengaduan', 'Diskominfo Provinsi Jawa Barat'],
  ['10:45', '12:00', 'Menulis jawaban yang mudah dipahami', 'Kementerian PANRB'],
];

export interface SampleBimtek {
  training: TrainingRow;
  organisers: TrainingOrganiserRow[];
  sessions: TrainingSessionRow[];
  participants: ParticipantRow[];
  attendance: AttendanceRow[];
  commitments: CommitmentLetterRow[];
}

function standingOf(agencies: readonly AgencyFacts[], id: string) {
  const agency = agencies.find((one) => one.id === id) as AgencyFacts;
  return {
    agencyOrganisation: agency.organisation,
    agencySupervision: agency.supervision,
    timeZone: agency.timeZone,
  };
}

/**
 * An invented bimtek, marked `contoh`, of Jawa Barat for its regencies and cities: an officer of each, or an invented name
 * where the directory has none, all of them at the first session and most at the second. Those of agencies without a
 * letter of appointment sign a commitment letter.
 */
export function sampleBimtek(
  agencies: readonly AgencyFacts[],
  posts: readonly PostFacts[],
  agenciesWithLetter: ReadonlySet<string>,
  now: Date,
): SampleBimtek {
  const sessions = HOURS.map(([startsAt, endsAt, topic, speaker], position) => ({
    id: stableId('training-session', `${SAMPLE_TRAINING_ID}:${position}`),
    trainingId: SAMPLE_TRAINING_ID,
    position,
    date: DATE,
    startsAt: new Date(`${DATE}T${startsAt}:00+07:00`),
    endsAt: new Date(`${DATE}T${endsAt}:00+07:00`),
    topic,
    speaker,
    version: 1,
  }));
  const invited = agencies
    .filter(({ code, closedAt }) => closedAt === null && /^32\.\d\d$/.test(code))
    .slice(0, MAX_AGENCIES);
  const participants = invited.map(({ id, code }): ParticipantRow => {
    const officerId = posts.find(({ agencyId, until }) => agencyId === id && until === null)?.officerId ?? null;
    return {
      id: stableId('participant', `${SAMPLE_TRAINING_ID}:${code}`),
      trainingId: SAMPLE_TRAINING_ID,
      agencyId: id,
      officerId,
      name: officerId === null ? `Peserta ${code} (contoh)` : null,
      registeredAt: new Date(`${DATE}T01:00:00Z`),
    };
  });
  const attendance = sessions.flatMap(({ id, position }) =>
    participants.map((participant, index) => ({
      sessionId: id,
      participantId: participant.id,
      present: position === 0 || index % 5 !== 4,
      recordedAt: new Date(`${DATE}T06:00:00Z`),
    })),
  );
  const commitments = participants
    .filter(({ agencyId }) => !agenciesWithLetter.has(agencyId))
    .map(
      (participant): CommitmentLetterRow => ({
        id: stableId('commitment-letter', participant.id),
        participantId: participant.id,
        trainingId: SAMPLE_TRAINING_ID,
        agencyId: participant.agencyId,
        ...standingOf(agencies, participant.agencyId),
        signedOn: DATE,
        dueOn: PROMISED,
        remindOn: usualRemindOn({ signedOn: DATE, dueOn: PROMISED }),
        dueSoonToldAt: null,
        overdueToldAt: null,
        keptOn: null,
        keptById: null,
        followUpOwner: 'Koordinator Pelatihan Jawa Barat (contoh)',
        fileUrl: null,
        recordedAt: new Date(`${DATE}T06:30:00Z`),
      }),
    );
  return {
    training: {
      id: SAMPLE_TRAINING_ID,
      kind: TrainingKind.BIMTEK,
      title: 'Bimtek pengelola pengaduan kabupaten dan kota di Jawa Barat (contoh)',
      audience: 'Pemerintah kabupaten dan kota di Jawa Barat',
      place: 'Kota Bandung',
      regionCode: REGION,
      timeZone: 'Asia/Jakarta',
      capacity: MAX_AGENCIES * 2,
      agencyCapacity: MAX_AGENCIES,
      startsOn: DATE,
      endsOn: DATE,
      source: 'sample',
      recordedAt: now,
    },
    organisers: [{ trainingId: SAMPLE_TRAINING_ID, agencyId: stableId('agency', ORGANISER), position: 0 }],
    sessions,
    participants,
    attendance,
    commitments,
  };
}
