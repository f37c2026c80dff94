import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { DeadlineKind } from '../../kit/deadline.type.js';
import { DateScalar } from '../../kit/scalars.js';
import { IDEMPOTENCY_KEY } from '../../kit/shared-descriptions.js';
import { ComplaintClassification, ComplaintStatus } from '../complaint.enum.js';
import { CountingStart, LimitUnit, Regulation } from './regulation.type.js';

@InputType({ description: 'How the regulation calls a public status (nama status laporan).' })
export class RegulationStatusInput {
  @Field(() => ComplaintStatus.values, { description: 'Which status (status laporan); each once.' })
  status!: ComplaintStatus;

  @Field(() => String, { description: 'Its name in Indonesian, up to 255 characters (nama).' })
  nameId!: string;

  @Field(() => String, { description: 'Its name in English, up to 255 characters (nama dalam bahasa Inggris).' })
  nameEn!: string;
}

@InputType({ description: 'A limit of the regulation (batas waktu).' })
export class RegulationLimitInput {
  @Field(() => DeadlineKind, {
    description:
      'What has to be done (jenis batas waktu): VERIFICATION, FIRST_RESPONSE, FOLLOW_UP, REPORTER_REPLY or CLARIFICATION.',
  })
  stage!: DeadlineKind;

  @Field(() => ComplaintClassification.values, {
    nullable: true,
    description: 'For which complaints (klasifikasi); without it for all.',
  })
  classification?: ComplaintClassification | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether for those that need an inspection (berkadar pengawasan); without it for both.',
  })
  needsInspection?: boolean | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'How much time, up to 250 working days, 366 calendar days or 1,000 office hours (lama waktu); without it the regulation sets none, which the reporter’s stages may not. A region gives agencies no longer, and reporters no shorter, than the national regulation.',
  })
  quantity?: number | null;

  @Field(() => LimitUnit.values, { description: 'In which unit (satuan).' })
  unit!: LimitUnit;

  @Field(() => CountingStart.values, {
    nullable: true,
    description: 'Which day it counts first (awal penghitungan); unless told, NEXT_DAY of days and SAME_DAY of hours.',
  })
  countsFrom?: CountingStart | null;

  @Field(() => Int, {
    nullable: true,
    description: 'How long before the end whoever has to do it is told, in `unit` (pengingat); 1 unless told.',
  })
  lead?: number | null;

  @Field(() => String, { description: 'What sets it, up to 255 characters (dasar hukum).' })
  legalBasis!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'Id of the regulation whose figure it carries on, where its own is not public (diteruskan dari).',
  })
  carriedFrom?: string | null;
}

@InputType({ description: 'A reason for which the regulation lets a complaint be archived (alasan pengarsipan).' })
export class ArchiveReasonInput {
  @Field(() => String, { description: 'Its code, such as `too-general` (kode); each once.' })
  code!: string;

  @Field(() => String, { description: 'Its name in Indonesian, up to 255 characters (nama).' })
  nameId!: string;

  @Field(() => String, { description: 'Its name in English, up to 255 characters (nama dalam bahasa Inggris).' })
  nameEn!: string;

  @Field(() => String, { description: 'What it rests on, up to 255 characters (dasar hukum).' })
  legalBasis!: string;
}

@InputType({ description: 'A new regulation with all that it sets (peraturan baru).' })
export class RecordRegulationInput {
  @Field(() => String, { description: IDEMPOTENCY_KEY })
  idempotencyKey!: string;

  @Field(() => ID, { description: 'Its id for ever, a code such as `permenpanrb-5-2025` (pengenal).' })
  id!: string;

  @Field(() => String, { description: 'Its name, up to 255 characters (nama peraturan).' })
  name!: string;

  @Field(() => String, { description: 'What it rests on, and where its text can be had (dasar hukum).' })
  basis!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'Code of the province, regency or city whose own rule it is (wilayah); without it of the whole country.',
  })
  region?: string | null;

  @Field(() => DateScalar, {
    description:
      'First day on which what is received falls under it (berlaku sejak), within five years; later than the day of the latest complaint that would have, for that keeps its regulation.',
  })
  validFrom!: string;

  @Field(() => [RegulationStatusInput], { description: 'The name of every public status (nama status).' })
  statuses!: RegulationStatusInput[];

  @Field(() => [RegulationLimitInput], {
    description: 'Its limits (batas waktu): exactly one for each stage, of every complaint that there can be.',
  })
  limits!: RegulationLimitInput[];

  @Field(() => [ArchiveReasonInput], {
    description:
      'The reasons to archive (alasan pengarsipan), among them `duplicate`, `origin-unclear` and `withdrawn`.',
  })
  archiveReasons!: ArchiveReasonInput[];
}

@ObjectType({ description: 'The regulation that was recorded (hasil pencatatan peraturan).' })
export class RecordRegulationPayload {
  @Field(() => Regulation, { description: 'The regulation (peraturan).' })
  regulation!: Regulation;
}

@InputType({ description: 'A regulation that is taken back before it begins (penarikan peraturan).' })
export class WithdrawRegulationInput {
  @Field(() => ID, { description: 'Id of the regulation (pengenal).' })
  regulation!: string;
}

@ObjectType({ description: 'That the regulation was withdrawn (hasil penarikan peraturan).' })
export class WithdrawRegulationPayload {
  @Field(() => ID, { description: 'The id that it had, which is free again (pengenal).' })
  regulationId!: string;
}
