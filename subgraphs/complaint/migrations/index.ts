import { administrationMigrations } from './administration.js';
import { answerMigrations } from './answers.js';
import { clockMigrations } from './clocks.js';
import { createComplaint } from './create-complaint.js';
import { createComplaintAnswer } from './create-complaint-answer.js';
import { createComplaintDeadline } from './create-complaint-deadline.js';
import { createComplaintHop } from './create-complaint-hop.js';
import { createIdentityAccess } from './create-identity-access.js';
import { createRegulationLimit } from './create-regulation-limit.js';
import { createReporterIdentity } from './create-reporter-identity.js';
import { createTimelineEntry } from './create-timeline-entry.js';
import { createTrackingAttempt } from './create-tracking-attempt.js';
import { deadlineActMigrations } from './deadlines-that-act.js';
import { forwardingMigrations } from './forwarding.js';
import { mergingMigrations } from './merging.js';
import { notifyingMigrations } from './notifying.js';
import { oversightMigrations } from './oversight.js';
import { periodTargetMigrations } from './period-targets.js';
import { regulationMigrations } from './regulation-as-data.js';
import { successionMigrations } from './succession.js';
import { lifeCycleMigrations } from './whole-life-cycle.js';

/** The tables of this subgraph, in the order in which they are made. */
export const complaintMigrations = [
  createComplaint,
  createComplaintHop,
  createComplaintDeadline,
  createTimelineEntry,
  createComplaintAnswer,
  createReporterIdentity,
  createIdentityAccess,
  createTrackingAttempt,
  createRegulationLimit,
  ...regulationMigrations,
  ...lifeCycleMigrations,
  ...deadlineActMigrations,
  ...forwardingMigrations,
  ...administrationMigrations,
  ...mergingMigrations,
  ...oversightMigrations,
  ...answerMigrations,
  ...notifyingMigrations,
  ...clockMigrations,
  ...successionMigrations,
  ...periodTargetMigrations,
];
