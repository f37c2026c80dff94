import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Failed attempts to track one number, whether or not it exists. */
@Entity('tracking_attempt')
export class TrackingAttemptRow {
  @PrimaryColumn({ type: 'varchar' })
  trackingNumber!: string;

  @Column({ type: 'datetime', precision: 3 })
  since!: Date;

  @Column({ type: 'int' })
  failures!: number;
}
