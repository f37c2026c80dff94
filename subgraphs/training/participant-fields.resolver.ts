import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../kit/request-context.js';
import { Agency, agencyReference } from './agency.type.js';
import type { CommitmentLetterService } from './commitment-letter.service.js';
import { CommitmentLetter } from './commitment-letter.type.js';
import { Officer, officerReference } from './officer.type.js';
import type { ParticipantService } from './participant.service.js';
import { Participant, TrainedOfficer } from './participant.type.js';
import type { TrainingService } from './training.service.js';
import { Training } from './training.type.js';

const OFFICER = {
  nullable: true,
  description: 'The officer (pejabat); null where the directory does not know the person.',
};

@Resolver(() => Participant)
export class ParticipantFieldsResolver {
  constructor(private readonly commitments: CommitmentLetterService) {}

  @FieldResolver(() => Officer, OFFICER)
  officer(@Root() { officerId }: Participant): Officer | null {
    return officerReference(officerId);
  }

  @FieldResolver(() => Agency, { nullable: true, description: 'Who sends the participant (instansi).' })
  agency(@Root() { agencyId }: Participant): Agency {
    return agencyReference(agencyId);
  }

  @FieldResolver(() => CommitmentLetter, {
    nullable: true,
    description: 'What the participant promised at the training (lembar komitmen); null where nothing.',
  })
  commitmentLetter(@Root() { id }: Participant, @Ctx() context: RequestContext): Promise<CommitmentLetter | undefined> {
    return context.load(this.commitments.loadOfParticipants, id);
  }
}

@Resolver(() => TrainedOfficer)
export class TrainedOfficerResolver {
  constructor(private readonly trainings: TrainingService) {}

  @FieldResolver(() => Officer, OFFICER)
  officer(@Root() { officerId }: TrainedOfficer): Officer | null {
    return officerReference(officerId);
  }

  @FieldResolver(() => Training, { description: 'The latest bimtek that the person came to (bimtek terakhir).' })
  async training(@Root() { trainingId }: TrainedOfficer, @Ctx() context: RequestContext): Promise<Training> {
    return (await context.load(this.trainings.loadTrainings, trainingId)) as Training;
  }
}

@Resolver(() => CommitmentLetter)
export class CommitmentLetterFieldsResolver {
  constructor(
    private readonly participants: ParticipantService,
    private readonly trainings: TrainingService,
  ) {}

  @FieldResolver(() => Agency, { nullable: true, description: 'Whose letter of appointment is promised (instansi).' })
  agency(@Root() { agencyId }: CommitmentLetter): Agency {
    return agencyReference(agencyId);
  }

  @FieldResolver(() => Participant, { nullable: true, description: 'Who signed it (peserta).' })
  participant(
    @Root() { participantId }: CommitmentLetter,
    @Ctx() context: RequestContext,
  ): Promise<Participant | undefined> {
    return context.load(this.participants.loadParticipants, participantId);
  }

  @FieldResolver(() => Training, { nullable: true, description: 'At which training (kegiatan).' })
  training(@Root() { trainingId }: CommitmentLetter, @Ctx() context: RequestContext): Promise<Training | undefined> {
    return context.load(this.trainings.loadTrainings, trainingId);
  }
}
