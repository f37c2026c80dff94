import { Field, ID, Int, ObjectType } from 'type-graphql';
import { ComplaintState, ComplaintStatus } from './complaint.enum.js';

@ObjectType()
export abstract class HandlingPayload {
  @Field(() => ID, { description: 'Id of the complaint (pengenal laporan).' })
  complaintId!: string;

  @Field(() => String, { description: 'Its public number (nomor pelacakan).' })
  trackingNumber!: string;

  @Field(() => ComplaintState.values, { description: 'Where it stands now (tahap penanganan).' })
  state!: ComplaintState;

  @Field(() => ComplaintStatus.values, { description: 'Its public status now (status laporan).' })
  status!: ComplaintStatus;

  @Field(() => Int, { description: 'Its version now (versi).' })
  version!: number;
}

@ObjectType({ description: 'A complaint after it was verified (hasil verifikasi).' })
export class VerifyComplaintPayload extends HandlingPayload {}

@ObjectType({ description: 'A complaint after it was forwarded (hasil penerusan).' })
export class ForwardComplaintPayload extends HandlingPayload {}

@ObjectType({ description: 'A complaint after it was accepted (hasil penerimaan).' })
export class AcceptComplaintPayload extends HandlingPayload {}

@ObjectType({ description: 'A complaint after it was returned (hasil pengembalian).' })
export class ReturnComplaintPayload extends HandlingPayload {}

@ObjectType({ description: 'A complaint whose follow-up has begun (hasil mulai tindak lanjut).' })
export class StartComplaintPayload extends HandlingPayload {}

@ObjectType({ description: 'A complaint after it was deferred (hasil penundaan).' })
export class DeferComplaintPayload extends HandlingPayload {}

@ObjectType({ description: 'A complaint that goes on (hasil pelanjutan).' })
export class ResumeComplaintPayload extends HandlingPayload {}

@ObjectType({ description: 'A complaint after it was archived (hasil pengarsipan).' })
export class ArchiveComplaintPayload extends HandlingPayload {}

@ObjectType({ description: 'A complaint after it was answered (hasil tanggapan).' })
export class RespondComplaintPayload extends HandlingPayload {}

@ObjectType({ description: 'A complaint after it was closed (hasil penyelesaian).' })
export class CloseComplaintPayload extends HandlingPayload {}

@ObjectType({ description: 'A complaint after privacy flags were set (hasil pemasangan tanda).' })
export class SetComplaintFlagsPayload extends HandlingPayload {}
