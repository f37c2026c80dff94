import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a reporter wrote after the complaint was handed in. */
@Entity('reporter_message')
export class ReporterMessageRow {
  @PrimaryColumn({ type: 'varchar' })
  id!: string;

  @Column({ type: 'varchar' })
  complaintId!: string;

  @Column({ type: 'datetime', precision: 3 })
  at!: Date;

  @Column({ type: 'text' })
  text!: string;

  @Column({ type: 'simple-json' })
  evidence!: string[];
}
