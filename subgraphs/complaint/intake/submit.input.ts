import { Field, ID, InputType } from 'type-graphql';
import { ComplaintChannel, ComplaintClassification } from '../complaint.enum.js';

@InputType({ description: 'Who reports (identitas pelapor). Stored encrypted, apart from the complaint.' })
export class ReporterInput {
  @Field(() => String, { description: 'Full name (nama lengkap).' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'National identity number of 16 digits (NIK).' })
  nik?: string | null;

  @Field(() => String, { nullable: true, description: 'Telephone number (nomor telepon).' })
  phone?: string | null;

  @Field(() => String, { nullable: true, description: 'E-mail address (surel).' })
  email?: string | null;

  @Field(() => String, { nullable: true, description: 'Postal address (alamat).' })
  address?: string | null;
}

@InputType({ description: 'A new complaint (laporan baru).' })
export class SubmitComplaintInput {
  @Field(() => String, {
    description:
      'Made up by the client, 8 to 120 characters, without a token one that nobody can guess, such as a UUID: sending the same again with the same key gives the same answer for 24 hours (kunci idempotensi).',
  })
  idempotencyKey!: string;

  @Field(() => String, { description: 'Its subject, 5 to 200 characters (judul).' })
  title!: string;

  @Field(() => String, { description: 'What is reported, 10 to 10,000 characters (isi laporan).' })
  text!: string;

  @Field(() => ComplaintClassification.values, { description: 'What it asks for (klasifikasi).' })
  classification!: ComplaintClassification;

  @Field(() => String, { nullable: true, description: 'Code of what it is about (kategori), such as `jalan-rusak`.' })
  category?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Code of the region in which the matter lies, also one that it had: it is kept by the present one (kode wilayah).',
  })
  regionCode?: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'Id or code of the agency that is meant, also a code that it had; of one that has ended whoever carries on its tasks is meant, in that region where there are several (instansi tujuan). Without it the national desk routes it. So it does where neither the agency nor a body above it has an account to read it with; what names a desa that has not asked to be connected is taken by its kecamatan or regency. What is keyed in for another body stays with whoever keyed it in, who forwards it; name your agency where you key in for several. Whom you named is kept as `addressedTo`.',
  })
  toAgency?: string | null;

  @Field(() => ReporterInput, {
    nullable: true,
    description: 'Who reports (pelapor); only an anonymous report may lack it.',
  })
  reporter?: ReporterInput | null;

  @Field(() => Boolean, { defaultValue: false, description: 'Hide who reports from handlers and the public (anonim).' })
  anonymous!: boolean;

  @Field(() => Boolean, { defaultValue: false, description: 'Hide the content from the public (rahasia).' })
  secret!: boolean;

  @Field(() => ComplaintChannel.values, {
    nullable: true,
    description: 'By which way it came in (kanal). Counter, letter and telephone are keyed in by an admin.',
  })
  channel?: ComplaintChannel | null;

  @Field(() => Date, {
    nullable: true,
    description: 'When what is keyed in was received (tanggal diterima); deadlines run from that day.',
  })
  receivedAt?: Date | null;
}
