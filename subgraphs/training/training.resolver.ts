import { Arg, Args, Ctx, Directive, Field, ID, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import { type Page, PageArguments } from '../kit/connection.js';
import type { RequestContext } from '../kit/request-context.js';
import { ORGANISE_SCOPES, READ_SCOPES } from './scopes.js';
import { ScheduleTrainingInput, TrainingFilter, TrainingSort } from './training.input.js';
import type { TrainingService } from './training.service.js';
import { Training, TrainingConnection } from './training.type.js';

@ObjectType({ description: 'A training was scheduled (kegiatan dijadwalkan).' })
export class ScheduleTrainingPayload {
  @Field(() => Training, { nullable: true, description: 'The training (kegiatan).' })
  training!: Training | undefined;
}

/** Root fields on trainings. */
@Resolver()
export class TrainingResolver {
  constructor(private readonly service: TrainingService) {}

  @Query(() => Training, { nullable: true, description: 'A training by its id (kegiatan).' })
  @Directive('@authenticated')
  @Directive(READ_SCOPES)
  training(
    @Arg('id', () => ID, { description: 'Its id (id kegiatan).' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<Training | undefined> {
    return context.load(this.service.loadTrainings, id);
  }

  @Query(() => TrainingConnection, { nullable: true, description: 'Trainings (daftar kegiatan pelatihan).' })
  @Directive('@authenticated')
  @Directive(READ_SCOPES)
  trainings(
    @Arg('filter', () => TrainingFilter, { nullable: true, description: 'Which ones (saringan).' })
    filter: TrainingFilter | null,
    @Arg('sort', () => TrainingSort, {
      defaultValue: TrainingSort.STARTS_DESC,
      description: 'In which order (urutan).',
    })
    sort: TrainingSort,
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() { viewer }: RequestContext,
  ): Promise<Page<Training>> {
    return this.service.list(viewer, filter ?? {}, sort, page);
  }

  @Mutation(() => ScheduleTrainingPayload, {
    nullable: true,
    description: 'Schedules a training of your own organisation, alone or with others (jadwalkan kegiatan).',
  })
  @Directive('@authenticated')
  @Directive(ORGANISE_SCOPES)
  async scheduleTraining(
    @Arg('input', () => ScheduleTrainingInput, { description: 'The training (kegiatan).' })
    input: ScheduleTrainingInput,
    @Ctx() context: RequestContext,
  ): Promise<ScheduleTrainingPayload> {
    const id = await this.service.schedule(context.viewer, input);
    context.clear();
    return { training: await context.load(this.service.loadTrainings, id) };
  }
}
