import { Field, ID, InputType, Int } from 'type-graphql';
import { z } from 'zod';
import { day, idempotencyKey, link, personName, reference } from '../kit/input-rules.js';
import { bilingual } from '../kit/issue-words.js';
import { DateScalar } from '../kit/scalars.js';
import { IDEMPOTENCY_KEY } from '../kit/shared-descriptions.js';
import { isOnePerson } from './one-person.js';
import { REFUSALS } from './refusals.js';

@InputType({ description: 'A participant to register (peserta): an officer, or a name where the directory has none.' })
export class RegisterParticipantInput {
  @Field(() => ID, { description: 'The training (kegiatan).' })
  training!: string;

  @Field(() => ID, { description: 'Who sends the participant: the agency’s id or code (instansi).' })
  agency!: string;

  @Field(() => ID, { nullable: true, description: 'The officer (pejabat), who holds or held a post at the agency.' })
  officer?: string | null;

  @Field(() => String, { nullable: true, description: 'The name (nama) of someone whom the directory does not know.' })
  name?: string | null;

  @Field(() => String, { description: IDEMPOTENCY_KEY })
  idempotencyKey!: string;
}

export const registerParticipantSchema = z
  .object({
    training: reference,
    agency: reference,
    officer: reference.nullish(),
    name: personName.nullish(),
    idempotencyKey,
  })
  .refine(isOnePerson, { path: ['officer'], message: bilingual(REFUSALS.notOnePerson) });

/** A participant to register, as validated. */
export type NewParticipant = z.output<typeof registerParticipantSchema>;

@InputType({ description: 'Whether a participant was at a session (kehadiran).' })
export class AttendanceInput {
  @Field(() => ID, { description: 'The participant (peserta), registered for the training.' })
  participant!: string;

  @Field(() => Boolean, { description: 'Whether the participant was there (hadir).' })
  present!: boolean;
}

@InputType({ description: 'Attendance of a session to record (daftar hadir).' })
export class RecordAttendanceInput {
  @Field(() => ID, { description: 'The session (sesi), which has begun.' })
  session!: string;

  @Field(() => [AttendanceInput], {
    description: 'Who was there and who was not (kehadiran), 1 to 1,000, each participant once.',
  })
  entries!: AttendanceInput[];

  @Field(() => Int, { description: 'The session’s `version` that the client has seen (versi).' })
  expectedVersion!: number;
}

/** Everybody once: of two entries for one participant nobody can tell which is meant. */
const entriesSchema = z
  .array(z.object({ participant: reference, present: z.boolean() }))
  .min(1)
  .max(1000)
  .superRefine((entries, context) => {
    const seen = new Set<string>();
    for (const [index, { participant }] of entries.entries()) {
      if (seen.has(participant)) {
        context.addIssue({ code: 'custom', path: [index, 'participant'], message: bilingual(REFUSALS.listedTwice) });
      }
      seen.add(participant);
    }
  });

export const recordAttendanceSchema = z.object({
  session: reference,
  entries: entriesSchema,
  expectedVersion: z.int(),
});

@InputType({ description: 'A commitment letter to record (lembar komitmen).' })
export class RecordCommitmentLetterInput {
  @Field(() => ID, { description: 'Who signed it (peserta).' })
  participant!: string;

  @Field(() => ID, { description: 'The training at which it was signed (kegiatan).' })
  training!: string;

  @Field(() => DateScalar, { description: 'The day on which it was signed (tanggal), not before the training.' })
  signedOn!: string;

  @Field(() => DateScalar, { description: 'By which day the letter of appointment is due (tenggat).' })
  dueOn!: string;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'On which day a reminder of it comes (tanggal pengingat); without it two weeks before it is due.',
  })
  remindOn?: string | null;

  @Field(() => String, { description: 'Who follows it up, by name (penanggung jawab tindak lanjut).' })
  followUpOwner!: string;

  @Field(() => String, { nullable: true, description: 'Where its file is (tautan berkas).' })
  fileUrl?: string | null;

  @Field(() => String, { description: IDEMPOTENCY_KEY })
  idempotencyKey!: string;
}

export const recordCommitmentLetterSchema = z
  .object({
    participant: reference,
    training: reference,
    signedOn: day,
    dueOn: day,
    remindOn: day.nullish(),
    followUpOwner: personName,
    fileUrl: link.nullish(),
    idempotencyKey,
  })
  .refine(({ signedOn, dueOn }) => signedOn <= dueOn, {
    path: ['dueOn'],
    message: bilingual(REFUSALS.dueBeforeSigned),
  })
  .refine(({ signedOn, dueOn, remindOn }) => remindOn == null || (signedOn <= remindOn && remindOn <= dueOn), {
    path: ['remindOn'],
    message: bilingual(REFUSALS.remindedOutside),
  });

/** A commitment letter to record, as validated. */
export type NewCommitmentLetter = z.output<typeof recordCommitmentLetterSchema>;
