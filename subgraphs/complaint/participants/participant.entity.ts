import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ParticipantKind } from './participation.js';

/** An agency that takes part in a complaint which another one holds, since when and until when. */
@Entity('complaint_participant')
export class ComplaintParticipantRow {
  @PrimaryColumn({ type: 'varchar' })
  id!: string;

  @Column({ type: 'varchar' })
  complaintId!: string;

  @Column({ type: 'varchar' })
  agencyId!: string;

  /** Its path in the organisation relation. */
  @Column({ type: 'varchar' })
  organisation!: string;

  @Column({ type: 'varchar' })
  kind!: ParticipantKind;

  @Column({ type: 'datetime', precision: 3 })
  since!: Date;

  /** Null while it takes part. */
  @Column({ type: 'datetime', precision: 3, nullable: true })
  until!: Date | null;

  /** The agency that had it take part. */
  @Column({ type: 'varchar', nullable: true })
  addedById!: string | null;

  /** Between agencies. */
  @Column({ type: 'text', nullable: true })
  note!: string | null;
}
