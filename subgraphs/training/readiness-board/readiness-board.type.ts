import { Field, Int, ObjectType } from 'type-graphql';
import type { AgencyLevel as AgencyLevelName } from '../../../schema/events.js';
import { AgencyLevel } from '../../kit/agency-level.enum.js';
import { connectionType } from '../../kit/connection.js';
import { DateTimeScalar } from '../../kit/scalars.js';
import { ReadinessLack, ReadinessState } from '../readiness.js';
import { Readiness } from '../readiness.type.js';
import type { ReadinessCounts } from './summarise-readiness.js';

@ObjectType({ description: 'An agency with how ready it is (kesiapan satu instansi).' })
export class AgencyReadiness {
  agencyId!: string;

  @Field(() => Readiness, { description: 'How ready it is (kesiapan).' })
  readiness!: Readiness;
}

export const AgencyReadinessConnection = connectionType(AgencyReadiness, 'AgencyReadinessConnection', {
  description: 'Ministries and local governments with how ready they are (daftar kesiapan instansi).',
  feedCursor: true,
});

@ObjectType({ description: 'How many agencies are in a state of readiness (jumlah per status).' })
export class ReadinessStateCount {
  @Field(() => ReadinessState, { description: 'The state (status kesiapan).' })
  state!: ReadinessState;

  @Field(() => Int, { description: 'How many are in it (jumlah).' })
  count!: number;
}

@ObjectType({ description: 'How many agencies lack something (jumlah per kekurangan).' })
export class ReadinessLackCount {
  @Field(() => ReadinessLack, { description: 'What they lack (kekurangan).' })
  lack!: ReadinessLack;

  @Field(() => Int, { description: 'How many lack it (jumlah).' })
  count!: number;
}

@ObjectType({ description: 'How ready the agencies of a group are (rekapitulasi kesiapan satu kelompok).' })
export class ReadinessGroup implements ReadinessCounts {
  @Field(() => String, {
    nullable: true,
    description: 'Code of the province (kode provinsi); null for ministries, and where they are not grouped by it.',
  })
  province!: string | null;

  @Field(() => AgencyLevel, {
    nullable: true,
    description: 'Their level (tingkat); null where they are not grouped by it.',
  })
  level!: AgencyLevelName | null;

  @Field(() => Int, { description: 'How many agencies it has (jumlah instansi).' })
  total!: number;

  @Field(() => Int, { description: 'How many are connected to SP4N-LAPOR! (terhubung).' })
  connected!: number;

  @Field(() => Int, { description: 'How many are not (belum terhubung).' })
  notConnected!: number;

  @Field(() => Int, {
    description:
      'How many have an account and no letter of appointment yet, promised or not (punya akun, belum ada SK).',
  })
  accountWithoutLetter!: number;

  @Field(() => [ReadinessStateCount], { description: 'How many are in each state, in order (per status).' })
  states!: ReadinessStateCount[];

  @Field(() => [ReadinessLackCount], {
    description: 'How many lack each thing (per kekurangan), in whatever state; most lack several.',
  })
  lacks!: ReadinessLackCount[];

  @Field(() => [ReadinessLackCount], {
    description:
      'How many should get each thing next (per langkah berikutnya); with those who lack nothing they add up to `total`.',
  })
  nextLacks!: ReadinessLackCount[];
}

@ObjectType({ description: 'How ready ministries and local governments are (rekapitulasi kesiapan).' })
export class ReadinessSummary {
  @Field(() => [ReadinessGroup], { description: 'Each group; every agency is in exactly one (kelompok).' })
  groups!: ReadinessGroup[];

  @Field(() => DateTimeScalar, { description: 'Up to when agency-directory was followed for this (per tanggal).' })
  asOf!: Date;
}
