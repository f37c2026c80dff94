import { Field, Float, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { AgencyLevel as AgencyLevelName } from '../../../schema/events.js';
import { AgencyLevel } from '../../kit/agency-level.enum.js';
import { connectionType } from '../../kit/connection.js';
import { DateScalar } from '../../kit/scalars.js';
import { Agency } from '../agency.type.js';
import { ComplaintStatus } from '../complaint.enum.js';
import { FollowUpTarget } from '../regulation/follow-up-target.type.js';
import type { Figures } from './tally.js';

@ObjectType({ description: 'How many complaints have a public status (jumlah menurut status).' })
export class StatusCount {
  @Field(() => ComplaintStatus.values, { description: 'Which status (status laporan).' })
  status!: ComplaintStatus;

  @Field(() => Int, { description: 'How many (jumlah).' })
  count!: number;
}

@ObjectType({
  description:
    'How what was received in a time is handled now (statistik pengaduan). A complaint counts with whoever holds it now, a body with its units. Secret and anonymous complaints count like all others.',
})
export class ComplaintStatistics implements Figures {
  @Field(() => DateScalar, { description: 'First day of receipt, in WIB (sejak).' })
  from!: string;

  @Field(() => DateScalar, { description: 'Last day of receipt, in WIB (sampai).' })
  to!: string;

  @Field(() => Int, { description: 'How many were received (jumlah laporan).' })
  received!: number;

  @Field(() => [StatusCount], { description: 'Of these how many by public status, each once (menurut status).' })
  byStatus!: StatusCount[];

  @Field(() => Int, {
    description:
      'By how many of these it is measured (jumlah yang diukur): all but those that were merged into another complaint, which counts for both, and those that their reporters withdrew. All percentages are of this number.',
  })
  measured!: number;

  @Field(() => Int, { description: 'Of `measured` how many have a first response or more (ditindaklanjuti).' })
  followedUp!: number;

  @Field(() => Float, {
    nullable: true,
    description:
      'The same in percent, with one decimal (persentase tindak lanjut); null where nothing is measured, as all percentages.',
  })
  followedUpPercent!: number | null;

  @Field(() => FollowUpTarget, {
    nullable: true,
    description:
      'What the agency means to follow up in that time (target), or the shortest one around it that has a target; null where none has, and of a level.',
  })
  target!: FollowUpTarget | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether `followedUp` reaches it, before any rounding (target tercapai); null where there is no target or nothing is measured.',
  })
  targetMet!: boolean | null;

  @Field(() => Int, { description: 'Of `measured` how many are closed as done (selesai).' })
  finished!: number;

  @Field(() => Float, { nullable: true, description: 'The same in percent, with one decimal (persentase selesai).' })
  finishedPercent!: number | null;

  @Field(() => Int, {
    description:
      'Of `measured` those of which no deadline of an agency was missed until now, also before it came here (tepat waktu). A clock that an answer or a deferral has stopped is not missed, whenever the complaint is closed.',
  })
  inTime!: number;

  @Field(() => Float, {
    nullable: true,
    description: 'The same in percent, with one decimal (persentase tepat waktu).',
  })
  inTimePercent!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Median of the whole days from receipt to the first response (median hari sampai tanggapan awal).',
  })
  medianDaysToFirstResponse!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Median of the whole days from receipt to the closing (median hari sampai selesai).',
  })
  medianDaysToCompletion!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Average of what reporters gave, 1 to 5, with two decimals (rata-rata kepuasan).',
  })
  satisfactionAverage!: number | null;

  @Field(() => Int, { description: 'How many reporters gave something (jumlah penilaian).' })
  satisfactionCount!: number;
}

@ObjectType({ description: 'The statistics of one agency or one level (statistik per kelompok).' })
export class ComplaintStatisticsGroup {
  @Field(() => Agency, { nullable: true, description: 'Of which agency with its units (instansi); null of a level.' })
  agency!: Agency | null;

  @Field(() => AgencyLevel, { description: 'Level of that agency, or of all whose statistics these are (tingkat).' })
  level!: AgencyLevelName;

  @Field(() => ComplaintStatistics, { description: 'The statistics (statistik).' })
  statistics!: ComplaintStatistics;
}

export const ComplaintStatisticsConnection = connectionType(ComplaintStatisticsGroup, 'ComplaintStatisticsConnection', {
  description: 'Statistics by agency or level (daftar statistik pengaduan); who received nothing is left out.',
});

/** By what statistics are told apart. */
export const StatisticsGrouping = { AGENCY: 'AGENCY', LEVEL: 'LEVEL' } as const;
export type StatisticsGrouping = keyof typeof StatisticsGrouping;

registerEnumType(StatisticsGrouping, {
  name: 'StatisticsGrouping',
  description: 'By what statistics are told apart (pengelompokan).',
  valuesConfig: {
    AGENCY: { description: 'By agency, each with its units, so that a unit counts with its body too (per instansi).' },
    LEVEL: { description: 'By level of whoever holds the complaint itself (per tingkat).' },
  },
});

@InputType({ description: 'Whose statistics are meant (saringan statistik). All that is named must hold.' })
export class ComplaintStatisticsFilter {
  @Field(() => ID, { nullable: true, description: 'Id or code of a body: it and its units (organisasi).' })
  organisation?: string | null;

  @Field(() => String, { nullable: true, description: 'Region code: agencies inside this region (wilayah).' })
  territory?: string | null;

  @Field(() => [AgencyLevel], { nullable: true, description: 'Agencies of these levels (tingkat).' })
  levels?: AgencyLevelName[] | null;
}
