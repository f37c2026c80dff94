import { Field, ID, InputType, registerEnumType } from 'type-graphql';
import { z } from 'zod';
import {
  day,
  idempotencyKey,
  line,
  lines,
  link,
  oneOrMoreOf,
  personName,
  reference,
  regionCode,
} from '../kit/input-rules.js';
import { bilingual } from '../kit/issue-words.js';
import { COMMON_REFUSALS } from '../kit/refusals.js';
import { DateScalar } from '../kit/scalars.js';
import { IDEMPOTENCY_KEY } from '../kit/shared-descriptions.js';
import { MemberRole } from './appointment-letter.entity.js';
import { LetterReviewState, LetterState } from './letter-state.js';
import { OfAgencyFilter } from './of-agency.filter.js';
import { isOnePerson } from './one-person.js';
import { REFUSALS } from './refusals.js';
import { SignerCapacity, SigningOffice } from './signing-rule.js';

export enum AppointmentLetterSort {
  DATE_DESC = 'DATE_DESC',
  DATE_ASC = 'DATE_ASC',
  RECORDED_ASC = 'RECORDED_ASC',
}

registerEnumType(AppointmentLetterSort, {
  name: 'AppointmentLetterSort',
  description: 'Order of letters of appointment (urutan).',
  valuesConfig: {
    DATE_DESC: { description: 'The newest date first (tanggal terbaru).' },
    DATE_ASC: { description: 'The oldest date first (tanggal terlama).' },
    RECORDED_ASC: {
      description: 'What was entered first, as a queue of what waits for its review (antrean verifikasi).',
    },
  },
});

@InputType({ description: 'Which letters of appointment (saringan SK); everything that is set must hold.' })
export class AppointmentLetterFilter extends OfAgencyFilter {
  @Field(() => [LetterState], { nullable: true, description: 'In one of these states today (status).' })
  states?: LetterState[] | null;

  @Field(() => [LetterReviewState], {
    nullable: true,
    description: 'At one of these steps of the review by the centre (status verifikasi).',
  })
  reviewStates?: LetterReviewState[] | null;
}

@InputType({ description: 'Who signed a letter of appointment (penanda tangan).' })
export class LetterSignerInput {
  @Field(() => String, { description: 'Name as in the letter (nama).' })
  name!: string;

  @Field(() => SigningOffice, {
    description: 'Office (jabatan). Where a regulation says who signs, another office is refused.',
  })
  office!: SigningOffice;

  @Field(() => SignerCapacity, {
    description:
      'Capacity (definitif, Plt, Plh, Pj), which `signingRules` name; in another one the basis is unspecified and left to the review.',
  })
  capacity!: SignerCapacity;
}

@InputType({
  description: 'A member of a complaint team (anggota): an officer, or a name where the directory has none.',
})
export class AppointmentMemberInput {
  @Field(() => ID, { nullable: true, description: 'The officer (pejabat), who holds a post at the agency.' })
  officer?: string | null;

  @Field(() => String, { nullable: true, description: 'The name (nama) of someone whom the directory does not know.' })
  name?: string | null;

  @Field(() => MemberRole, { description: 'What the member is in the team (kedudukan dalam tim).' })
  role!: MemberRole;
}

/** What a letter says. */
@InputType()
export abstract class LetterContentInput {
  @Field(() => String, {
    description:
      'Number (nomor SK). No two letters of an agency have the same number and date, however it is spelled; one that was returned does not stand in the way.',
  })
  number!: string;

  @Field(() => DateScalar, { description: 'The day on which it was signed (tanggal SK), not a future one.' })
  date!: string;

  @Field(() => String, { description: 'What it is about (perihal).' })
  subject!: string;

  @Field(() => LetterSignerInput, { description: 'Who signed it (penanda tangan).' })
  signer!: LetterSignerInput;

  @Field(() => String, { description: 'The regulations that it names (dasar hukum).' })
  legalBasis!: string;

  @Field(() => [AppointmentMemberInput], {
    description:
      'The team, in the order of the letter (anggota), 1 to 100; an officer may have several roles in it, each once.',
  })
  members!: AppointmentMemberInput[];

  @Field(() => String, { nullable: true, description: 'Where its file is (tautan berkas).' })
  fileUrl?: string | null;

  @Field(() => DateScalar, { description: 'The first day on which it holds (berlaku sejak).' })
  validFrom!: string;

  @Field(() => DateScalar, { nullable: true, description: 'The last day (berlaku sampai); without it, no end.' })
  validUntil?: string | null;
}

@InputType({ description: 'A letter of appointment to record (SK Tim Pengelola).' })
export class RecordAppointmentLetterInput extends LetterContentInput {
  @Field(() => ID, { description: 'Whose letter: the agency’s id or code (instansi).' })
  agency!: string;

  @Field(() => ID, { nullable: true, description: 'The letter of the same agency that it replaces (SK yang diganti).' })
  replaces?: string | null;

  @Field(() => String, { description: IDEMPOTENCY_KEY })
  idempotencyKey!: string;
}

export const appointmentLetterFilterSchema = z.object({
  agency: reference.nullish(),
  organisation: reference.nullish(),
  territory: regionCode.nullish(),
  states: oneOrMoreOf(z.enum(LetterState)).nullish(),
  reviewStates: oneOrMoreOf(z.enum(LetterReviewState)).nullish(),
});

const memberSchema = z
  .object({ officer: reference.nullish(), name: personName.nullish(), role: z.enum(MemberRole) })
  .refine(isOnePerson, bilingual(REFUSALS.notOnePerson));

/** One officer may be several things in a team, such as admin and liaison officer, and each of them once. */
const teamSchema = z
  .array(memberSchema)
  .min(1)
  .max(100)
  .superRefine((members, context) => {
    const seen = new Set<string>();
    for (const [index, { officer, role }] of members.entries()) {
      if (officer == null) continue;
      const place = `${role} ${officer}`;
      if (seen.has(place)) {
        context.addIssue({ code: 'custom', path: [index], message: bilingual(REFUSALS.memberTwice) });
      }
      seen.add(place);
    }
  });

const letterContent = {
  number: line,
  date: day,
  subject: line,
  signer: z.object({ name: personName, office: z.enum(SigningOffice), capacity: z.enum(SignerCapacity) }),
  legalBasis: lines.min(1).max(2000),
  members: teamSchema,
  fileUrl: link.nullish(),
  validFrom: day,
  validUntil: day.nullish(),
};

function endsAfterItBegins({ validFrom, validUntil }: { validFrom: string; validUntil?: string | null }): boolean {
  return !validUntil || validFrom <= validUntil;
}

const ENDS_TOO_EARLY = { path: ['validUntil'], message: bilingual(COMMON_REFUSALS.endsBeforeFirstDay) };

export const recordAppointmentLetterSchema = z
  .object({ ...letterContent, agency: reference, replaces: reference.nullish(), idempotencyKey })
  .refine(endsAfterItBegins, ENDS_TOO_EARLY);

/** A letter to record, as validated. */
export type NewAppointmentLetter = z.output<typeof recordAppointmentLetterSchema>;

export const correctAppointmentLetterSchema = z
  .object({ ...letterContent, id: reference, expectedVersion: z.int() })
  .refine(endsAfterItBegins, ENDS_TOO_EARLY);

/** What a letter says, as validated. */
export type LetterContent = z.output<z.ZodObject<typeof letterContent>>;
