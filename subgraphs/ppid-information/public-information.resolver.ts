import { Arg, Args, Ctx, Directive, Field, ID, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import { type Page, PageArguments } from '../kit/connection.js';
import type { RequestContext } from '../kit/request-context.js';
import {
  ClassifyPublicInformationInput,
  PublicInformationFilter,
  PublicInformationSort,
  RecordPublicInformationInput,
} from './public-information.input.js';
import type { PublicInformationService } from './public-information.service.js';
import { PublicInformation, PublicInformationConnection } from './public-information.type.js';
import { WRITE_SCOPES } from './scopes.js';

@ObjectType({ description: 'An entry was recorded (informasi dicatat).' })
export class RecordPublicInformationPayload {
  @Field(() => PublicInformation, { nullable: true, description: 'The entry (informasi).' })
  publicInformation!: PublicInformation | undefined;
}

@ObjectType({ description: 'An entry was given a class (informasi diklasifikasikan).' })
export class ClassifyPublicInformationPayload {
  @Field(() => PublicInformation, { nullable: true, description: 'The entry with its next version (informasi).' })
  publicInformation!: PublicInformation | undefined;
}

/** Root fields on information lists. */
@Resolver()
export class PublicInformationResolver {
  constructor(private readonly information: PublicInformationService) {}

  @Query(() => PublicInformation, { nullable: true, description: 'An entry by its id (informasi publik).' })
  publicInformation(
    @Arg('id', () => ID, { description: 'Its id (id informasi).' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<PublicInformation | undefined> {
    return context.load(this.information.loadEntries, id);
  }

  @Query(() => PublicInformationConnection, {
    nullable: true,
    description: 'Entries of information lists (daftar informasi publik), those that are excluded among them.',
  })
  publicInformationList(
    @Arg('filter', () => PublicInformationFilter, { nullable: true, description: 'Which ones (saringan).' })
    filter: PublicInformationFilter | null,
    @Arg('sort', () => PublicInformationSort, {
      defaultValue: PublicInformationSort.TITLE_ASC,
      description: 'In which order (urutan).',
    })
    sort: PublicInformationSort,
    @Args(() => PageArguments) page: PageArguments,
  ): Promise<Page<PublicInformation>> {
    return this.information.list(filter ?? {}, sort, page);
  }

  @Mutation(() => RecordPublicInformationPayload, {
    nullable: true,
    description: 'Records an entry in the list of your own organisation (catat informasi publik).',
  })
  @Directive('@authenticated')
  @Directive(WRITE_SCOPES)
  async recordPublicInformation(
    @Arg('input', () => RecordPublicInformationInput, { description: 'The entry (informasi).' })
    input: RecordPublicInformationInput,
    @Ctx() context: RequestContext,
  ): Promise<RecordPublicInformationPayload> {
    const id = await this.information.record(context.viewer, input);
    context.clear();
    return { publicInformation: await context.load(this.information.loadEntries, id) };
  }

  @Mutation(() => ClassifyPublicInformationPayload, {
    nullable: true,
    description: 'Gives an entry of your own organisation another class (ubah klasifikasi).',
  })
  @Directive('@authenticated')
  @Directive(WRITE_SCOPES)
  async classifyPublicInformation(
    @Arg('input', () => ClassifyPublicInformationInput, { description: 'The class (klasifikasi).' })
    input: ClassifyPublicInformationInput,
    @Ctx() context: RequestContext,
  ): Promise<ClassifyPublicInformationPayload> {
    const id = await this.information.classify(context.viewer, input);
    context.clear();
    return { publicInformation: await context.load(this.information.loadEntries, id) };
  }
}
