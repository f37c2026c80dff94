import { Arg, Ctx, Directive, Field, Mutation, ObjectType, Resolver } from 'type-graphql';
import { RequestContext } from '../kit/request-context.js';
import { AgencyRow } from './agency.entity.js';
import { Agency } from './agency.type.js';
import {
  AddUnitInput,
  AddVillageInput,
  CloseAgencyInput,
  RecordAccountInput,
  RecordConnectionInput,
  RenameAgencyInput,
} from './agency-changes.input.js';
import { ConnectionService } from './connection.service.js';
import { LifeOfAgencyService } from './life-of-agency.service.js';
import { UnitService } from './unit.service.js';
import { VillageService } from './village.service.js';

const INPUT = { description: 'What to change (masukan).' };

@ObjectType({ description: 'The agency after its connection was recorded (hasil).' })
export class RecordConnectionPayload {
  @Field(() => Agency, { description: 'The agency as it is now (instansi).' })
  agency!: AgencyRow;
}

@ObjectType({ description: 'The agency after its account was recorded (hasil).' })
export class RecordAccountPayload {
  @Field(() => Agency, { description: 'The agency as it is now (instansi).' })
  agency!: AgencyRow;
}

@ObjectType({ description: 'The unit that was added (hasil).' })
export class AddUnitPayload {
  @Field(() => Agency, { description: 'The new unit (unit).' })
  unit!: AgencyRow;
}

@ObjectType({ description: 'The village that was added (hasil).' })
export class AddVillagePayload {
  @Field(() => Agency, { description: 'The new body or, of a kelurahan, unit (desa atau kelurahan).' })
  village!: AgencyRow;
}

@ObjectType({ description: 'The agency under its other name (hasil).' })
export class RenameAgencyPayload {
  @Field(() => Agency, { description: 'The agency as it is now (instansi).' })
  agency!: AgencyRow;
}

@ObjectType({ description: 'The agency after it was closed (hasil).' })
export class CloseAgencyPayload {
  @Field(() => Agency, { description: 'The agency as it is now (instansi).' })
  agency!: AgencyRow;
}

@Resolver()
export class AgencyChangesResolver {
  constructor(
    private readonly connections: ConnectionService,
    private readonly units: UnitService,
    private readonly villages: VillageService,
    private readonly lives: LifeOfAgencyService,
  ) {}

  @Mutation(() => RecordConnectionPayload, {
    nullable: true,
    description: 'Records whether an agency is connected (catat keterhubungan).',
  })
  @Directive('@authenticated')
  @Directive('@requiresScopes(scopes: [["directory:write"]])')
  async recordConnection(
    @Arg('input', () => RecordConnectionInput, INPUT) change: RecordConnectionInput,
    @Ctx() context: RequestContext,
  ): Promise<RecordConnectionPayload> {
    const { connected: holds, ...input } = change;
    const agency = await this.connections.record(context.viewer, 'CONNECTION', { ...input, holds });
    context.clear();
    return { agency };
  }

  @Mutation(() => RecordAccountPayload, {
    nullable: true,
    description:
      'Records whether an agency has an account (catat akun). That it no longer has one is recorded by the national desk alone.',
  })
  @Directive('@authenticated')
  @Directive('@requiresScopes(scopes: [["directory:write"]])')
  async recordAccount(
    @Arg('input', () => RecordAccountInput, INPUT) change: RecordAccountInput,
    @Ctx() context: RequestContext,
  ): Promise<RecordAccountPayload> {
    const { exists: holds, ...input } = change;
    const agency = await this.connections.record(context.viewer, 'ACCOUNT', { ...input, holds });
    context.clear();
    return { agency };
  }

  @Mutation(() => AddUnitPayload, { nullable: true, description: 'Adds a unit to a body (tambah unit).' })
  @Directive('@authenticated')
  @Directive('@requiresScopes(scopes: [["directory:write"]])')
  async addUnit(
    @Arg('input', () => AddUnitInput, INPUT) change: AddUnitInput,
    @Ctx() context: RequestContext,
  ): Promise<AddUnitPayload> {
    const unit = await this.units.add(context.viewer, change);
    context.clear();
    return { unit };
  }

  @Mutation(() => AddVillagePayload, {
    nullable: true,
    description:
      'Adds a desa, by whatever word it goes locally, as a body of its own that its regency supervises, or a kelurahan as a unit of its kecamatan (tambah desa/kelurahan). For the national desk and the admin of the regency or city; for the desk alone where its region is new.',
  })
  @Directive('@authenticated')
  @Directive('@requiresScopes(scopes: [["directory:write"]])')
  async addVillage(
    @Arg('input', () => AddVillageInput, INPUT) change: AddVillageInput,
    @Ctx() context: RequestContext,
  ): Promise<AddVillagePayload> {
    const village = await this.villages.add(context.viewer, change);
    context.clear();
    return { village };
  }

  @Mutation(() => RenameAgencyPayload, {
    nullable: true,
    description:
      'Gives an agency another name and keeps the former one; where that of a government renames its region, for the national desk alone (ubah nama instansi dan wilayahnya).',
  })
  @Directive('@authenticated')
  @Directive('@requiresScopes(scopes: [["directory:write"]])')
  async renameAgency(
    @Arg('input', () => RenameAgencyInput, INPUT) change: RenameAgencyInput,
    @Ctx() context: RequestContext,
  ): Promise<RenameAgencyPayload> {
    const agency = await this.lives.rename(context.viewer, change);
    context.clear();
    return { agency };
  }

  @Mutation(() => CloseAgencyPayload, {
    nullable: true,
    description: 'Closes an agency and names who carries on its tasks (tutup instansi).',
  })
  @Directive('@authenticated')
  @Directive('@requiresScopes(scopes: [["directory:write"]])')
  async closeAgency(
    @Arg('input', () => CloseAgencyInput, INPUT) change: CloseAgencyInput,
    @Ctx() context: RequestContext,
  ): Promise<CloseAgencyPayload> {
    const agency = await this.lives.close(context.viewer, change);
    context.clear();
    return { agency };
  }
}
