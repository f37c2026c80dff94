import { Directive, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { AgencyKind } from '../kit/agency-kind.enum.js';
import { connectionType } from '../kit/connection.js';
import { DateScalar, DateTimeScalar } from '../kit/scalars.js';
import { MemberRole } from './appointment-letter.entity.js';
import { LetterReviewState, LetterState } from './letter-state.js';
import { SignerCapacity, SigningOffice, type UnspecifiedSigner } from './signing-rule.js';

registerEnumType(LetterState, {
  name: 'AppointmentLetterState',
  description: 'Whether a letter of appointment holds (status SK).',
  valuesConfig: {
    RETURNED: {
      description: 'The centre returned it: it does not hold until its agency has corrected it (dikembalikan).',
    },
    NOT_YET: { description: 'It holds from a later day (belum berlaku).' },
    IN_FORCE: { description: 'It holds, verified or while it waits for its review (berlaku).' },
    REPLACED: { description: 'Another letter holds in its place (diganti).' },
    EXPIRED: { description: 'Its last day has passed (habis masa berlaku).' },
  },
});

registerEnumType(SigningOffice, {
  name: 'SigningOffice',
  description: 'The office of who signs a letter of appointment (jabatan penanda tangan).',
  valuesConfig: {
    GOVERNOR: { description: 'Governor (gubernur).' },
    REGENT: { description: 'Regent (bupati).' },
    MAYOR: { description: 'Mayor (wali kota).' },
    SECRETARY_GENERAL: { description: 'Secretary general of a ministry or agency (sekretaris jenderal).' },
    SECRETARY_OF_MINISTRY: { description: 'Secretary of a ministry (sekretaris kementerian).' },
    PRINCIPAL_SECRETARY: { description: 'Principal secretary of an agency (sekretaris utama).' },
    REGIONAL_SECRETARY: {
      description: 'Regional secretary (sekretaris daerah); does not sign for a local government.',
    },
    OTHER: { description: 'Another official (pejabat lain).' },
  },
});

registerEnumType(SignerCapacity, {
  name: 'SignerCapacity',
  description: 'In which capacity an official signs (status jabatan).',
  valuesConfig: {
    DEFINITIVE: { description: 'Appointed to the office (definitif).' },
    PLT: { description: 'Acting while the office is vacant (pelaksana tugas, Plt).' },
    PLH: { description: 'Acting while the holder is away (pelaksana harian, Plh).' },
    PJ: { description: 'Caretaker of a head of region (penjabat, Pj).' },
  },
});

registerEnumType(MemberRole, {
  name: 'AppointmentMemberRole',
  description: 'What a member is in the complaint team (kedudukan dalam tim).',
  valuesConfig: {
    DIRECTOR: { description: 'Gives direction (pengarah).' },
    PERSON_IN_CHARGE: { description: 'Answers for the team (penanggung jawab).' },
    CHAIR: { description: 'Leads the team (ketua).' },
    ADMIN: { description: 'Verifies and distributes complaints (admin).' },
    LIAISON_OFFICER: { description: 'Answers for a unit (pejabat penghubung).' },
  },
});

@ObjectType({ description: 'Who signed a letter of appointment (penanda tangan).' })
export class LetterSigner {
  @Field(() => String, { description: 'Name as in the letter (nama).' })
  name!: string;

  @Field(() => SigningOffice, { description: 'Office (jabatan).' })
  office!: SigningOffice;

  @Field(() => SignerCapacity, { description: 'Capacity (definitif, Plt, Plh, Pj).' })
  capacity!: SignerCapacity;

  @Field(() => String, {
    nullable: true,
    description:
      'The regulation by which this official signs (dasar kewenangan); null where none is known that says who signs for this kind of agency, or that somebody in this capacity does: `basisLabel` says which.',
  })
  basis!: string | null;

  unspecified!: UnspecifiedSigner | null;
}

@ObjectType({ description: 'A member of a complaint team (anggota tim pengelola).' })
export class AppointmentMember {
  officerId!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Name as in the letter (nama), where the directory does not know the person.',
  })
  name!: string | null;

  @Field(() => MemberRole, { description: 'What the member is in the team (kedudukan dalam tim).' })
  role!: MemberRole;
}

@ObjectType({ description: 'Letter of appointment of an agency’s complaint team (SK Tim Pengelola).' })
@Directive('@key(fields: "id")')
export class AppointmentLetter {
  agencyId!: string;
  timeZone!: string;
  replacesId!: string | null;
  replacedFrom!: string | null;
  signerName!: string;
  signerOffice!: SigningOffice;
  signerCapacity!: SignerCapacity;
  signerBasis!: string | null;
  signerUnspecified!: UnspecifiedSigner | null;

  @Field(() => ID, { description: 'Immutable id (id SK).' })
  id!: string;

  @Field(() => String, { description: 'Number (nomor SK).' })
  number!: string;

  @Field(() => DateScalar, { description: 'The day on which it was signed (tanggal SK).' })
  date!: string;

  @Field(() => String, { description: 'What it is about (perihal).' })
  subject!: string;

  @Field(() => String, { description: 'The regulations that it names (dasar hukum).' })
  legalBasis!: string;

  @Field(() => String, { nullable: true, description: 'Where its file is (tautan berkas).' })
  fileUrl!: string | null;

  @Field(() => DateScalar, { description: 'The first day on which it holds (berlaku sejak).' })
  validFrom!: string;

  @Field(() => DateScalar, { nullable: true, description: 'The last day (berlaku sampai); null without an end.' })
  validUntil!: string | null;

  @Field(() => LetterReviewState, { description: 'Where it stands with the centre (status verifikasi).' })
  reviewState!: LetterReviewState;

  @Field(() => Int, { description: 'Grows with each change, for `expectedVersion` (versi).' })
  version!: number;

  @Field(() => DateTimeScalar, { description: 'When it was entered here (waktu pencatatan).' })
  recordedAt!: Date;
}

@ObjectType({ description: 'An officer’s place in a letter of appointment (pengangkatan dalam SK).' })
export class OfficerAppointment {
  @Field(() => AppointmentLetter, { description: 'The letter (SK).' })
  letter!: AppointmentLetter;

  @Field(() => MemberRole, { description: 'What the officer is in the team (kedudukan dalam tim).' })
  role!: MemberRole;
}

@ObjectType({ description: 'A rule on who signs letters of appointment (aturan penanda tangan SK).' })
export class SigningRule {
  @Field(() => AgencyKind, { description: 'Kind of agency (jenis instansi).' })
  agencyKind!: string;

  @Field(() => SigningOffice, { description: 'An office that signs (jabatan penanda tangan).' })
  office!: SigningOffice;

  @Field(() => [SignerCapacity], {
    nullable: true,
    description:
      'In which capacities it is known to sign (status jabatan); null where the capacity makes no difference. In another one it is not refused, and its basis is unspecified.',
  })
  capacities!: SignerCapacity[] | null;

  @Field(() => String, { description: 'The regulation (dasar hukum).' })
  legalBasis!: string;

  @Field(() => DateScalar, { description: 'The first day on which the rule holds (berlaku sejak).' })
  validFrom!: string;

  @Field(() => DateScalar, { nullable: true, description: 'The last day (berlaku sampai); null while it holds.' })
  validUntil!: string | null;
}

export const AppointmentLetterConnection = connectionType(AppointmentLetter, 'AppointmentLetterConnection', {
  description: 'Letters of appointment (daftar SK Tim Pengelola).',
  feedCursor: true,
});
