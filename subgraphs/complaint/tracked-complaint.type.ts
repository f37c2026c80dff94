import { Field, ObjectType } from 'type-graphql';
import { Agency } from './agency.type.js';
import { ComplaintChannel, ComplaintClassification, ComplaintStatus, TimelineKind } from './complaint.enum.js';
import { Region } from './region.type.js';

@ObjectType({ description: 'What its reporter sees of a complaint, by number and secret (laporan saya).' })
export class TrackedComplaint {
  complaintId!: string;
  /** Whose names of the public statuses are used. */
  regulationId!: string;

  mergedIntoId!: string | null;

  @Field(() => String, { description: 'Its public number (nomor pelacakan).' })
  trackingNumber!: string;

  @Field(() => String, { description: 'Its subject (judul).' })
  title!: string;

  @Field(() => String, { description: 'What was reported (isi laporan).' })
  text!: string;

  @Field(() => ComplaintClassification.values, { description: 'What it asks for (klasifikasi).' })
  classification!: ComplaintClassification;

  @Field(() => ComplaintChannel.values, { description: 'By which way it came in (kanal).' })
  channel!: ComplaintChannel;

  @Field(() => String, { nullable: true, description: 'Code of what it is about (kategori).' })
  category!: string | null;

  @Field(() => Region, { nullable: true, description: 'Where the matter lies (lokasi kejadian).' })
  location!: Region | null;

  @Field(() => Boolean, { description: 'Whether who reports is hidden from handlers (anonim).' })
  anonymous!: boolean;

  @Field(() => Boolean, { description: 'Whether the content is hidden from everyone but handlers (rahasia).' })
  secret!: boolean;

  @Field(() => ComplaintStatus.values, { description: 'Its public status (status laporan).' })
  status!: ComplaintStatus;

  @Field(() => String, {
    nullable: true,
    description: 'Code of the reason for which it was archived (alasan pengarsipan); null where it was not.',
  })
  archiveReason!: string | null;

  @Field(() => Date, { description: 'When it was received (tanggal diterima).' })
  receivedAt!: Date;

  @Field(() => Agency, { description: 'The agency that holds it now (instansi penangan).' })
  handler!: Agency;
}

@ObjectType({ description: 'Something that happened to a complaint, as its reporter sees it (riwayat laporan saya).' })
export class TrackedTimelineEntry {
  /** Whose names of the public statuses are used. */
  regulationId!: string;

  @Field(() => TimelineKind.values, { description: 'What happened (jenis peristiwa).' })
  kind!: TimelineKind;

  @Field(() => Date, { description: 'When (waktu).' })
  at!: Date;

  @Field(() => Agency, { nullable: true, description: 'Who sent the complaint on (dari instansi).' })
  from!: Agency | null;

  @Field(() => Agency, { nullable: true, description: 'Who received it (kepada instansi).' })
  to!: Agency | null;

  @Field(() => ComplaintStatus.values, { description: 'The public status after it (status setelahnya).' })
  statusAfter!: ComplaintStatus;

  @Field(() => String, { nullable: true, description: 'What the agency says about it (catatan).' })
  note!: string | null;
}
