import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { DateScalar, DateTimeScalar } from '../kit/scalars.js';
import { ReadinessLack, ReadinessState } from './readiness.js';

registerEnumType(ReadinessState, {
  name: 'ReadinessState',
  description: 'How far an agency has come on the way to handling complaints (status kesiapan).',
  valuesConfig: {
    NO_ACCOUNT: { description: 'It has no account (belum punya akun).' },
    ACCOUNT_WITHOUT_SK: { description: 'It has an account and no letter of appointment (belum ada SK).' },
    COMMITTED: { description: 'A participant of a training has promised the letter (lembar komitmen).' },
    SK_ISSUED: { description: 'Its letter of appointment is in force (SK terbit).' },
    SK_OUTDATED: {
      description:
        'A member has left the unit where he was appointed, or the letter has expired (SK perlu diperbarui).',
    },
  },
});

registerEnumType(ReadinessLack, {
  name: 'ReadinessLack',
  description: 'What an agency still lacks (kekurangan), in the order in which it is to get it.',
  valuesConfig: {
    ACCOUNT: { description: 'An account (akun).' },
    LETTER_CORRECTION: { description: 'A correction of the letter that was returned (perbaikan SK).' },
    COMMITMENT_LETTER: { description: 'A commitment letter in its stead (lembar komitmen).' },
    COMMITMENT_KEPT: { description: 'The letter by the day that was promised (komitmen lewat tenggat).' },
    APPOINTMENT_LETTER: { description: 'A letter of appointment (SK Tim Pengelola).' },
    LETTER_RENEWAL: { description: 'A letter that has not expired (perpanjangan SK).' },
    MEMBERS_IN_POST: {
      description:
        'Members who still hold a post at the unit where they did when they were appointed (anggota sudah mutasi); at another unit of the same body they begin anew.',
    },
    ADMIN_MEMBER: { description: 'An admin who is appointed and has not left (admin).' },
    LIAISON_MEMBER: {
      description: 'A liaison officer who is appointed and has not left (pejabat penghubung).',
    },
    LETTER_VERIFICATION: { description: 'Its letter verified by the centre (verifikasi SK).' },
    CONNECTION: { description: 'Connection to SP4N-LAPOR! (terhubung).' },
    TRAINED_OFFICER: { description: 'Somebody who came to a bimtek (petugas terlatih).' },
    MEMBERS_IN_DIRECTORY: {
      description:
        'Members whose posts there, when they were appointed, the directory knows; the rotation of others is not noticed (anggota belum tercatat).',
    },
  },
});

@ObjectType({ description: 'How ready an agency is to handle complaints (kesiapan instansi).' })
export class Readiness {
  @Field(() => ReadinessState, { description: 'How far it has come (status kesiapan).' })
  state!: ReadinessState;

  @Field(() => [ReadinessLack], {
    description: 'All that it lacks (kekurangan), whatever the state; what it should get next comes first.',
  })
  lacks!: ReadinessLack[];

  @Field(() => DateScalar, {
    nullable: true,
    description: 'Since which day, in the agency’s zone, it is in this state (sejak); null where that is not known.',
  })
  since!: string | null;

  @Field(() => DateTimeScalar, {
    description: 'Up to when agency-directory was followed for this (per tanggal): accounts, connections and posts.',
  })
  asOf!: Date;
}
