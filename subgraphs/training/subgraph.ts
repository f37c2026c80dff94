import type { TrainingEvents } from '../../schema/events.js';
import type { FeedSource } from '../kit/feed-source.js';
import { StandingDuty } from '../kit/standing/standing.duty.js';
import type { StandingCopy } from '../kit/standing/standing-copy.js';
import type { SubgraphDefinition } from '../kit/subgraph.js';
import { AgencyResolver } from './agency.resolver.js';
import { Agency, agencyReference } from './agency.type.js';
import { AppointmentLetterRow } from './appointment-letter.entity.js';
import { resolveAppointmentLetter } from './appointment-letter.reference.js';
import { AppointmentLetterResolver } from './appointment-letter.resolver.js';
import { AppointmentLetterService } from './appointment-letter.service.js';
import {
  AppointmentLetterFieldsResolver,
  AppointmentMemberResolver,
  LetterSignerResolver,
  SigningRuleResolver,
} from './appointment-letter-fields.resolver.js';
import { AttendanceService } from './attendance.service.js';
import { CommitmentLetterRow } from './commitment-letter.entity.js';
import { CommitmentLetterService } from './commitment-letter.service.js';
import { CommitmentEventFieldsResolver, CommitmentResolver } from './commitments/commitment.resolver.js';
import { CommitmentSubscriptions, commitmentStreams } from './commitments/commitment.subscriptions.js';
import { CommitmentEventService } from './commitments/commitment-event.service.js';
import { CommitmentListService } from './commitments/commitment-list.service.js';
import { CommitmentReminderDuty } from './commitments/commitment-reminder.duty.js';
import { passingOnCommitments } from './commitments/pass-on-commitments.js';
import { GuidanceEventResolver } from './guidance/guidance-event.resolver.js';
import { GuidanceEventService } from './guidance/guidance-event.service.js';
import { GuidanceSubscriptions, guidanceStreams } from './guidance/guidance-event.subscriptions.js';
import { ReadinessGuidanceRow } from './guidance/readiness-guidance.entity.js';
import { ReadinessGuidanceFieldsResolver, ReadinessGuidanceResolver } from './guidance/readiness-guidance.resolver.js';
import { ReadinessGuidanceService } from './guidance/readiness-guidance.service.js';
import { LetterEventResolver } from './letter-events/letter-event.resolver.js';
import { LetterEventService } from './letter-events/letter-event.service.js';
import { LetterSubscriptions, letterStreams } from './letter-events/letter-event.subscriptions.js';
import { LetterReviewResolver, LetterReviewStepResolver } from './letter-review/letter-review.resolver.js';
import { LetterReviewService } from './letter-review/letter-review.service.js';
import { OfficerResolver } from './officer.resolver.js';
import { Officer, officerReference } from './officer.type.js';
import { ParticipantResolver } from './participant.resolver.js';
import { ParticipantService } from './participant.service.js';
import {
  CommitmentLetterFieldsResolver,
  ParticipantFieldsResolver,
  TrainedOfficerResolver,
} from './participant-fields.resolver.js';
import { ReadinessResolver } from './readiness.resolver.js';
import { ReadinessService } from './readiness.service.js';
import { ReadinessBoardResolver } from './readiness-board/readiness-board.resolver.js';
import { ReadinessBoardService } from './readiness-board/readiness-board.service.js';
import { ReadinessExportService } from './readiness-board/readiness-export.service.js';
import { readinessFollowing } from './readiness-events/follow-directory.js';
import { ReadinessDuty } from './readiness-events/readiness.duty.js';
import { ReadinessEventResolver } from './readiness-events/readiness-event.resolver.js';
import { ReadinessEventService } from './readiness-events/readiness-event.service.js';
import { ReadinessSubscriptions, readinessStreams } from './readiness-events/readiness-event.subscriptions.js';
import { ReadinessRecorder } from './readiness-events/readiness-recorder.js';
import { seedTraining } from './seed/seed-training.js';
import { trainingTables } from './tables.js';
import { resolveTraining } from './training.reference.js';
import { TrainingResolver } from './training.resolver.js';
import { TrainingService } from './training.service.js';
import { TrainingFieldsResolver, TrainingSessionResolver } from './training-fields.resolver.js';

/** Rows follow agencies that get other codes, and those that carry on the tasks of closed ones. */
const COPIES_OF_STANDING = [AppointmentLetterRow, CommitmentLetterRow, ReadinessGuidanceRow].map(
  (entity): StandingCopy => ({
    entity,
    organisation: 'agencyOrganisation',
    supervision: 'agencySupervision',
    agencyId: 'agencyId',
    afterClosing: 'FIRST_HEIR',
  }),
);

export interface TrainingSubgraphOptions {
  /** agency-directory's feed. */
  directory: FeedSource;
  /** Whether invented letters and an invented bimtek are seeded. */
  sample: boolean;
}

/** Letters of appointment, readiness, trainings. */
export function trainingSubgraph({ directory, sample }: TrainingSubgraphOptions): SubgraphDefinition<TrainingEvents> {
  return {
    name: 'training',
    ...trainingTables,
    directory,
    assemble(kit) {
      const { database, feed, now } = kit;
      const commitmentEvents = new CommitmentEventService(kit);
      const recorder = new ReadinessRecorder(kit);
      const readinessEvents = new ReadinessEventService(kit);
      const letters = new AppointmentLetterService(database, feed, now, recorder);
      const readiness = new ReadinessService(database, now, directory.name);
      const trainings = new TrainingService(database, feed, now);
      const participants = new ParticipantService(database, feed, now);
      const attendances = new AttendanceService(database, feed, now, recorder);
      const commitments = new CommitmentLetterService(database, feed, now, recorder);
      const letterEvents = new LetterEventService(kit);
      const guidance = new ReadinessGuidanceService(database, feed, now);
      const guidanceEvents = new GuidanceEventService(kit);
      const board = new ReadinessBoardService(kit, readiness);
      return {
        resolvers: [
          new AppointmentLetterResolver(letters),
          new AppointmentLetterFieldsResolver(letters),
          new LetterReviewResolver(new LetterReviewService(database, feed, now, recorder), letters),
          new LetterReviewStepResolver(),
          new LetterEventResolver(letterEvents, letters),
          new LetterSubscriptions(),
          new AppointmentMemberResolver(),
          new LetterSignerResolver(),
          new SigningRuleResolver(),
          new AgencyResolver(letters, readiness, participants),
          new OfficerResolver(letters, attendances),
          new ReadinessResolver(),
          new ReadinessBoardResolver(board, new ReadinessExportService(database, board, letters)),
          new ReadinessGuidanceResolver(guidance),
          new ReadinessGuidanceFieldsResolver(),
          new GuidanceEventResolver(guidanceEvents, guidance),
          new GuidanceSubscriptions(),
          new ReadinessEventResolver(readinessEvents),
          new ReadinessSubscriptions(),
          new TrainingResolver(trainings),
          new TrainingFieldsResolver(trainings, participants),
          new TrainingSessionResolver(attendances),
          new ParticipantResolver(participants, attendances, commitments, trainings),
          new ParticipantFieldsResolver(commitments),
          new TrainedOfficerResolver(trainings),
          new CommitmentLetterFieldsResolver(participants, trainings, letters, now),
          new CommitmentResolver(new CommitmentListService(kit), commitmentEvents),
          new CommitmentEventFieldsResolver(commitments),
          new CommitmentSubscriptions(),
        ],
        orphanedTypes: [Agency, Officer],
        references: {
          Agency: ({ id }) => agencyReference(String(id)),
          Officer: ({ id }) => officerReference(String(id)),
          AppointmentLetter: resolveAppointmentLetter(letters),
          Training: resolveTraining(trainings),
        },
        streams: {
          ...commitmentStreams(commitmentEvents),
          ...readinessStreams(readinessEvents),
          ...letterStreams(letterEvents),
          ...guidanceStreams(guidanceEvents),
        },
        followDirectory: readinessFollowing(recorder),
        duties: [
          new CommitmentReminderDuty(kit),
          new StandingDuty(kit, { copies: COPIES_OF_STANDING, after: passingOnCommitments(kit, recorder) }),
          new ReadinessDuty(recorder),
        ],
        seed: (onProgress) => seedTraining(database, { sample, now: now(), readiness: recorder }, onProgress),
      };
    },
  };
}
