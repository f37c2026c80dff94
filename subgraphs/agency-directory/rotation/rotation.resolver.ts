import { Arg, Ctx, Directive, Field, FieldResolver, Mutation, ObjectType, Resolver, Root } from 'type-graphql';
import { RequestContext } from '../../kit/request-context.js';
import { AgencyRow } from '../agency.entity.js';
import { AgencyService } from '../agency.service.js';
import { Agency } from '../agency.type.js';
import { OfficerRow } from '../officer.entity.js';
import { OfficerService } from '../officer.service.js';
import { Officer, Post } from '../officer.type.js';
import { PostRow } from '../post.entity.js';
import { HandOverRow } from './hand-over.entity.js';
import { HandOverService } from './hand-over.service.js';
import { HandOver } from './hand-over.type.js';
import { AcknowledgeHandOverInput, RotateOfficerInput } from './rotation.input.js';
import { RotationService } from './rotation.service.js';
import { EndingGrant, HeadChange, RotationEffects, VacantRole } from './rotation.type.js';

const INPUT = { description: 'What to change (masukan).' };
const AGENCY = { description: 'At which agency (instansi).' };

@ObjectType({ description: 'What a rotation has changed (hasil).' })
export class RotateOfficerPayload {
  @Field(() => Post, { description: 'The post that ended, as it is now (jabatan lama).' })
  endedPost!: PostRow;

  @Field(() => Post, { nullable: true, description: 'The post that the officer took up (jabatan baru).' })
  startedPost!: PostRow | null;

  @Field(() => Post, { nullable: true, description: 'The post of who follows (jabatan pejabat pengganti).' })
  successorPost!: PostRow | null;

  @Field(() => HandOver, { description: 'What was handed over (berita acara serah terima).' })
  handOver!: HandOverRow;

  @Field(() => RotationEffects, { description: 'Who is affected (dampak).' })
  affected!: RotationEffects;
}

@ObjectType({ description: 'What was acknowledged (hasil).' })
export class AcknowledgeHandOverPayload {
  @Field(() => HandOver, { description: 'The record as it is now (berita acara).' })
  handOver!: HandOverRow;
}

@Resolver()
export class RotationResolver {
  constructor(
    private readonly rotations: RotationService,
    private readonly handOvers: HandOverService,
  ) {}

  @Mutation(() => RotateOfficerPayload, {
    nullable: true,
    description:
      'Ends a post, starts the next one of its holder and that of who follows, and records what is handed over: all or nothing (mutasi).',
  })
  @Directive('@authenticated')
  @Directive('@requiresScopes(scopes: [["directory:write"]])')
  async rotateOfficer(
    @Arg('input', () => RotateOfficerInput, INPUT) change: RotateOfficerInput,
    @Ctx() context: RequestContext,
  ): Promise<RotateOfficerPayload> {
    const result = await this.rotations.rotate(context.viewer, change);
    context.clear();
    return result;
  }

  @Mutation(() => AcknowledgeHandOverPayload, {
    nullable: true,
    description: "Acknowledges what was handed over, for the successor's agency (terima serah terima).",
  })
  @Directive('@authenticated')
  @Directive('@requiresScopes(scopes: [["directory:write"]])')
  async acknowledgeHandOver(
    @Arg('input', () => AcknowledgeHandOverInput, INPUT) change: AcknowledgeHandOverInput,
    @Ctx() context: RequestContext,
  ): Promise<AcknowledgeHandOverPayload> {
    const handOver = await this.handOvers.acknowledge(context.viewer, change);
    context.clear();
    return { handOver };
  }
}

@Resolver(() => HeadChange)
export class HeadChangeResolver {
  constructor(private readonly officers: OfficerService) {}

  @FieldResolver(() => Officer, { description: 'Who headed it until then (pimpinan lama).' })
  before(@Root() { beforeId }: HeadChange, @Ctx() context: RequestContext): Promise<OfficerRow | undefined> {
    return context.load(this.officers.loadByIds, beforeId);
  }

  @FieldResolver(() => Officer, {
    nullable: true,
    description: 'Who heads it on the day after; null where nobody does (pimpinan baru).',
  })
  after(@Root() { afterId }: HeadChange, @Ctx() context: RequestContext): Promise<OfficerRow | undefined> | null {
    return afterId === null ? null : context.load(this.officers.loadByIds, afterId);
  }
}

@Resolver(() => EndingGrant)
export class EndingGrantResolver {
  constructor(private readonly agencies: AgencyService) {}

  @FieldResolver(() => Agency, AGENCY)
  agency(@Root() { agencyId }: EndingGrant, @Ctx() context: RequestContext): Promise<AgencyRow | undefined> {
    return context.load(this.agencies.loadByIds, agencyId);
  }
}

@Resolver(() => VacantRole)
export class VacantRoleResolver {
  constructor(private readonly agencies: AgencyService) {}

  @FieldResolver(() => Agency, AGENCY)
  agency(@Root() { agencyId }: VacantRole, @Ctx() context: RequestContext): Promise<AgencyRow | undefined> {
    return context.load(this.agencies.loadByIds, agencyId);
  }
}
