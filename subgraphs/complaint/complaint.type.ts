import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import type { AgencyLevel as AgencyLevelName } from '../../schema/events.js';
import { AgencyLevel } from '../kit/agency-level.enum.js';
import { connectionType } from '../kit/connection.js';
import { Agency } from './agency.type.js';
import {
  ComplaintChannel,
  ComplaintClassification,
  ComplaintState,
  ComplaintStatus,
  ComplaintUrgency,
} from './complaint.enum.js';
import { Region } from './region.type.js';

/** What the viewer may see of a complaint that it may see at all. */
export interface ComplaintSight {
  /** Title, text, answers and notes; of a secret complaint only handlers see them. */
  content: boolean;
  /** Who oversees it, and that agencies have said something of it to each other. */
  oversight: boolean;
  /** What they said: notes between agencies, and who wrote them. */
  internal: boolean;
}

@Directive('@key(fields: "id")')
@Directive('@key(fields: "trackingNumber")')
@ObjectType({
  description:
    'A complaint, an aspiration or a request for information from a citizen (laporan). Who reports is not in it: `revealReporter` is the only way.',
})
export class Complaint {
  sight!: ComplaintSight;

  mergedIntoId!: string | null;

  /** When it was looked at. */
  seenAt!: Date;

  @Field(() => ID, { description: 'Its immutable id (pengenal tetap).' })
  id!: string;

  @Field(() => String, { description: 'Its public number (nomor pelacakan), such as `7K3M-9QX2-F4T8`.' })
  trackingNumber!: string;

  @Field(() => String, { nullable: true, description: 'Its subject (judul); null where it is secret to you.' })
  title!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'What is reported (isi laporan); null where it is secret to you.',
  })
  text!: string | null;

  @Field(() => ComplaintClassification.values, { description: 'What it asks for (klasifikasi).' })
  classification!: ComplaintClassification;

  @Field(() => Boolean, {
    description: 'Whether it needs an inspection, which gives its follow-up more time (berkadar pengawasan).',
  })
  needsInspection!: boolean;

  @Field(() => ComplaintChannel.values, { description: 'By which way it came in (kanal).' })
  channel!: ComplaintChannel;

  @Field(() => String, { nullable: true, description: 'Code of what it is about (kategori), such as `jalan-rusak`.' })
  category!: string | null;

  @Field(() => Region, { nullable: true, description: 'Where the matter lies (lokasi kejadian).' })
  location!: Region | null;

  @Field(() => Boolean, { description: 'Whether who reports is hidden from handlers (anonim).' })
  anonymous!: boolean;

  @Field(() => Boolean, { description: 'Whether its content is hidden from everyone but handlers (rahasia).' })
  secret!: boolean;

  @Field(() => ComplaintUrgency.values, { description: 'How soon its sender wants it taken up (tingkat urgensi).' })
  urgency!: ComplaintUrgency;

  @Field(() => ComplaintState.values, { description: 'Where it stands in its life cycle (tahap penanganan).' })
  state!: ComplaintState;

  @Field(() => ComplaintStatus.values, { description: 'Its public status (status laporan).' })
  status!: ComplaintStatus;

  @Field(() => Boolean, {
    description:
      'Whether it is unclear who reports, or from where, and the reporter is asked (asal laporan tidak jelas).',
  })
  unclearOrigin!: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'Code of the reason for which it was archived (alasan pengarsipan); null where it was not.',
  })
  archiveReason!: string | null;

  @Field(() => Date, { description: 'When it was received (tanggal diterima); its day is day 0 of every deadline.' })
  receivedAt!: Date;

  @Field(() => Agency, { description: 'The agency that holds it now (instansi penangan).' })
  handler!: Agency;

  @Field(() => AgencyLevel, { description: 'The level of that agency (tingkat instansi penangan).' })
  handlerLevel!: AgencyLevelName;

  @Field(() => Agency, {
    nullable: true,
    description: 'The agency that the reporter named (instansi tujuan), also where another took it in.',
  })
  addressedTo!: Agency | null;

  @Field(() => Agency, { nullable: true, description: 'The agency whose portal handed it in (asal portal).' })
  origin!: Agency | null;

  @Field(() => String, { description: 'The regulation that was in force when it was received (peraturan).' })
  regulation!: string;

  @Field(() => Date, {
    nullable: true,
    description:
      'When the next deadline of its agencies ends (jatuh tempo berikutnya), of those in `deadlines`; null where none runs.',
  })
  dueAt!: Date | null;

  @Field(() => Int, { description: 'Grows with each change; mutations want it as `expectedVersion` (versi).' })
  version!: number;
}

export const ComplaintConnection = connectionType(Complaint, 'ComplaintConnection', {
  description: 'Complaints that you may see (daftar laporan).',
  feedCursor: true,
});
