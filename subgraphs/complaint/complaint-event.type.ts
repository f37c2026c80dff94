import { Field, ID, ObjectType } from 'type-graphql';
import type { AgencyLevel as AgencyLevelName } from '../../schema/events.js';
import { AgencyLevel } from '../kit/agency-level.enum.js';
import { Agency } from './agency.type.js';
import { ComplaintEventKind, ComplaintState, ComplaintStatus } from './complaint.enum.js';

@ObjectType({
  description:
    'A complaint that was forwarded, returned, or passed to the agency that carries on the tasks of its holder (penerusan laporan), as it was then; only `complaint` is as of now.',
})
export class ComplaintForwardedEvent {
  @Field(() => ID, {
    description:
      'Which complaint it was, also where `complaint` is null: a list that shows it can let go of it (pengenal laporan).',
  })
  complaintId!: string;

  @Field(() => String, { description: 'Its place in the stream, for `after` (kursor).' })
  cursor!: string;

  @Field(() => Date, { description: 'When it happened (waktu kejadian).' })
  occurredAt!: Date;

  @Field(() => ComplaintEventKind.values, { description: 'Forwarded, returned or passed on (jenis kejadian).' })
  kind!: ComplaintEventKind;

  @Field(() => AgencyLevel, { description: 'Level of the sender (tingkat pengirim).' })
  fromLevel!: AgencyLevelName;

  @Field(() => AgencyLevel, { description: 'Level of the receiver (tingkat penerima).' })
  toLevel!: AgencyLevelName;

  @Field(() => ComplaintState.values, { description: 'Where the complaint stood right after it (tahap setelahnya).' })
  stateAfter!: ComplaintState;

  @Field(() => ComplaintStatus.values, { description: 'The public status right after it (status setelahnya).' })
  statusAfter!: ComplaintStatus;

  @Field(() => Agency, { description: 'Who sent it, or had it until then (pengirim).' })
  from!: Agency;

  @Field(() => Agency, { description: 'Who received it (penerima).' })
  to!: Agency;
}

@ObjectType({ description: 'A page of the stream of complaints that go from agency to agency (halaman kejadian).' })
export class ComplaintEventPage {
  @Field(() => [ComplaintForwardedEvent], { description: 'The events in their order (kejadian berurutan).' })
  events!: ComplaintForwardedEvent[];

  @Field(() => String, { description: 'Where to go on with `after`, also on an empty page (kursor akhir).' })
  endCursor!: string;

  @Field(() => Boolean, { description: 'Whether to ask again at once, for more may follow (masih ada).' })
  hasMore!: boolean;
}

@ObjectType({ description: 'A change of a complaint, for its reporter (perubahan laporan saya).' })
export class MyComplaintEvent {
  complaintId!: string;

  @Field(() => String, { description: 'Its place in the stream, for `after` (kursor).' })
  cursor!: string;

  @Field(() => Date, { description: 'When it happened (waktu kejadian).' })
  occurredAt!: Date;

  @Field(() => ComplaintEventKind.values, { description: 'What happened (jenis kejadian).' })
  kind!: ComplaintEventKind;

  @Field(() => ComplaintStatus.values, { description: 'The public status right after it (status setelahnya).' })
  statusAfter!: ComplaintStatus;
}

@ObjectType({ description: 'A page of the changes of one’s own complaint (halaman perubahan laporan saya).' })
export class MyComplaintEventPage {
  @Field(() => [MyComplaintEvent], { description: 'The changes in their order (perubahan berurutan).' })
  events!: MyComplaintEvent[];

  @Field(() => String, { description: 'Where to go on with `after`, also on an empty page (kursor akhir).' })
  endCursor!: string;

  @Field(() => Boolean, { description: 'Whether more follows (masih ada).' })
  hasMore!: boolean;
}
