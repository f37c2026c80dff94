import { Arg, Ctx, Directive, Field, Mutation, ObjectType, Resolver } from 'type-graphql';
import { RequestContext } from '../kit/request-context.js';
import { OfficerRow } from './officer.entity.js';
import { Officer, Post } from './officer.type.js';
import { EndPostInput, RecordOfficerInput, StartPostInput } from './officer-changes.input.js';
import { PostRow } from './post.entity.js';
import { PostService } from './post.service.js';

const INPUT = { description: 'What to change (masukan).' };

@ObjectType({ description: 'The officer that was recorded (hasil).' })
export class RecordOfficerPayload {
  @Field(() => Officer, { description: 'The person (pejabat).' })
  officer!: OfficerRow;
}

@ObjectType({ description: 'The post that was taken up (hasil).' })
export class StartPostPayload {
  @Field(() => Post, { description: 'The post as it is now (jabatan).' })
  post!: PostRow;
}

@ObjectType({ description: 'The post that was ended (hasil).' })
export class EndPostPayload {
  @Field(() => Post, { description: 'The post as it is now (jabatan).' })
  post!: PostRow;
}

@Resolver()
export class OfficerChangesResolver {
  constructor(private readonly posts: PostService) {}

  @Mutation(() => RecordOfficerPayload, {
    nullable: true,
    description: 'Records a person who will hold posts (catat pejabat).',
  })
  @Directive('@authenticated')
  @Directive('@requiresScopes(scopes: [["directory:write"]])')
  async recordOfficer(
    @Arg('input', () => RecordOfficerInput, INPUT) change: RecordOfficerInput,
    @Ctx() context: RequestContext,
  ): Promise<RecordOfficerPayload> {
    const officer = await this.posts.recordOfficer(context.viewer, change);
    context.clear();
    return { officer };
  }

  @Mutation(() => StartPostPayload, { nullable: true, description: 'Starts a post of an officer (mulai jabatan).' })
  @Directive('@authenticated')
  @Directive('@requiresScopes(scopes: [["directory:write"]])')
  async startPost(
    @Arg('input', () => StartPostInput, INPUT) change: StartPostInput,
    @Ctx() context: RequestContext,
  ): Promise<StartPostPayload> {
    const post = await this.posts.startPost(context.viewer, change);
    context.clear();
    return { post };
  }

  @Mutation(() => EndPostPayload, { nullable: true, description: 'Ends a post after its last day (akhiri jabatan).' })
  @Directive('@authenticated')
  @Directive('@requiresScopes(scopes: [["directory:write"]])')
  async endPost(
    @Arg('input', () => EndPostInput, INPUT) change: EndPostInput,
    @Ctx() context: RequestContext,
  ): Promise<EndPostPayload> {
    const post = await this.posts.endPost(context.viewer, change);
    context.clear();
    return { post };
  }
}
