import { Field, Int, ObjectType } from 'type-graphql';
import type { Role as RoleName } from '../../schema/roles.js';
import { Agency } from './agency.type.js';
import { ComplaintState, ComplaintStatus, ComplaintUrgency, TimelineKind } from './complaint.enum.js';

@ObjectType({
  description:
    'A time during which one agency held a complaint, and what it was sent there with (riwayat disposisi): one stop of its path.',
})
export class ComplaintHop {
  complaintId!: string;

  /** Code of the affairs that it was sent here for. */
  affairsCode!: string | null;

  @Field(() => Int, { description: 'Its place in the chain, from 1 (urutan).' })
  seq!: number;

  @Field(() => Agency, { description: 'Who held it, as it is now (pemegang).' })
  agency!: Agency;

  @Field(() => String, {
    nullable: true,
    description: 'The code that it had then (kode saat itu); null where that was not recorded.',
  })
  agencyCode!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'What it was called then (nama saat itu); null where that was not recorded.',
  })
  agencyName!: string | null;

  @Field(() => Agency, {
    nullable: true,
    description: 'Who forwarded or returned it here (pengirim); null where the reporter did.',
  })
  sentBy!: Agency | null;

  @Field(() => Date, { description: 'Since when (sejak).' })
  since!: Date;

  @Field(() => Date, {
    nullable: true,
    description:
      'When it was confirmed that it had arrived, or else when its holder first did something with it (tanda terima); null where it did neither.',
  })
  receivedAt!: Date | null;

  @Field(() => Date, { nullable: true, description: 'When it was accepted (waktu diterima); null where it was not.' })
  acceptedAt!: Date | null;

  @Field(() => Date, { nullable: true, description: 'Until when (sampai); null while it is held.' })
  until!: Date | null;

  @Field(() => ComplaintUrgency.values, {
    nullable: true,
    description: 'How soon its sender wanted it taken up here (urgensi); null where it came from the reporter.',
  })
  urgency!: ComplaintUrgency | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'The working days in which its sender asked for an answer (tenggat dari pengirim); as it runs now it stands among `deadlines`.',
  })
  respondWithinWorkingDays!: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'What its sender wrote to this agency (catatan disposisi); null where it is internal to others.',
  })
  note!: string | null;

  @Field(() => [String], {
    nullable: true,
    description: 'Links to what its sender sent along (bukti pendukung); null where it is internal to others.',
  })
  evidence!: string[] | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Its number in another, such as the national, system (nomor pada sistem lain); null where it is internal to others.',
  })
  externalNumber!: string | null;
}

@ObjectType({
  description: 'Something that happened to a complaint (riwayat tindak lanjut). Never changed afterwards.',
})
export class TimelineEntry {
  /** Whose names of the public statuses are used. */
  regulationId!: string;

  @Field(() => Int, { description: 'The complaint’s version after it (urutan).' })
  seq!: number;

  @Field(() => TimelineKind.values, { description: 'What happened (jenis peristiwa).' })
  kind!: TimelineKind;

  @Field(() => Date, { description: 'When (waktu).' })
  at!: Date;

  @Field(() => String, {
    nullable: true,
    description:
      'In which role it was done (peran); null where the reporter or the passing of time did, or where you see public notes only.',
  })
  actorRole!: RoleName | null;

  @Field(() => Agency, { nullable: true, description: 'For which agency it was done (instansi pelaku).' })
  actorAgency!: Agency | null;

  @Field(() => Agency, { nullable: true, description: 'Who sent the complaint on (dari instansi).' })
  from!: Agency | null;

  @Field(() => Agency, { nullable: true, description: 'Who received it (kepada instansi).' })
  to!: Agency | null;

  @Field(() => ComplaintState.values, { description: 'Where the complaint stood after it (tahap setelahnya).' })
  stateAfter!: ComplaintState;

  @Field(() => ComplaintStatus.values, { description: 'The public status after it (status setelahnya).' })
  statusAfter!: ComplaintStatus;

  @Field(() => String, {
    nullable: true,
    description: 'A note between agencies (catatan internal), which reporter and portals do not see.',
  })
  note!: string | null;

  @Field(() => String, { nullable: true, description: 'A note that the reporter sees too (catatan publik).' })
  publicNote!: string | null;
}

@ObjectType({ description: 'What a reporter wrote after the complaint was handed in (tanggapan balik pelapor).' })
export class ReporterMessage {
  @Field(() => Date, { description: 'When (waktu).' })
  at!: Date;

  @Field(() => String, { description: 'The words (isi).' })
  text!: string;

  @Field(() => [String], { description: 'Links to photos and documents (bukti).' })
  evidence!: string[];
}

@ObjectType({ description: 'How a reporter found what was done (penilaian pelapor).' })
export class ComplaintRating {
  @Field(() => Int, { description: 'From 1, very dissatisfied, to 5, very satisfied (skor).' })
  score!: number;

  @Field(() => String, { nullable: true, description: 'In words (komentar); null where it is secret to you.' })
  comment!: string | null;

  @Field(() => Date, { description: 'When (waktu).' })
  at!: Date;
}

@ObjectType({
  description: 'By which office and when an answer was signed (pengesahan tanggapan). Nobody’s name is told.',
})
export class AnswerSignature {
  @Field(() => Agency, { description: 'For which agency (instansi penanda tangan).' })
  agency!: Agency;

  @Field(() => String, { description: 'In which role (jabatan), such as `HEAD`.' })
  role!: RoleName;

  @Field(() => Date, { description: 'When (waktu pengesahan).' })
  at!: Date;
}

@ObjectType({ description: 'An agency’s answer to the reporter (tanggapan).' })
export class ComplaintAnswer {
  @Field(() => Agency, { description: 'Who answered (instansi penjawab).' })
  agency!: Agency;

  @Field(() => Date, { description: 'When (waktu).' })
  at!: Date;

  @Field(() => String, { description: 'The answer in understandable words (isi tanggapan).' })
  text!: string;

  @Field(() => [String], { description: 'Links to photos and documents that prove it (bukti).' })
  evidence!: string[];

  @Field(() => AnswerSignature, {
    nullable: true,
    description: 'Its signature (pengesahan); null where the agency needs none.',
  })
  signature!: AnswerSignature | null;
}
