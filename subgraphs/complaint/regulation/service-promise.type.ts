import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { DeadlineKind } from '../../kit/deadline.type.js';
import { DateScalar } from '../../kit/scalars.js';
import { IDEMPOTENCY_KEY } from '../../kit/shared-descriptions.js';
import { Agency } from '../agency.type.js';
import { ComplaintClassification } from '../complaint.enum.js';
import { CountingStart, LimitUnit } from './regulation.type.js';

@ObjectType({
  description:
    'A stricter limit that an agency promises for itself and its units (janji layanan). It binds the clocks of whoever holds a complaint, and never gives more time than the regulation.',
})
export class ServicePromise {
  @Field(() => ID, { description: 'Its id (pengenal).' })
  id!: string;

  @Field(() => Agency, { description: 'Who promises it (instansi).' })
  agency!: Agency;

  @Field(() => DeadlineKind, {
    description:
      'What is promised (jenis batas waktu); SERVICE_PROMISE is the whole time from acceptance to the answer.',
  })
  stage!: DeadlineKind;

  @Field(() => ComplaintClassification.values, {
    nullable: true,
    description: 'For which complaints (klasifikasi); null for all.',
  })
  classification!: ComplaintClassification | null;

  @Field(() => Int, { description: 'How much time (lama waktu).' })
  quantity!: number;

  @Field(() => LimitUnit.values, { description: 'In which unit (satuan).' })
  unit!: LimitUnit;

  @Field(() => CountingStart.values, {
    description:
      'Which day it counts first (awal penghitungan): NEXT_DAY makes the day of arrival day 0; hours run at once with SAME_DAY.',
  })
  countsFrom!: CountingStart;

  @Field(() => Int, { description: 'How long before the end the holder is told, in `unit` (pengingat).' })
  lead!: number;

  @Field(() => String, { description: 'What it rests on (dasar), such as a maklumat pelayanan.' })
  legalBasis!: string;

  @Field(() => DateScalar, { description: 'First day on which what arrives there falls under it (berlaku sejak).' })
  validFrom!: string;

  @Field(() => DateScalar, { nullable: true, description: 'Last such day (berlaku sampai); null while it is open.' })
  validUntil!: string | null;

  @Field(() => Int, { description: 'Grows with each change; `endPromise` wants it as `expectedVersion` (versi).' })
  version!: number;
}

@InputType({ description: 'A promise of an agency (janji layanan).' })
export class RecordPromiseInput {
  @Field(() => String, { description: IDEMPOTENCY_KEY })
  idempotencyKey!: string;

  @Field(() => ID, { description: 'Id or code of the agency that promises it (instansi).' })
  agency!: string;

  @Field(() => DeadlineKind, {
    description: 'What is promised (jenis batas waktu): VERIFICATION, FIRST_RESPONSE or SERVICE_PROMISE.',
  })
  stage!: DeadlineKind;

  @Field(() => ComplaintClassification.values, {
    nullable: true,
    description: 'For which complaints (klasifikasi); without it for all.',
  })
  classification?: ComplaintClassification | null;

  @Field(() => Int, {
    description:
      'How much time, 1 to 1,000 (lama waktu); less than every limit of the regulation in the same unit that it would take the place of, which for SERVICE_PROMISE is that of the follow-up.',
  })
  quantity!: number;

  @Field(() => LimitUnit.values, { description: 'In which unit (satuan).' })
  unit!: LimitUnit;

  @Field(() => CountingStart.values, {
    nullable: true,
    description: 'Which day it counts first (awal penghitungan); unless told, NEXT_DAY of days and SAME_DAY of hours.',
  })
  countsFrom?: CountingStart | null;

  @Field(() => Int, {
    nullable: true,
    description: 'How long before the end the holder is told, in `unit` (pengingat); 1 unless told.',
  })
  lead?: number | null;

  @Field(() => String, { description: 'What it rests on, up to 255 characters (dasar).' })
  legalBasis!: string;

  @Field(() => DateScalar, { description: 'First day (berlaku sejak), today at the earliest.' })
  validFrom!: string;

  @Field(() => DateScalar, { nullable: true, description: 'Last day (berlaku sampai); without it until it is ended.' })
  validUntil?: string | null;
}

@InputType({ description: 'The last day of a promise (akhir janji layanan).' })
export class EndPromiseInput {
  @Field(() => ID, { description: 'Id of the promise (pengenal).' })
  promise!: string;

  @Field(() => Int, { description: 'The `version` that you saw (versi).' })
  expectedVersion!: number;

  @Field(() => DateScalar, { description: 'Its last day (hari terakhir), today at the earliest.' })
  lastDay!: string;
}

@ObjectType({ description: 'The promise that was recorded (hasil pencatatan janji layanan).' })
export class RecordPromisePayload {
  @Field(() => ServicePromise, { description: 'The promise (janji layanan).' })
  promise!: ServicePromise;
}

@ObjectType({ description: 'The promise with its last day (hasil pengakhiran janji layanan).' })
export class EndPromisePayload {
  @Field(() => ServicePromise, { description: 'The promise (janji layanan).' })
  promise!: ServicePromise;
}
