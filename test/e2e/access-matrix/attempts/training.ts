import { mayChangeLetters, mayGuide, mayOrganise, mayReviewLetters, maySeePeople } from '../rules.js';
import { askerOf, askerOfHeld, UNIT, type Viewer } from '../viewers.js';
import { type Attempt, FUTURE, key, STALE } from './attempt.js';

const organises = (viewer: Viewer) => mayOrganise(askerOf(viewer, 'province'));
const registers = (viewer: Viewer, owner: 'unit' | 'body') =>
  mayChangeLetters(askerOf(viewer, owner)) || organises(viewer);

const LETTER = {
  number: '1',
  date: FUTURE,
  subject: 'SK',
  signer: { name: 'Contoh', office: 'OTHER', capacity: 'DEFINITIVE' },
  legalBasis: 'SE',
  members: [{ name: 'Contoh', role: 'CHAIR' }],
  validFrom: FUTURE,
};

/** At what changes letters and trainings. */
export const TRAINING_ATTEMPTS: Readonly<Record<string, Attempt>> = {
  recordAppointmentLetter: {
    input: () => ({
      agency: UNIT,
      ...LETTER,
      idempotencyKey: key(),
    }),
    allowed: 'BAD_USER_INPUT',
    may: (viewer) => mayChangeLetters(askerOf(viewer)),
  },
  correctAppointmentLetter: {
    input: ({ letter: id }) => ({ id, expectedVersion: STALE, ...LETTER }),
    allowed: 'CONFLICT',
    may: (viewer) => mayChangeLetters(askerOf(viewer)),
  },
  verifyAppointmentLetter: {
    input: ({ letter: id }) => ({ id, expectedVersion: STALE }),
    allowed: 'CONFLICT',
    may: (viewer) => mayReviewLetters(askerOf(viewer)),
  },
  returnAppointmentLetter: {
    input: ({ letter: id }) => ({ id, expectedVersion: STALE, reason: 'Berkas tidak terbaca.' }),
    allowed: 'CONFLICT',
    may: (viewer) => mayReviewLetters(askerOf(viewer)),
  },
  guideReadiness: {
    input: () => ({ agency: UNIT, kind: 'NOTE', text: 'Mohon dilengkapi.', idempotencyKey: key() }),
    allowed: undefined,
    may: (viewer) => mayGuide(askerOfHeld(viewer)),
  },
  acknowledgeReadinessGuidance: {
    input: ({ readinessGuidance: id }) => ({ id }),
    allowed: 'CONFLICT',
    may: (viewer) => mayChangeLetters(askerOf(viewer)),
    sees: (viewer) => maySeePeople(askerOf(viewer), []),
  },
  registerParticipant: {
    input: ({ training }) => ({ training, agency: UNIT, officer: 'nobody', idempotencyKey: key() }),
    allowed: 'BAD_USER_INPUT',
    may: (viewer) => registers(viewer, 'unit'),
  },
  recordCommitmentLetter: {
    input: ({ training, participant }) => ({
      training,
      participant,
      signedOn: FUTURE,
      dueOn: FUTURE,
      followUpOwner: 'Koordinator',
      idempotencyKey: key(),
    }),
    allowed: 'BAD_USER_INPUT',
    may: (viewer) => registers(viewer, 'body'),
    sees: (viewer) => maySeePeople(askerOf(viewer, 'body'), askerOf(viewer, 'province').standings),
  },
  recordAttendance: {
    input: ({ session, participant }) => ({
      session,
      entries: [{ participant, present: true }],
      expectedVersion: STALE,
    }),
    allowed: 'CONFLICT',
    may: organises,
  },
  scheduleTraining: {
    input: () => ({
      kind: 'BIMTEK',
      title: 'Bimtek',
      organisers: [UNIT],
      place: 'Cikarang',
      sessions: [{ startsAt: '2027-01-05T02:00:00Z', endsAt: '2027-01-07T02:00:00Z', topic: 'Materi' }],
      idempotencyKey: key(),
    }),
    allowed: 'BAD_USER_INPUT',
    may: (viewer) => mayOrganise(askerOf(viewer)),
  },
};
