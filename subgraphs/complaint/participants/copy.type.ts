import { Field, ObjectType } from 'type-graphql';
import { Agency } from '../agency.type.js';
import { HandlingPayload } from '../handling.type.js';

@ObjectType({ description: 'An agency that reads a complaint beside the one that holds it (tembusan).' })
export class ComplaintCopy {
  @Field(() => Agency, { description: 'Whose copy it is (instansi penerima tembusan).' })
  agency!: Agency;

  @Field(() => Date, { description: 'Since when (sejak).' })
  since!: Date;

  @Field(() => Agency, {
    nullable: true,
    description: 'Who gave it (instansi pemberi tembusan); null where you do not see what is internal to agencies.',
  })
  addedBy!: Agency | null;

  @Field(() => String, {
    nullable: true,
    description: 'Why, between agencies (catatan internal), which reporter and portals do not see.',
  })
  note!: string | null;
}

@ObjectType({ description: 'A complaint of which an agency was given a copy (hasil tembusan).' })
export class CopyComplaintPayload extends HandlingPayload {}

@ObjectType({ description: 'A complaint of which a copy was taken back (hasil pengakhiran tembusan).' })
export class EndCopyPayload extends HandlingPayload {}
