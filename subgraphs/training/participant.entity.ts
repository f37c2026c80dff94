import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Someone whom an agency sends to a training: an officer of the directory, or a person known by name only. */
@Entity('participant')
export class ParticipantRow {
  @PrimaryColumn({ type: 'varchar' })
  id!: string;

  @Column({ type: 'varchar' })
  trainingId!: string;

  @Column({ type: 'varchar' })
  agencyId!: string;

  @Column({ type: 'varchar', nullable: true })
  officerId!: string | null;

  @Column({ type: 'varchar', nullable: true })
  name!: string | null;

  @Column({ type: 'datetime', precision: 3 })
  registeredAt!: Date;
}

/** Whether a participant was at a session; no row while nobody has said. */
@Entity('attendance')
export class AttendanceRow {
  @PrimaryColumn({ type: 'varchar' })
  sessionId!: string;

  @PrimaryColumn({ type: 'varchar' })
  participantId!: string;

  @Column({ type: 'boolean' })
  present!: boolean;

  @Column({ type: 'datetime', precision: 3 })
  recordedAt!: Date;
}
