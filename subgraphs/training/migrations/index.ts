import { readinessMigrations } from './agency-readiness.js';
import {
  addUnspecifiedSigner,
  createAppointmentLetter,
  createAppointmentMember,
  letterCalendarMigrations,
  letterReviewMigrations,
} from './appointment-letter.js';
import { commitmentFollowUpMigrations, createCommitmentLetter } from './commitment-letter.js';
import { createAttendance, createParticipant } from './participant.js';
import { createReadinessGuidance } from './readiness-guidance.js';
import { signingRuleMigrations } from './signing-rule.js';
import { createTraining, createTrainingOrganiser, createTrainingSession } from './training.js';

/** Every table of this subgraph, in order. */
export const migrations = [
  ...signingRuleMigrations,
  createAppointmentLetter,
  createAppointmentMember,
  createTraining,
  createTrainingOrganiser,
  createTrainingSession,
  createParticipant,
  createAttendance,
  createCommitmentLetter,
  ...letterReviewMigrations,
  createReadinessGuidance,
  ...commitmentFollowUpMigrations,
  ...readinessMigrations,
  ...letterCalendarMigrations,
  addUnspecifiedSigner,
];
