import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A time during which one agency held a complaint. */
@Entity('complaint_hop')
export class ComplaintHopRow {
  @PrimaryColumn({ type: 'varchar' })
  complaintId!: string;

  /** 1 for the first holder. */
  @PrimaryColumn({ type: 'int' })
  seq!: number;

  @Column({ type: 'varchar' })
  agencyId!: string;

  /** The agency that forwarded or returned it here; null where the reporter did. */
  @Column({ type: 'varchar', nullable: true })
  sentById!: string | null;

  /** The hop that a return leads back to; null where it came from the reporter. */
  @Column({ type: 'int', nullable: true })
  senderHop!: number | null;

  @Column({ type: 'datetime', precision: 3 })
  since!: Date;

  @Column({ type: 'datetime', precision: 3, nullable: true })
  acceptedAt!: Date | null;

  /** Null while it is held. */
  @Column({ type: 'datetime', precision: 3, nullable: true })
  until!: Date | null;
}
