import { Arg, Ctx, Directive, Field, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { RequestContext } from '../kit/request-context.js';
import type { AttendanceService } from './attendance.service.js';
import type { CommitmentLetterService } from './commitment-letter.service.js';
import { CommitmentLetter } from './commitment-letter.type.js';
import { RecordAttendanceInput, RecordCommitmentLetterInput, RegisterParticipantInput } from './participant.input.js';
import type { ParticipantService } from './participant.service.js';
import { Participant } from './participant.type.js';
import { ORGANISE_SCOPES, OWN_AGENCY_SCOPES } from './scopes.js';
import type { TrainingService } from './training.service.js';
import { TrainingSession } from './training.type.js';

@ObjectType({ description: 'A participant was registered (peserta terdaftar).' })
export class RegisterParticipantPayload {
  @Field(() => Participant, { nullable: true, description: 'The participant (peserta).' })
  participant!: Participant | undefined;
}

@ObjectType({ description: 'Attendance was recorded (kehadiran dicatat).' })
export class RecordAttendancePayload {
  @Field(() => TrainingSession, { nullable: true, description: 'The session with its next version (sesi).' })
  session!: TrainingSession | undefined;
}

@ObjectType({ description: 'A commitment letter was recorded (lembar komitmen dicatat).' })
export class RecordCommitmentLetterPayload {
  @Field(() => CommitmentLetter, { description: 'The commitment letter (lembar komitmen).' })
  commitmentLetter!: CommitmentLetter;
}

/** Mutations on who is sent to trainings, who comes and what they promise there. */
@Resolver()
export class ParticipantResolver {
  constructor(
    private readonly participants: ParticipantService,
    private readonly attendances: AttendanceService,
    private readonly commitments: CommitmentLetterService,
    private readonly trainings: TrainingService,
  ) {}

  @Mutation(() => RegisterParticipantPayload, {
    nullable: true,
    description: 'Registers a participant of your own agency, or of any for a training that you organise (daftarkan).',
  })
  @Directive('@authenticated')
  @Directive(OWN_AGENCY_SCOPES)
  async registerParticipant(
    @Arg('input', () => RegisterParticipantInput, { description: 'The participant (peserta).' })
    input: RegisterParticipantInput,
    @Ctx() context: RequestContext,
  ): Promise<RegisterParticipantPayload> {
    const id = await this.participants.register(context.viewer, input);
    context.clear();
    return { participant: await context.load(this.participants.loadParticipants, id) };
  }

  @Mutation(() => RecordAttendancePayload, {
    nullable: true,
    description: 'Records who was at a session that you organise, once it has begun (catat kehadiran).',
  })
  @Directive('@authenticated')
  @Directive(ORGANISE_SCOPES)
  async recordAttendance(
    @Arg('input', () => RecordAttendanceInput, { description: 'The attendance list (daftar hadir).' })
    input: RecordAttendanceInput,
    @Ctx() context: RequestContext,
  ): Promise<RecordAttendancePayload> {
    const id = await this.attendances.record(context.viewer, input);
    context.clear();
    return { session: await context.load(this.trainings.loadSessionsById, id) };
  }

  @Mutation(() => RecordCommitmentLetterPayload, {
    nullable: true,
    description: 'Records the commitment letter that a participant signed at a training (catat lembar komitmen).',
  })
  @Directive('@authenticated')
  @Directive(OWN_AGENCY_SCOPES)
  async recordCommitmentLetter(
    @Arg('input', () => RecordCommitmentLetterInput, { description: 'The commitment letter (lembar komitmen).' })
    input: RecordCommitmentLetterInput,
    @Ctx() context: RequestContext,
  ): Promise<RecordCommitmentLetterPayload> {
    const id = await this.commitments.record(context.viewer, input);
    context.clear();
    return { commitmentLetter: await this.commitments.byId(id) };
  }
}
