import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Who reports, sealed by the identity vault. Read by `revealReporter` and nothing else. */
@Entity('reporter_identity')
export class ReporterIdentityRow {
  @PrimaryColumn({ type: 'varchar' })
  complaintId!: string;

  @Column({ type: 'text' })
  sealed!: string;

  @Column({ type: 'datetime', precision: 3 })
  createdAt!: Date;
}
