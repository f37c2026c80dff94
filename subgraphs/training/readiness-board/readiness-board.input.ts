import { Field, ID, InputType, registerEnumType } from 'type-graphql';
import { z } from 'zod';
import type { AgencyLevel as AgencyLevelName } from '../../../schema/events.js';
import { AgencyLevel } from '../../kit/agency-level.enum.js';
import { oneOrMoreOf, reference, regionCode } from '../../kit/input-rules.js';
import { ReadinessLack, ReadinessState } from '../readiness.js';
import { ReadinessGrouping } from './summarise-readiness.js';

export enum ReadinessSort {
  CODE = 'CODE',
  NAME = 'NAME',
  STATE = 'STATE',
}

registerEnumType(ReadinessSort, {
  name: 'ReadinessSort',
  description: 'Order of agencies by readiness (urutan).',
  valuesConfig: {
    CODE: { description: 'By code (kode).' },
    NAME: { description: 'By name (nama).' },
    STATE: { description: 'By state, those without an account first (status), then by code.' },
  },
});

registerEnumType(ReadinessGrouping, {
  name: 'ReadinessGrouping',
  description: 'By what agencies are counted together (pengelompokan).',
  valuesConfig: {
    PROVINCE: { description: 'By province; ministries are the last group, without one (provinsi).' },
    LEVEL: { description: 'By level: ministries, provinces, regencies and cities (tingkat).' },
    NATION: { description: 'All together (nasional).' },
  },
});

@InputType({ description: 'Which agencies (saringan kesiapan); everything that is set must hold.' })
export class ReadinessFilter {
  @Field(() => String, {
    nullable: true,
    description: 'Local governments in this region, its own included: its code (wilayah).',
  })
  territory?: string | null;

  @Field(() => ID, { nullable: true, description: 'This body: its id or code (organisasi).' })
  organisation?: string | null;

  @Field(() => [AgencyLevel], { nullable: true, description: 'On one of these levels (tingkat).' })
  levels?: AgencyLevelName[] | null;

  @Field(() => [ReadinessState], { nullable: true, description: 'In one of these states (status).' })
  states?: ReadinessState[] | null;

  @Field(() => [ReadinessLack], { nullable: true, description: 'Lacking at least one of these (kekurangan).' })
  lacks?: ReadinessLack[] | null;

  @Field(() => String, { nullable: true, description: 'Whose name holds all of these words (cari nama).' })
  search?: string | null;
}

export const readinessFilterSchema = z.object({
  territory: regionCode.nullish(),
  organisation: reference.nullish(),
  levels: oneOrMoreOf(z.enum(AgencyLevel)).nullish(),
  states: oneOrMoreOf(z.enum(ReadinessState)).nullish(),
  lacks: oneOrMoreOf(z.enum(ReadinessLack)).nullish(),
  search: z.string().max(255).nullish(),
});
