import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Agency } from '../agency.type.js';

@ObjectType({
  description:
    'How much of what it receives in a year an agency means to follow up (target persentase tindak lanjut). What it was before a change is among `ruleChanges`.',
})
export class FollowUpTarget {
  @Field(() => Agency, { description: 'Whose target it is (instansi).' })
  agency!: Agency;

  @Field(() => Int, { description: 'Of which year (tahun).' })
  year!: number;

  @Field(() => Int, { description: 'From 0 to 100 (persen).' })
  percent!: number;

  @Field(() => String, { description: 'What it rests on (dasar).' })
  basis!: string;

  @Field(() => Int, {
    description: 'Grows with each change; `setFollowUpTarget` wants it as `expectedVersion` (versi).',
  })
  version!: number;
}

@InputType({ description: 'The target of an agency for a year (target tindak lanjut).' })
export class SetFollowUpTargetInput {
  @Field(() => String, { description: 'Made up by the client, 8 to 200 characters (kunci idempotensi).' })
  idempotencyKey!: string;

  @Field(() => ID, { description: 'Id or code of the agency (instansi).' })
  agency!: string;

  @Field(() => Int, { description: 'The year, 2000 to 2100 (tahun).' })
  year!: number;

  @Field(() => Int, { description: 'From 0 to 100 (persen).' })
  percent!: number;

  @Field(() => String, { description: 'What it rests on, up to 255 characters (dasar).' })
  basis!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'The `version` that it replaces; without it the year must not have a target yet (versi yang diganti).',
  })
  expectedVersion?: number | null;
}

@ObjectType({ description: 'The target that was set (hasil penetapan target).' })
export class SetFollowUpTargetPayload {
  @Field(() => FollowUpTarget, { description: 'The target (target).' })
  target!: FollowUpTarget;
}
