import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DateScalar } from '../../kit/scalars.js';
import { IDEMPOTENCY_KEY } from '../../kit/shared-descriptions.js';
import { Agency } from '../agency.type.js';
import type { TargetPeriod as TargetPeriodName } from './target-period.js';

export const TargetPeriod = { YEAR: 'YEAR', SEMESTER: 'SEMESTER', QUARTER: 'QUARTER', MONTH: 'MONTH' } as const;

registerEnumType(TargetPeriod, {
  name: 'TargetPeriod',
  description: 'Of how long a time a target is (periode target).',
  valuesConfig: {
    YEAR: { description: 'A year (tahun).' },
    SEMESTER: { description: 'Half of a year (semester).' },
    QUARTER: { description: 'A quarter of a year (triwulan).' },
    MONTH: { description: 'A month (bulan).' },
  },
});

@ObjectType({
  description:
    'How much of what it receives in a year, or a part of it, an agency means to follow up (target persentase tindak lanjut). What it was before a change is among `ruleChanges`.',
})
export class FollowUpTarget {
  @Field(() => Agency, { description: 'Whose target it is (instansi).' })
  agency!: Agency;

  @Field(() => Int, { description: 'Of which year (tahun).' })
  year!: number;

  @Field(() => TargetPeriod, { description: 'Whether it is of the whole year or a part (periode).' })
  period!: TargetPeriodName;

  @Field(() => Int, { description: 'Which part: 3 is the third quarter; 1 of the year itself (nomor periode).' })
  number!: number;

  @Field(() => DateScalar, { description: 'First day of receipt that it is of (sejak).' })
  from!: string;

  @Field(() => DateScalar, { description: 'Last day of receipt that it is of (sampai).' })
  to!: string;

  @Field(() => Int, { description: 'From 0 to 100 (persen).' })
  percent!: number;

  @Field(() => String, { description: 'What it rests on (dasar).' })
  basis!: string;

  @Field(() => Int, {
    description: 'Grows with each change; `setFollowUpTarget` wants it as `expectedVersion` (versi).',
  })
  version!: number;
}

@InputType({ description: 'The target of an agency for a year or a part of it (target tindak lanjut).' })
export class SetFollowUpTargetInput {
  @Field(() => String, { description: IDEMPOTENCY_KEY })
  idempotencyKey!: string;

  @Field(() => ID, { description: 'Id or code of the agency (instansi).' })
  agency!: string;

  @Field(() => Int, { description: 'The year, 2000 to 2100 (tahun).' })
  year!: number;

  @Field(() => TargetPeriod, { nullable: true, description: 'Of which kind of part (periode); YEAR unless told.' })
  period?: TargetPeriodName | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Which part (nomor periode): 1 to 2, 4 or 12; 1 unless told, which only of the year itself it may be.',
  })
  number?: number | null;

  @Field(() => Int, { description: 'From 0 to 100 (persen).' })
  percent!: number;

  @Field(() => String, { description: 'What it rests on, up to 255 characters (dasar).' })
  basis!: string;

  @Field(() => Int, {
    nullable: true,
    description:
      'The `version` that it replaces; without it that time must not have a target yet (versi yang diganti).',
  })
  expectedVersion?: number | null;
}

@ObjectType({ description: 'The target that was set (hasil penetapan target).' })
export class SetFollowUpTargetPayload {
  @Field(() => FollowUpTarget, { description: 'The target (target).' })
  target!: FollowUpTarget;
}
