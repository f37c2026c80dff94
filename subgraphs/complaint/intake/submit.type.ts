import { Field, ObjectType } from 'type-graphql';
import { TrackedComplaint } from '../tracked-complaint.type.js';

@ObjectType({ description: 'What the reporter is given (tanda terima laporan).' })
export class SubmitComplaintPayload {
  @Field(() => String, { description: 'The public number to follow it with (nomor pelacakan).' })
  trackingNumber!: string;

  @Field(() => String, { description: 'Known to the reporter only, told once (kode rahasia). Keep it.' })
  secret!: string;

  @Field(() => TrackedComplaint, { description: 'The complaint as its reporter sees it (laporan saya).' })
  complaint!: TrackedComplaint;
}
