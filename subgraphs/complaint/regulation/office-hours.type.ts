import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { DateScalar } from '../../kit/scalars.js';
import { IDEMPOTENCY_KEY } from '../../kit/shared-descriptions.js';
import { Agency } from '../agency.type.js';
import { labelledEnum } from '../labelled-enum.js';
import { Region } from '../region.type.js';

export const Weekday = labelledEnum('Weekday', 'A day of the week (hari).', {
  MONDAY: { id: 'Senin', en: 'Monday' },
  TUESDAY: { id: 'Selasa', en: 'Tuesday' },
  WEDNESDAY: { id: 'Rabu', en: 'Wednesday' },
  THURSDAY: { id: 'Kamis', en: 'Thursday' },
  FRIDAY: { id: 'Jumat', en: 'Friday' },
  SATURDAY: { id: 'Sabtu', en: 'Saturday' },
  SUNDAY: { id: 'Minggu', en: 'Sunday' },
});
export type Weekday = (typeof Weekday.names)[number];

@InputType('OfficePeriodInput', { description: 'A time in which an office is open (jam buka).' })
@ObjectType({ description: 'A time in which an office is open (jam buka).' })
export class OfficePeriod {
  @Field(() => String, { description: 'From when, by the clock of the office (dari), such as `07:30`.' })
  from!: string;

  @Field(() => String, { description: 'Until when (sampai), such as `16:00`; `24:00` is the end of the day.' })
  to!: string;
}

@InputType({ description: 'When an office is open on a day of the week (jam kerja harian).' })
export class OfficeDayInput {
  @Field(() => Weekday.values, { description: 'Which day (hari).' })
  weekday!: Weekday;

  @Field(() => [OfficePeriod], { description: 'When it is open (jam buka), in order and apart by its breaks.' })
  periods!: OfficePeriod[];
}

@ObjectType({ description: 'When an office is open on a day of the week (jam kerja harian).' })
export class OfficeDay {
  @Field(() => Weekday.values, { description: 'Which day (hari).' })
  weekday!: Weekday;

  @Field(() => [OfficePeriod], { description: 'When it is open (jam buka), in order and apart by its breaks.' })
  periods!: OfficePeriod[];
}

@ObjectType({
  description:
    'When offices are open (jam kerja), by which limits in hours are counted: those of the nearest body before those of the nearest region and of the whole country; of equals the ones that began last. On days off they are closed.',
})
export class OfficeHours {
  @Field(() => ID, { description: 'Its id (pengenal).' })
  id!: string;

  @Field(() => Agency, {
    nullable: true,
    description: 'Who has set them for itself and its units (instansi); null where they are a region’s.',
  })
  agency!: Agency | null;

  @Field(() => Region, {
    nullable: true,
    description:
      'The region whose offices have them (wilayah); null where they are an agency’s or of the whole country.',
  })
  region!: Region | null;

  @Field(() => [OfficeDay], { description: 'The days on which they are open, Monday first (hari kerja).' })
  days!: OfficeDay[];

  @Field(() => String, { description: 'What they rest on (dasar hukum).' })
  legalBasis!: string;

  @Field(() => DateScalar, { description: 'First day on which they hold (berlaku sejak).' })
  validFrom!: string;

  @Field(() => DateScalar, { nullable: true, description: 'Last such day (berlaku sampai); null while it is open.' })
  validUntil!: string | null;

  @Field(() => Int, { description: 'Grows with each change; `endOfficeHours` wants it as `expectedVersion` (versi).' })
  version!: number;
}

@InputType({ description: 'Hours of offices from a day on (jam kerja).' })
export class RecordOfficeHoursInput {
  @Field(() => String, { description: IDEMPOTENCY_KEY })
  idempotencyKey!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'Id or code of the agency whose and whose units’ hours they are (instansi).',
  })
  agency?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Code of the region whose offices have them (wilayah); without it and an agency the whole country’s.',
  })
  region?: string | null;

  @Field(() => [OfficeDayInput], {
    description: 'The days on which they are open, each once, with 20 hours a week at least (hari kerja).',
  })
  days!: OfficeDayInput[];

  @Field(() => String, { description: 'What they rest on, up to 255 characters (dasar hukum).' })
  legalBasis!: string;

  @Field(() => DateScalar, { description: 'First day (berlaku sejak), today at the earliest.' })
  validFrom!: string;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'Last day (berlaku sampai), such as that of Ramadan; without it until they are ended.',
  })
  validUntil?: string | null;
}

@InputType({ description: 'The last day of office hours (akhir jam kerja).' })
export class EndOfficeHoursInput {
  @Field(() => ID, { description: 'Id of the office hours (pengenal).' })
  officeHours!: string;

  @Field(() => Int, { description: 'The `version` that you saw (versi).' })
  expectedVersion!: number;

  @Field(() => DateScalar, { description: 'Their last day (hari terakhir), today at the earliest.' })
  lastDay!: string;
}

@ObjectType({ description: 'The office hours that were recorded (hasil pencatatan jam kerja).' })
export class RecordOfficeHoursPayload {
  @Field(() => OfficeHours, { description: 'The office hours (jam kerja).' })
  officeHours!: OfficeHours;
}

@ObjectType({ description: 'The office hours with their last day (hasil pengakhiran jam kerja).' })
export class EndOfficeHoursPayload {
  @Field(() => OfficeHours, { description: 'The office hours (jam kerja).' })
  officeHours!: OfficeHours;
}
