import type { Tables } from '../kit/database.js';
import { idempotencyEntities, idempotencyMigrations } from '../kit/idempotency.entity.js';
import { AppointmentLetterRow, AppointmentMemberRow } from './appointment-letter.entity.js';
import { CommitmentLetterRow } from './commitment-letter.entity.js';
import { ReadinessGuidanceRow } from './guidance/readiness-guidance.entity.js';
import { LetterReviewRow } from './letter-review/letter-review.entity.js';
import { migrations } from './migrations/index.js';
import { AttendanceRow, ParticipantRow } from './participant.entity.js';
import { AgencyReadinessRow } from './readiness-events/agency-readiness.entity.js';
import { SigningRuleRow } from './signing-rule.entity.js';
import { TrainingOrganiserRow, TrainingRow, TrainingSessionRow } from './training.entity.js';

/** The tables of this subgraph. */
export const trainingTables: Tables = {
  entities: [
    SigningRuleRow,
    AppointmentLetterRow,
    AppointmentMemberRow,
    LetterReviewRow,
    TrainingRow,
    TrainingOrganiserRow,
    TrainingSessionRow,
    ParticipantRow,
    AttendanceRow,
    CommitmentLetterRow,
    ReadinessGuidanceRow,
    AgencyReadinessRow,
    ...idempotencyEntities,
  ],
  migrations: [...migrations, ...idempotencyMigrations],
};
