import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { Language } from '../kit/language.enum.js';
import type { RequestContext } from '../kit/request-context.js';
import { Agency, agencyReference } from './agency.type.js';
import type { AttendanceService } from './attendance.service.js';
import { TRAINING_KIND_LABELS } from './labels.js';
import type { ParticipantService } from './participant.service.js';
import { Attendance, Participant } from './participant.type.js';
import type { TrainingService } from './training.service.js';
import { Training, TrainingSession } from './training.type.js';

/** The fields of a training that are not columns of it. */
@Resolver(() => Training)
export class TrainingFieldsResolver {
  constructor(
    private readonly trainings: TrainingService,
    private readonly people: ParticipantService,
  ) {}

  @FieldResolver(() => String, { description: 'The kind in words (jenis dalam kata).' })
  kindLabel(
    @Root() { kind }: Training,
    @Arg('lang', () => Language, { defaultValue: Language.ID, description: 'In which language (bahasa).' })
    lang: Language,
  ): string {
    return TRAINING_KIND_LABELS[kind][lang];
  }

  @FieldResolver(() => [Agency], { nullable: true, description: 'Who organises it (penyelenggara), one or several.' })
  async organisers(@Root() { id }: Training, @Ctx() context: RequestContext): Promise<Agency[]> {
    return (await context.load(this.trainings.loadOrganisers, id)).map(agencyReference);
  }

  @FieldResolver(() => [TrainingSession], { description: 'The programme in order (sesi).' })
  sessions(@Root() { id }: Training, @Ctx() context: RequestContext): Promise<TrainingSession[]> {
    return context.load(this.trainings.loadSessions, id);
  }

  @FieldResolver(() => Int, { description: 'How many are registered (jumlah peserta).' })
  participantCount(@Root() { id }: Training, @Ctx() context: RequestContext): Promise<number> {
    return context.load(this.people.countOfTrainings, id);
  }

  @FieldResolver(() => [Participant], {
    description: 'Who is registered (peserta), up to 1,000; only whom the viewer may see.',
  })
  participants(@Root() { id }: Training, @Ctx() context: RequestContext): Promise<Participant[]> {
    return context.load(this.people.loadOfTrainings, id);
  }
}

@Resolver(() => TrainingSession)
export class TrainingSessionResolver {
  constructor(private readonly attendances: AttendanceService) {}

  @FieldResolver(() => Int, {
    nullable: true,
    description: 'How many were there (jumlah hadir); null while nobody has said.',
  })
  presentCount(@Root() { id }: TrainingSession, @Ctx() context: RequestContext): Promise<number | null> {
    return context.load(this.attendances.countPresent, id);
  }

  @FieldResolver(() => [Attendance], {
    description: 'The attendance list (daftar hadir); only whom the viewer may see.',
  })
  attendance(@Root() { id }: TrainingSession, @Ctx() context: RequestContext): Promise<Attendance[]> {
    return context.load(this.attendances.loadOfSessions, id);
  }
}
