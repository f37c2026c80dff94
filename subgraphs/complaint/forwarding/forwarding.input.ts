import { Field, ID, InputType, Int } from 'type-graphql';
import { HandlingInput } from '../handling.input.js';

@InputType({ description: 'Confirms that what was forwarded or returned has arrived (tanda terima).' })
export class ConfirmReceiptInput extends HandlingInput {}

@InputType({ description: 'Gives anew the deadline that a sender has set the holder (perubahan tenggat).' })
export class ReviseDeadlineInput {
  @Field(() => ID, { description: 'Id of the complaint (pengenal laporan).' })
  complaintId!: string;

  @Field(() => Int, { description: 'The version that you saw (versi); another one is `CONFLICT`.' })
  expectedVersion!: number;

  @Field(() => Int, {
    description:
      'Working days from today, which is day 0, 1 to 60 by the calendar of the holder (hari kerja); it may not end after the overall deadline.',
  })
  workingDays!: number;

  @Field(() => String, { description: 'Why, 5 to 2,000 characters, for agencies only (alasan).' })
  reason!: string;
}
