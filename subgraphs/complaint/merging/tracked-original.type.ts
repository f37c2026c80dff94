import { Field, ObjectType } from 'type-graphql';
import { ComplaintStatus } from '../complaint.enum.js';
import { ComplaintAnswer } from '../complaint-parts.type.js';
import { TrackedTimelineEntry } from '../tracked-complaint.type.js';

@ObjectType({
  description:
    'What the reporter of a merged complaint sees of the one into which it was merged (laporan induk): what agencies do about it, and never who reported it or in which words.',
})
export class TrackedOriginal {
  /** Whose names of the public statuses are used. */
  regulationId!: string;

  @Field(() => ComplaintStatus.values, { description: 'Its public status (status laporan induk).' })
  status!: ComplaintStatus;

  @Field(() => String, {
    nullable: true,
    description: 'Its public number (nomor pelacakan); null where it has become secret since, as all that follows.',
  })
  trackingNumber!: string | null;

  @Field(() => [TrackedTimelineEntry], {
    nullable: true,
    description: 'What agencies did about it, in order, with their public notes (riwayat laporan induk).',
  })
  timeline!: TrackedTimelineEntry[] | null;

  @Field(() => [ComplaintAnswer], { nullable: true, description: 'What agencies answered (tanggapan).' })
  answers!: ComplaintAnswer[] | null;
}
