import { Field, ObjectType, registerEnumType } from 'type-graphql';
import type { Role } from '../../../schema/roles.js';
import { DateTimeScalar } from '../../kit/scalars.js';
import { LetterReviewState } from '../letter-state.js';
import { LetterReviewAct } from './letter-review.entity.js';

registerEnumType(LetterReviewState, {
  name: 'AppointmentLetterReviewState',
  description: 'Where a letter of appointment stands with the centre (status verifikasi SK).',
  valuesConfig: {
    SUBMITTED: { description: 'It waits for its review, and counts meanwhile (menunggu verifikasi).' },
    VERIFIED: { description: 'The centre has verified it (terverifikasi).' },
    RETURNED: { description: 'Its agency has to correct it; it does not count until then (dikembalikan).' },
  },
});

registerEnumType(LetterReviewAct, {
  name: 'AppointmentLetterReviewAct',
  description: 'A step of the review of a letter of appointment (langkah verifikasi SK).',
  valuesConfig: {
    VERIFIED: { description: 'The centre verified it (diverifikasi).' },
    RETURNED: { description: 'The centre returned it (dikembalikan).' },
    CORRECTED: { description: 'Its agency corrected it and submitted it again (diperbaiki).' },
  },
});

@ObjectType({ description: 'A step of the review of a letter of appointment (riwayat verifikasi SK).' })
export class AppointmentLetterReview {
  agencyId!: string;

  @Field(() => LetterReviewAct, { description: 'What was done (langkah).' })
  act!: LetterReviewAct;

  @Field(() => DateTimeScalar, { description: 'When (waktu).' })
  at!: Date;

  @Field(() => String, { description: 'In which role (peran), such as `NATIONAL_DESK`.' })
  role!: Role;

  @Field(() => String, { nullable: true, description: 'Why it was returned (alasan); null for other steps.' })
  reason!: string | null;
}
