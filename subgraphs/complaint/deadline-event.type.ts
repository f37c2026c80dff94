import { Field, ID, InputType, ObjectType } from 'type-graphql';
import type { AgencyLevel as AgencyLevelName } from '../../schema/events.js';
import { AgencyLevel } from '../kit/agency-level.enum.js';
import { DeadlineKind } from '../kit/deadline.type.js';
import { DateTimeScalar } from '../kit/scalars.js';
import { Agency } from './agency.type.js';
import { HoldingFilter } from './holding-filter.input.js';
import { labelledEnum } from './labelled-enum.js';

export const DeadlineEventKind = labelledEnum(
  'DeadlineEventKind',
  'What is told of a deadline of a complaint (jenis kejadian batas waktu).',
  {
    COMPLAINT_DEADLINE_APPROACHING: { id: 'batas waktu mendekat', en: 'a deadline approaches' },
    COMPLAINT_DEADLINE_MISSED: { id: 'batas waktu terlewat', en: 'a deadline was missed' },
    COMPLAINT_DEADLINE_RECOUNTED: { id: 'batas waktu dihitung ulang', en: 'a deadline was counted again' },
    COMPLAINT_DEADLINE_REVISED: { id: 'batas waktu dari pengirim diubah', en: 'the deadline of a sender was revised' },
    COMPLAINT_ESCALATED: { id: 'laporan dieskalasi', en: 'a complaint was escalated' },
  },
);
export type DeadlineEventKind = (typeof DeadlineEventKind.names)[number];

@InputType({ description: 'Which deadlines are meant (saringan batas waktu). All that is named must hold.' })
export class DeadlineEventFilter extends HoldingFilter {
  @Field(() => [DeadlineKind], { nullable: true, description: 'What had to be done (jenis batas waktu).' })
  stages?: DeadlineKind[] | null;

  @Field(() => [DeadlineEventKind.values], { nullable: true, description: 'What is told (jenis kejadian).' })
  kinds?: DeadlineEventKind[] | null;
}

@ObjectType({
  description:
    'What is told of a deadline of a complaint (kejadian batas waktu), as it was then; only `complaint` is as of now.',
})
export class ComplaintDeadlineEvent {
  @Field(() => ID, { description: 'Which complaint it was, also where `complaint` is null (pengenal laporan).' })
  complaintId!: string;

  @Field(() => String, { description: 'Its place in the stream, for `after` (kursor).' })
  cursor!: string;

  @Field(() => Date, { description: 'When it was told (waktu kejadian).' })
  occurredAt!: Date;

  @Field(() => DeadlineEventKind.values, { description: 'What is told (jenis kejadian).' })
  kind!: DeadlineEventKind;

  @Field(() => DeadlineKind, { description: 'What has to be done until then (jenis batas waktu).' })
  stage!: DeadlineKind;

  @Field(() => DateTimeScalar, { description: 'When the deadline ends, or ended (jatuh tempo).' })
  dueAt!: Date;

  @Field(() => Agency, { description: 'The agency that held the complaint then (instansi penangan).' })
  agency!: Agency;

  @Field(() => AgencyLevel, { description: 'The level of that agency then (tingkat).' })
  level!: AgencyLevelName;

  @Field(() => Agency, {
    nullable: true,
    description: 'To whose notice it was brought (instansi tujuan eskalasi); null but for `COMPLAINT_ESCALATED`.',
  })
  escalatedTo!: Agency | null;
}

@ObjectType({ description: 'A page of the stream of what is told of deadlines (halaman kejadian batas waktu).' })
export class ComplaintDeadlineEventPage {
  @Field(() => [ComplaintDeadlineEvent], { description: 'The events in their order (kejadian berurutan).' })
  events!: ComplaintDeadlineEvent[];

  @Field(() => String, { description: 'Where to go on with `after`, also on an empty page (kursor akhir).' })
  endCursor!: string;

  @Field(() => Boolean, { description: 'Whether to ask again at once, for more may follow (masih ada).' })
  hasMore!: boolean;
}
