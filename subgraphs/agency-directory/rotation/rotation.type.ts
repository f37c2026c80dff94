import { Field, ObjectType } from 'type-graphql';
import { DateScalar } from '../../kit/scalars.js';
import { Role } from '../role.enum.js';

@ObjectType({ description: 'Who heads the agency after a rotation (pergantian pimpinan).' })
export class HeadChange {
  beforeId!: string;
  afterId!: string | null;
}

@ObjectType({
  description: 'A role that ends with a post: what it opened in the hub is closed (hak akses yang berakhir).',
})
export class EndingGrant {
  agencyId!: string;

  @Field(() => Role, { description: 'The role (peran).' })
  role!: Role;

  @Field(() => DateScalar, { description: "The last day on which it holds, in the agency's zone (hari terakhir)." })
  lastDay!: string;
}

@ObjectType({ description: 'A role that nobody holds at an agency after a rotation (peran yang kosong).' })
export class VacantRole {
  agencyId!: string;

  @Field(() => Role, { description: 'The role (peran).' })
  role!: Role;

  @Field(() => DateScalar, { description: 'The first day without anybody (sejak).' })
  from!: string;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The last day without anybody; null where nobody is to follow (sampai).',
  })
  until!: string | null;
}

@ObjectType({ description: 'Who is affected by a rotation (dampak mutasi).' })
export class RotationEffects {
  @Field(() => HeadChange, {
    nullable: true,
    description: 'Null where the head stays the same (pergantian pimpinan).',
  })
  head!: HeadChange | null;

  @Field(() => [EndingGrant], { description: 'The roles that the officer no longer has (hak akses yang berakhir).' })
  endingGrants!: EndingGrant[];

  @Field(() => [VacantRole], { description: 'The roles that nobody holds any more (peran yang kosong).' })
  vacantRoles!: VacantRole[];
}
