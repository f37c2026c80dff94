import { stableId } from '../../kit/stable-id.js';
import {
  TrainingKind,
  type TrainingOrganiserRow,
  type TrainingRow,
  type TrainingSessionRow,
} from '../training.entity.js';

const SOURCE = 'Invitation of Kementerian PANRB to the bimtek of August and September 2018';
const TIME_ZONE = 'Asia/Jakarta';
const ORGANISERS = ['kl.panrb', 'kl.ksp', 'kl.ombudsman'];

/** What the three national bodies spoke about. Neither hours nor the place are in the source. */
const PROGRAMME: readonly (readonly [topic: string, speaker: string])[] = [
  ['Pengenalan SP4N-LAPOR!', 'Kantor Staf Presiden'],
  ['Standar operasional prosedur pengelolaan pengaduan', 'Kementerian PANRB'],
  ['Pemanfaatan data pengaduan', 'Ombudsman Republik Indonesia'],
];

interface Batch {
  date: string;
  title: string;
  audience: string;
  agencyCapacity: number | null;
  capacity: number | null;
}

const BATCHES: readonly Batch[] = [
  {
    date: '2018-08-28',
    title: 'Bimtek SP4N-LAPOR! angkatan I',
    audience: 'Pemerintah daerah yang belum terhubung di Sumatra, Jawa, dan Kalimantan',
    agencyCapacity: 120,
    capacity: 240,
  },
  {
    date: '2018-09-04',
    title: 'Bimtek SP4N-LAPOR! angkatan II',
    audience: 'Pemerintah daerah yang belum terhubung di Sulawesi, Papua, NTB, NTT, Maluku, dan Bali',
    agencyCapacity: 120,
    capacity: 240,
  },
  {
    date: '2018-09-06',
    title: 'Bimtek SP4N-LAPOR! bagi instansi yang belum memiliki SK',
    audience: '95 instansi yang sudah memiliki akun tetapi belum memiliki SK Tim Pengelola',
    agencyCapacity: null,
    capacity: null,
  },
];

/** The three days of the round of 2018 for the agencies that were not yet ready. */
export function round2018(now: Date): {
  trainings: TrainingRow[];
  organisers: TrainingOrganiserRow[];
  sessions: TrainingSessionRow[];
} {
  const trainings = BATCHES.map(
    ({ date, ...batch }): TrainingRow => ({
      id: stableId('training', `bimtek:${date}`),
      kind: TrainingKind.BIMTEK,
      ...batch,
      place: null,
      regionCode: null,
      timeZone: TIME_ZONE,
      startsOn: date,
      endsOn: date,
      source: SOURCE,
      recordedAt: now,
    }),
  );
  return {
    trainings,
    organisers: trainings.flatMap(({ id }) =>
      ORGANISERS.map((code, position) => ({ trainingId: id, agencyId: stableId('agency', code), position })),
    ),
    sessions: trainings.flatMap(({ id, startsOn }) =>
      PROGRAMME.map(([topic, speaker], position) => ({
        id: stableId('training-session', `${id}:${position}`),
        trainingId: id,
        position,
        date: startsOn,
        startsAt: null,
        endsAt: null,
        topic,
        speaker,
        version: 1,
      })),
    ),
  };
}
