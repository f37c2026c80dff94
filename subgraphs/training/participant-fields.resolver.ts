import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Language } from '../kit/language.enum.js';
import type { RequestContext } from '../kit/request-context.js';
import { localDate } from '../kit/working-days.js';
import { Agency, agencyReference } from './agency.type.js';
import type { AppointmentLetterService } from './appointment-letter.service.js';
import { AppointmentLetter } from './appointment-letter.type.js';
import type { CommitmentLetterService } from './commitment-letter.service.js';
import { CommitmentLetter } from './commitment-letter.type.js';
import { CommitmentState, commitmentStateOn } from './commitments/commitment-state.js';
import { COMMITMENT_STATE_LABELS } from './labels.js';
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
    private readonly letters: AppointmentLetterService,
    private readonly now: () => Date,
  ) {}

  @FieldResolver(() => CommitmentState, { description: 'How it stands today (status), by the agency’s calendar.' })
  state(@Root() commitment: CommitmentLetter): CommitmentState {
    return commitmentStateOn(commitment, localDate(this.now(), commitment.timeZone));
  }

  @FieldResolver(() => String, { description: 'The state in words (status dalam kata).' })
  stateLabel(
    @Root() commitment: CommitmentLetter,
    @Arg('lang', () => Language, { defaultValue: Language.ID, description: 'In which language (bahasa).' })
    lang: Language,
  ): string {
    return COMMITMENT_STATE_LABELS[this.state(commitment)][lang];
  }

  @FieldResolver(() => AppointmentLetter, { nullable: true, description: 'The letter that keeps it (SK).' })
  keptBy(
    @Root() { keptById }: CommitmentLetter,
    @Ctx() context: RequestContext,
  ): Promise<AppointmentLetter | undefined> | null {
    return keptById === null ? null : context.load(this.letters.loadLetters, keptById);
  }

  @FieldResolver(() => Agency, {
    nullable: true,
    description:
      'Whose participant promises (instansi) its own letter of appointment or that of the body that it is a unit of.',
  })
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
