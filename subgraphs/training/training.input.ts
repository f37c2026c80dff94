import { Field, ID, InputType, Int, registerEnumType } from 'type-graphql';
import { z } from 'zod';
import {
  day,
  idempotencyKey,
  instant,
  line,
  lines,
  oneOrMoreOf,
  personName,
  reference,
  regionCode,
} from '../kit/input-rules.js';
import { bilingual } from '../kit/issue-words.js';
import { DateScalar, DateTimeScalar } from '../kit/scalars.js';
import { IDEMPOTENCY_KEY } from '../kit/shared-descriptions.js';
import { REFUSALS } from './refusals.js';
import { TrainingKind } from './training.entity.js';

export enum TrainingSort {
  STARTS_DESC = 'STARTS_DESC',
  STARTS_ASC = 'STARTS_ASC',
}

registerEnumType(TrainingSort, {
  name: 'TrainingSort',
  description: 'Order of trainings (urutan).',
  valuesConfig: {
    STARTS_DESC: { description: 'The latest first (terbaru).' },
    STARTS_ASC: { description: 'The earliest first (terlama).' },
  },
});

@InputType({ description: 'Which trainings (saringan kegiatan); everything that is set must hold.' })
export class TrainingFilter {
  @Field(() => ID, { nullable: true, description: 'Organised by this agency: its id or code (penyelenggara).' })
  agency?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Organised by this body or its units: its id or code (organisasi penyelenggara).',
  })
  organisation?: string | null;

  @Field(() => String, { nullable: true, description: 'In this region: its code (wilayah tempat).' })
  territory?: string | null;

  @Field(() => [TrainingKind], { nullable: true, description: 'Of one of these kinds (jenis kegiatan).' })
  kinds?: TrainingKind[] | null;

  @Field(() => DateScalar, { nullable: true, description: 'Beginning on this day or later (mulai dari).' })
  from?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Beginning on this day or earlier (mulai sampai).' })
  until?: string | null;
}

@InputType({ description: 'A session to schedule (sesi).' })
export class TrainingSessionInput {
  @Field(() => DateTimeScalar, { description: 'When it begins (waktu mulai).' })
  startsAt!: Date;

  @Field(() => DateTimeScalar, { description: 'When it ends (waktu selesai), on the same day.' })
  endsAt!: Date;

  @Field(() => String, { description: 'Topic (materi).' })
  topic!: string;

  @Field(() => String, { nullable: true, description: 'Who speaks (narasumber).' })
  speaker?: string | null;
}

@InputType({ description: 'A training to schedule (kegiatan).' })
export class ScheduleTrainingInput {
  @Field(() => TrainingKind, { description: 'What kind of event (jenis kegiatan).' })
  kind!: TrainingKind;

  @Field(() => String, { description: 'Title (judul).' })
  title!: string;

  @Field(() => String, { nullable: true, description: 'Who is invited (sasaran).' })
  audience?: string | null;

  @Field(() => [ID], {
    description: 'Who organises it (penyelenggara): ids or codes, 1 to 10, the first in your own organisation.',
  })
  organisers!: string[];

  @Field(() => String, { description: 'Where it takes place (tempat).' })
  place!: string;

  @Field(() => String, { nullable: true, description: 'Code of the region in which the place is (kode wilayah).' })
  regionCode?: string | null;

  @Field(() => Int, { nullable: true, description: 'How many participants fit (kapasitas peserta), up to 1,000.' })
  capacity?: number | null;

  @Field(() => Int, { nullable: true, description: 'How many agencies fit (kapasitas instansi).' })
  agencyCapacity?: number | null;

  @Field(() => [TrainingSessionInput], { description: 'The programme in order (sesi), 1 to 50.' })
  sessions!: TrainingSessionInput[];

  @Field(() => String, { description: IDEMPOTENCY_KEY })
  idempotencyKey!: string;
}

export const trainingFilterSchema = z.object({
  agency: reference.nullish(),
  organisation: reference.nullish(),
  territory: regionCode.nullish(),
  kinds: oneOrMoreOf(z.enum(TrainingKind)).nullish(),
  from: day.nullish(),
  until: day.nullish(),
});

/** How many participants a training holds at most, with or without a capacity of its own. */
export const MAX_PARTICIPANTS = 1000;

const sessionSchema = z
  .object({ startsAt: instant, endsAt: instant, topic: line, speaker: personName.nullish() })
  .refine(({ startsAt, endsAt }) => startsAt < endsAt, {
    path: ['endsAt'],
    message: bilingual(REFUSALS.sessionEndsBeforeBegin),
  });

export const scheduleTrainingSchema = z.object({
  kind: z.enum(TrainingKind),
  title: line,
  audience: lines.min(1).max(2000).nullish(),
  organisers: z.array(reference).min(1).max(10),
  place: line,
  regionCode: regionCode.nullish(),
  capacity: z.int().min(1).max(MAX_PARTICIPANTS).nullish(),
  agencyCapacity: z.int().min(1).max(MAX_PARTICIPANTS).nullish(),
  sessions: z.array(sessionSchema).min(1).max(50),
  idempotencyKey,
});

/** A training to schedule, as validated. */
export type NewTraining = z.output<typeof scheduleTrainingSchema>;
