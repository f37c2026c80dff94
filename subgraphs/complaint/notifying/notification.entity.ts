import { Column, Entity, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import type { ComplaintStatus } from '../complaint.enum.js';
import type { ReporterNotificationKind } from './notification-kind.js';

/** That a reporter is to hear of something, written with the change itself. */
@Entity('reporter_notification')
export class ReporterNotificationRow {
  /** Counted up by the database: the order in which a reporter is told. */
  @PrimaryGeneratedColumn()
  seq!: number;

  @Column({ type: 'varchar' })
  id!: string;

  /** Whose reporter is told. */
  @Column({ type: 'varchar' })
  complaintId!: string;

  @Column({ type: 'varchar' })
  kind!: ReporterNotificationKind;

  /** The public status after it, of the complaint to which it happened. */
  @Column({ type: 'varchar' })
  status!: ComplaintStatus;

  /** Whether it happened to the complaint into which this one was merged. */
  @Column({ type: 'boolean' })
  ofOriginal!: boolean;

  /** The agency whose portal delivers it. */
  @Column({ type: 'varchar' })
  deliveredById!: string;

  @Column({ type: 'datetime', precision: 3 })
  at!: Date;
}

/** What a portal said of an attempt at a delivery. Written once, never changed. */
@Entity('notification_delivery')
export class NotificationDeliveryRow {
  @PrimaryColumn({ type: 'varchar' })
  id!: string;

  @Column({ type: 'varchar' })
  notificationId!: string;

  @Column({ type: 'varchar' })
  channel!: 'SMS' | 'EMAIL' | 'CHAT';

  @Column({ type: 'varchar' })
  outcome!: 'DELIVERED' | 'FAILED';

  @Column({ type: 'varchar' })
  agencyId!: string;

  @Column({ type: 'datetime', precision: 3 })
  at!: Date;
}
