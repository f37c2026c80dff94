import { Field, ID, InputType, ObjectType } from 'type-graphql';
import type { Role as RoleName } from '../../../schema/roles.js';
import { Agency } from '../agency.type.js';
import { RemarkPayload } from './remark-payload.type.js';

@InputType({ description: 'Says a word between agencies, which the reporter never sees (catatan internal).' })
export class AddComplaintNoteInput {
  @Field(() => String, {
    description: 'Made up by you: the same key and content are written once (kunci idempotensi).',
  })
  idempotencyKey!: string;

  @Field(() => ID, { description: 'Id of the complaint (pengenal laporan).' })
  complaintId!: string;

  @Field(() => String, { description: 'The words, up to 4,000 characters (isi catatan).' })
  text!: string;

  @Field(() => ID, {
    nullable: true,
    description:
      'Id or code of whom it asks or answers (instansi yang dituju). A unit of the holder’s own body can read and answer from then on, until the complaint leaves that body.',
  })
  toAgency?: string | null;
}

@ObjectType({ description: 'A word between agencies about a complaint (catatan internal).' })
export class ComplaintNote {
  @Field(() => ID, { description: 'Its id (pengenal).' })
  id!: string;

  @Field(() => Date, { description: 'When (waktu).' })
  at!: Date;

  @Field(() => Agency, { description: 'For which agency it was written (instansi penulis).' })
  agency!: Agency;

  @Field(() => String, { description: 'In which role (peran).' })
  role!: RoleName;

  @Field(() => Agency, { nullable: true, description: 'Whom it asks or answers (instansi yang dituju); null for all.' })
  to!: Agency | null;

  @Field(() => String, { description: 'The words (isi catatan).' })
  text!: string;
}

@ObjectType({ description: 'A note that was written (hasil catatan internal).' })
export class AddComplaintNotePayload extends RemarkPayload {}
