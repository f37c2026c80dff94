import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { connectionType } from '../kit/connection.js';
import { Deadline } from '../kit/deadline.type.js';
import { DateScalar } from '../kit/scalars.js';
import { labelledEnum } from './labelled-enum.js';
import { Region } from './region.type.js';

export const HolidayKind = labelledEnum('HolidayKind', 'Why a day is off (jenis hari libur).', {
  NATIONAL_HOLIDAY: { id: 'libur nasional', en: 'a national holiday' },
  JOINT_LEAVE: { id: 'cuti bersama', en: 'joint leave of civil servants' },
  REGIONAL_HOLIDAY: { id: 'libur daerah', en: 'a holiday of one region' },
});
export type HolidayKind = (typeof HolidayKind.names)[number];

@ObjectType({ description: 'A day off besides Saturday and Sunday (hari libur).' })
export class Holiday {
  @Field(() => DateScalar, { description: 'Which day (tanggal).' })
  date!: string;

  @Field(() => String, { description: 'Its name in Indonesian, as the decree spells it (nama hari libur).' })
  name!: string;

  @Field(() => HolidayKind.values, { description: 'Why it is off (jenis hari libur).' })
  kind!: HolidayKind;
}

@ObjectType({ description: 'The days off of one year, as they are loaded (kalender hari kerja).' })
export class CalendarYear {
  @Field(() => Int, { description: 'The year (tahun).' })
  year!: number;

  @Field(() => Region, {
    nullable: true,
    description: 'The region whose own days off they are (wilayah); null for those of the whole country.',
  })
  region!: Region | null;

  @Field(() => String, { description: 'The decree that sets them (dasar hukum).' })
  basis!: string;

  @Field(() => ID, {
    description:
      'Another one each time the year is loaded; `loadCalendarYear` wants it as `expectedRevision` (revisi).',
  })
  revision!: string;

  @Field(() => [Holiday], { description: 'The days off in order (daftar hari libur).' })
  holidays!: Holiday[];
}

@InputType({ description: 'A day off (hari libur).' })
export class HolidayInput {
  @Field(() => DateScalar, { description: 'Which day of the year (tanggal); each once.' })
  date!: string;

  @Field(() => String, { description: 'Its name in Indonesian, up to 255 characters (nama hari libur).' })
  name!: string;

  @Field(() => HolidayKind.values, { description: 'Why it is off (jenis hari libur).' })
  kind!: HolidayKind;
}

@InputType({ description: 'All days off of a year, in place of what was loaded before (kalender satu tahun).' })
export class LoadCalendarYearInput {
  @Field(() => Int, { description: 'The year, 2000 to 2100 (tahun).' })
  year!: number;

  @Field(() => String, {
    nullable: true,
    description: 'Code of the region whose own days off they are (wilayah); without it they are of the whole country.',
  })
  region?: string | null;

  @Field(() => String, { description: 'The decree that sets them, up to 255 characters (dasar hukum).' })
  basis!: string;

  @Field(() => [HolidayInput], { description: 'Every day off but Saturdays and Sundays, up to 100 (hari libur).' })
  holidays!: HolidayInput[];

  @Field(() => ID, {
    nullable: true,
    description: 'The `revision` that they replace; without it the year must not be loaded yet (revisi yang diganti).',
  })
  expectedRevision?: string | null;
}

@ObjectType({ description: 'The year after it was loaded (hasil pemuatan kalender).' })
export class LoadCalendarYearPayload {
  @Field(() => CalendarYear, {
    description:
      'The year as it is loaded now (kalender). The deadlines that reach it are counted again soon; each that changes is told as `COMPLAINT_DEADLINE_RECOUNTED`.',
  })
  calendarYear!: CalendarYear;
}

@ObjectType({ description: 'A deadline that reaches a year without a calendar (batas waktu sementara).' })
export class ProvisionalDeadline {
  @Field(() => ID, { description: 'Its id (pengenal).' })
  id!: string;

  @Field(() => Deadline, { description: 'The deadline as it is counted until then (batas waktu).' })
  deadline!: Deadline;
}

export const ProvisionalDeadlineConnection = connectionType(ProvisionalDeadline, 'ProvisionalDeadlineConnection', {
  description: 'Deadlines that are counted again when a calendar is loaded (daftar batas waktu sementara).',
});
