import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import type { Role } from '../../../schema/roles.js';
import { connectionType } from '../../kit/connection.js';
import { DateScalar, DateTimeScalar } from '../../kit/scalars.js';
import { ReadinessGuidanceKind } from './readiness-guidance.entity.js';

registerEnumType(ReadinessGuidanceKind, {
  name: 'ReadinessGuidanceKind',
  description: 'How a supervisor guides an agency on its way to readiness (jenis pembinaan kesiapan).',
  valuesConfig: {
    NOTE: { description: 'A note (catatan).' },
    REMINDER: { description: 'A reminder of what it lacks (pengingat).' },
    VISIT: { description: 'A visit to it (kunjungan).' },
  },
});

@ObjectType({ description: 'Guidance of a supervisor to an agency on its way to readiness (pembinaan kesiapan).' })
export class ReadinessGuidance {
  agencyId!: string;
  byAgencyId!: string;
  acknowledgedById!: string | null;

  @Field(() => ID, { description: 'Immutable id (id pembinaan).' })
  id!: string;

  @Field(() => DateTimeScalar, { description: 'When it was given (waktu).' })
  at!: Date;

  @Field(() => ReadinessGuidanceKind, { description: 'A note, a reminder or a visit (jenis pembinaan).' })
  kind!: ReadinessGuidanceKind;

  @Field(() => String, { description: 'In which role it was given (peran), such as `PROVINCIAL_MONITOR`.' })
  role!: Role;

  @Field(() => String, { description: 'The words (isi pembinaan).' })
  text!: string;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The day of the visit (tanggal kunjungan); null for others.',
  })
  visitOn!: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When the agency took note of it (waktu ditanggapi); null while it has not.',
  })
  acknowledgedAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'What the agency says to it (tanggapan).' })
  acknowledgement!: string | null;
}

export const ReadinessGuidanceConnection = connectionType(ReadinessGuidance, 'ReadinessGuidanceConnection', {
  description: 'Guidance on the way to readiness, the latest first (daftar pembinaan kesiapan).',
  feedCursor: true,
});
