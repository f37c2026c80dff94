import { Arg, Ctx, Directive, Field, Mutation, ObjectType, Resolver } from 'type-graphql';
import { RequestContext } from '../../kit/request-context.js';
import { AgencyRow } from '../agency.entity.js';
import { Agency } from '../agency.type.js';
import type { EstablishBodyService } from './establish-body.service.js';
import type { RecodeAgencyService } from './recode-agency.service.js';
import type { SplitAgencyService, SplitResult } from './split-agency.service.js';
import { EstablishBodyInput, RecodeAgencyInput, SplitAgencyInput, TransferPartsInput } from './succession.input.js';
import type { TransferPartsService, TransferResult } from './transfer-parts.service.js';

const INPUT = { description: 'What to change (masukan).' };

@ObjectType({ description: 'The body that was made (hasil).' })
export class EstablishBodyPayload {
  @Field(() => Agency, { description: 'The new body (instansi).' })
  agency!: AgencyRow;
}

@ObjectType({ description: 'The body under its other code (hasil).' })
export class RecodeAgencyPayload {
  @Field(() => Agency, { description: 'The body as it is now (instansi).' })
  agency!: AgencyRow;
}

@ObjectType({ description: 'What a split has left and made (hasil).' })
export class SplitAgencyPayload {
  @Field(() => Agency, { description: 'The body that was split, as it is now (instansi induk).' })
  agency!: AgencyRow;

  @Field(() => [Agency], { description: 'The bodies that came out of it (instansi hasil pemekaran).' })
  into!: AgencyRow[];
}

@ObjectType({ description: 'What a transfer has left, and who has got it (hasil).' })
export class TransferPartsPayload {
  @Field(() => Agency, { description: 'The body that gave parts, as it is now (instansi yang menyerahkan).' })
  agency!: AgencyRow;

  @Field(() => Agency, { description: 'The body that got them (instansi penerima).' })
  receiver!: AgencyRow;
}

@Resolver()
export class SuccessionResolver {
  constructor(
    private readonly bodies: EstablishBodyService,
    private readonly codes: RecodeAgencyService,
    private readonly splits: SplitAgencyService,
    private readonly transfers: TransferPartsService,
  ) {}

  @Mutation(() => EstablishBodyPayload, {
    nullable: true,
    description:
      'Adds a national body that a law makes, an AUTHORITY with its territory; the national desk alone does (bentuk instansi).',
  })
  @Directive('@authenticated')
  @Directive('@requiresScopes(scopes: [["directory:write"]])')
  async establishBody(
    @Arg('input', () => EstablishBodyInput, INPUT) change: EstablishBodyInput,
    @Ctx() context: RequestContext,
  ): Promise<EstablishBodyPayload> {
    const agency = await this.bodies.establish(context.viewer, change);
    context.clear();
    return { agency };
  }

  @Mutation(() => RecodeAgencyPayload, {
    nullable: true,
    description:
      'Gives a body, district or village with its regions and units another code and keeps the former ones; the national desk alone does (ubah kode instansi).',
  })
  @Directive('@authenticated')
  @Directive('@requiresScopes(scopes: [["directory:write"]])')
  async recodeAgency(
    @Arg('input', () => RecodeAgencyInput, INPUT) change: RecodeAgencyInput,
    @Ctx() context: RequestContext,
  ): Promise<RecodeAgencyPayload> {
    const agency = await this.codes.recode(context.viewer, change);
    context.clear();
    return { agency };
  }

  @Mutation(() => SplitAgencyPayload, {
    nullable: true,
    description:
      'Makes new bodies of parts of one, or districts of parts of one, which goes on or ends; the national desk alone does (pemekaran). What is open passes to them by events of each subgraph, from a body that goes on once they have an account.',
  })
  @Directive('@authenticated')
  @Directive('@requiresScopes(scopes: [["directory:write"]])')
  async splitAgency(
    @Arg('input', () => SplitAgencyInput, INPUT) change: SplitAgencyInput,
    @Ctx() context: RequestContext,
  ): Promise<SplitResult> {
    const result = await this.splits.split(context.viewer, change);
    context.clear();
    return result;
  }

  @Mutation(() => TransferPartsPayload, {
    nullable: true,
    description:
      'Gives regions and units of a body or district to another one that exists; the giver goes on or ends, as in a merger; the national desk alone does (pengalihan, penggabungan). What is open passes by events of each subgraph, from a body that goes on once the other one has an account.',
  })
  @Directive('@authenticated')
  @Directive('@requiresScopes(scopes: [["directory:write"]])')
  async transferParts(
    @Arg('input', () => TransferPartsInput, INPUT) change: TransferPartsInput,
    @Ctx() context: RequestContext,
  ): Promise<TransferResult> {
    const result = await this.transfers.transfer(context.viewer, change);
    context.clear();
    return result;
  }
}
