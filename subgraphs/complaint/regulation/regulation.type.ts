import { Field, ID, Int, ObjectType } from 'type-graphql';
import { DeadlineKind } from '../../kit/deadline.type.js';
import { DateScalar } from '../../kit/scalars.js';
import { ComplaintClassification, ComplaintStatus } from '../complaint.enum.js';
import { labelledEnum } from '../labelled-enum.js';
import { Region } from '../region.type.js';

export const LimitUnit = labelledEnum('LimitUnit', 'In what a limit is told (satuan batas waktu).', {
  WORKING_DAY: { id: 'hari kerja', en: 'working days' },
  CALENDAR_DAY: { id: 'hari kalender', en: 'calendar days' },
  OFFICE_HOUR: { id: 'jam kerja', en: 'office hours' },
});
export type LimitUnit = (typeof LimitUnit.names)[number];

export const CountingStart = labelledEnum('CountingStart', 'Which day a limit counts first (awal penghitungan).', {
  SAME_DAY: { id: 'mulai hari itu juga', en: 'from the same day on' },
  NEXT_DAY: { id: 'mulai hari berikutnya', en: 'from the next day on' },
});
export type CountingStart = (typeof CountingStart.names)[number];

@ObjectType({ description: 'How a regulation calls a public status (nama status laporan).' })
export class RegulationStatus {
  nameId!: string;
  nameEn!: string;

  @Field(() => ComplaintStatus.values, { description: 'Which status (status laporan).' })
  status!: ComplaintStatus;
}

@ObjectType({ description: 'A limit that a regulation sets for a step (batas waktu peraturan).' })
export class RegulationLimit {
  @Field(() => DeadlineKind, { description: 'What has to be done (jenis batas waktu).' })
  stage!: DeadlineKind;

  @Field(() => ComplaintClassification.values, {
    nullable: true,
    description: 'For which complaints (klasifikasi); null for all.',
  })
  classification!: ComplaintClassification | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether for those that need an inspection (berkadar pengawasan); null for both.',
  })
  needsInspection!: boolean | null;

  @Field(() => Int, { nullable: true, description: 'How much time (lama waktu); null where it sets no limit.' })
  quantity!: number | null;

  @Field(() => LimitUnit.values, { description: 'In which unit (satuan).' })
  unit!: LimitUnit;

  @Field(() => CountingStart.values, {
    description:
      'Which day it counts first (awal penghitungan): NEXT_DAY makes the day of receipt day 0; hours run at once with SAME_DAY.',
  })
  countsFrom!: CountingStart;

  @Field(() => Int, { description: 'How long before the end whoever has to do it is told, in `unit` (pengingat).' })
  lead!: number;

  @Field(() => String, { description: 'What sets it (dasar hukum).' })
  legalBasis!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Id of the regulation whose figure it carries on, where its own is not public (diteruskan dari).',
  })
  carriedFrom!: string | null;
}

@ObjectType({ description: 'A reason for which a complaint may end without being followed up (alasan pengarsipan).' })
export class ArchiveReason {
  nameId!: string;
  nameEn!: string;

  @Field(() => String, { description: 'Its code, as `archiveComplaint` takes it (kode).' })
  code!: string;

  @Field(() => String, { description: 'What it rests on (dasar hukum).' })
  legalBasis!: string;

  @Field(() => Boolean, {
    description: 'Whether an agency chooses it (dapat dipilih); the others come by merging, withdrawing and time.',
  })
  choosable!: boolean;
}

@ObjectType({
  description:
    'A regulation of complaint handling (peraturan). A complaint keeps the one that was in force when it was received; a regulation never changes, a new one replaces it.',
})
export class Regulation {
  @Field(() => ID, { description: 'Its immutable id (pengenal), such as `permenpanrb-5-2025`.' })
  id!: string;

  @Field(() => String, { description: 'Its name (nama peraturan).' })
  name!: string;

  @Field(() => String, { description: 'What it rests on, and where its text can be had (dasar hukum).' })
  basis!: string;

  @Field(() => Region, {
    nullable: true,
    description: 'The region whose own rule it is (wilayah); null where it is of the whole country.',
  })
  region!: Region | null;

  @Field(() => DateScalar, {
    description: 'First day on which what is received falls under it (berlaku sejak), in the zone of the receiver.',
  })
  validFrom!: string;
}
