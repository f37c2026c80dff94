import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { AgencyKind } from '../kit/agency-kind.enum.js';
import { AgencyLevel } from '../kit/agency-level.enum.js';
import { connectionType } from '../kit/connection.js';
import { AGENCY } from '../kit/shared-descriptions.js';

@ObjectType({ description: AGENCY.type })
@Directive('@key(fields: "id")')
@Directive('@key(fields: "code")')
export class Agency {
  @Field(() => ID, { description: AGENCY.id })
  id!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'Its code now, a path: `32.16` a regency, `32.16/diskominfo` a unit of it, `kl.atrbpn/kanwil-jabar` an office of a ministry (kode instansi). Of a closed agency the last one.',
  })
  code!: string;

  @Field(() => String, { nullable: true, description: 'Its full name now (nama).' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'What people call it: `Pemkab Bekasi` (nama singkat).' })
  shortName!: string | null;

  @Field(() => AgencyKind, { nullable: true, description: 'What kind of body or unit it is (jenis).' })
  kind!: AgencyKind;

  @Field(() => AgencyLevel, {
    nullable: true,
    description: 'Where it stands in the hierarchy of complaints (tingkat).',
  })
  level!: AgencyLevel;

  @Field(() => String, {
    nullable: true,
    description: 'The IANA zone in which its days and deadlines run (zona waktu).',
  })
  timeZone!: string;

  @Field(() => Date, { nullable: true, description: 'When it ceased to exist; null while it exists (ditutup pada).' })
  closedAt!: Date | null;

  @Field(() => String, {
    nullable: true,
    description: 'Where its name was found, with date; null where an administrator entered it (sumber).',
  })
  source!: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether the name was found in that source or entered by an administrator; false is general knowledge that an operator should confirm (terkonfirmasi).',
  })
  confirmed!: boolean;

  @Field(() => Int, { nullable: true, description: 'Grows with each change; give it as `expectedVersion` (versi).' })
  version!: number;
}

export const AgencyConnection = connectionType(Agency, 'AgencyConnection', { description: 'Agencies (instansi).' });
