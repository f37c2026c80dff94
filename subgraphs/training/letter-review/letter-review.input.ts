import { Field, ID, InputType, Int } from 'type-graphql';
import { z } from 'zod';
import { paragraph, reference } from '../../kit/input-rules.js';
import { LetterContentInput } from '../appointment-letter.input.js';

/** Which letter, as the client has seen it. */
@InputType()
export abstract class SeenLetterInput {
  @Field(() => ID, { description: 'The letter (id SK).' })
  id!: string;

  @Field(() => Int, { description: 'The letter’s `version` that you have seen (versi).' })
  expectedVersion!: number;
}

@InputType({ description: 'Verifies a letter of appointment that waits for it (verifikasi SK).' })
export class VerifyAppointmentLetterInput extends SeenLetterInput {}

@InputType({ description: 'Returns a letter of appointment to its agency (pengembalian SK).' })
export class ReturnAppointmentLetterInput extends SeenLetterInput {
  @Field(() => String, { description: 'What has to be corrected, up to 4,000 characters (alasan pengembalian).' })
  reason!: string;
}

@InputType({
  description: 'What a letter that was returned says from now on (perbaikan SK): all of it, not just what differs.',
})
export class CorrectAppointmentLetterInput extends LetterContentInput {
  @Field(() => ID, { description: 'The letter (id SK).' })
  id!: string;

  @Field(() => Int, { description: 'The letter’s `version` that you have seen (versi).' })
  expectedVersion!: number;
}

const seen = { id: reference, expectedVersion: z.int() };

export const verifyAppointmentLetterSchema = z.object(seen);
export const returnAppointmentLetterSchema = z.object({ ...seen, reason: paragraph });
