import { Field, ID, InputType, registerEnumType } from 'type-graphql';
import type { AgencyLevel as AgencyLevelName } from '../../schema/events.js';
import { AgencyLevel } from '../kit/agency-level.enum.js';
import { ComplaintChannel, ComplaintClassification, ComplaintState } from './complaint.enum.js';

@InputType({
  description: 'Which movements between agencies are meant (saringan kejadian). All that is named must hold.',
})
export class ComplaintEventFilter {
  @Field(() => ID, {
    nullable: true,
    description: 'Id or code of exactly this agency, as sender or receiver (instansi).',
  })
  agency?: string | null;

  @Field(() => ID, { nullable: true, description: 'Id or code of a body with all of its units (organisasi).' })
  organisation?: string | null;

  @Field(() => String, { nullable: true, description: 'Region code: agencies inside this region (wilayah).' })
  territory?: string | null;

  @Field(() => [AgencyLevel], { nullable: true, description: 'Level of the sender or of the receiver (tingkat).' })
  levels?: AgencyLevelName[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True: only between two levels (lintas tingkat). False: only within one.',
  })
  crossLevel?: boolean | null;
}

@InputType({ description: 'Which complaints are meant (saringan laporan). All that is named must hold.' })
export class ComplaintFilter {
  @Field(() => ID, {
    nullable: true,
    description: 'Id or code of exactly the agency that holds it (instansi penangan).',
  })
  agency?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Id or code of a body: it or one of its units holds it (organisasi).',
  })
  organisation?: string | null;

  @Field(() => String, { nullable: true, description: 'Region code: an agency inside it holds it (wilayah).' })
  territory?: string | null;

  @Field(() => [AgencyLevel], { nullable: true, description: 'Level of the agency that holds it (tingkat).' })
  levels?: AgencyLevelName[] | null;

  @Field(() => [ComplaintState.values], { nullable: true, description: 'Where it stands (tahap penanganan).' })
  states?: ComplaintState[] | null;

  @Field(() => ComplaintClassification.values, { nullable: true, description: 'What it asks for (klasifikasi).' })
  classification?: ComplaintClassification | null;

  @Field(() => ComplaintChannel.values, { nullable: true, description: 'By which way it came in (kanal).' })
  channel?: ComplaintChannel | null;

  @Field(() => Date, { nullable: true, description: 'Received at this instant or later (diterima sejak).' })
  receivedFrom?: Date | null;

  @Field(() => Date, { nullable: true, description: 'Received before this instant (diterima sebelum).' })
  receivedTo?: Date | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether its next deadline has passed (terlambat).' })
  overdue?: boolean | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Words that stand in title or text, or the tracking number (pencarian). Case and accents do not matter.',
  })
  search?: string | null;
}

/** Orders of a list of complaints. */
export const ComplaintSort = {
  RECEIVED_DESC: 'RECEIVED_DESC',
  RECEIVED_ASC: 'RECEIVED_ASC',
  DUE_ASC: 'DUE_ASC',
  DUE_DESC: 'DUE_DESC',
} as const;
export type ComplaintSort = keyof typeof ComplaintSort;

registerEnumType(ComplaintSort, {
  name: 'ComplaintSort',
  description: 'The order of a list of complaints (urutan).',
  valuesConfig: {
    RECEIVED_DESC: { description: 'Newest first (terbaru dahulu).' },
    RECEIVED_ASC: { description: 'Oldest first (terlama dahulu).' },
    DUE_ASC: { description: 'Due soonest first, those without a deadline last (jatuh tempo terdekat dahulu).' },
    DUE_DESC: { description: 'Due latest first (jatuh tempo terjauh dahulu).' },
  },
});
