import { Column, Entity, PrimaryColumn } from 'typeorm';

export enum TrainingKind {
  BIMTEK = 'BIMTEK',
  SOSIALISASI = 'SOSIALISASI',
  COORDINATION_MEETING = 'COORDINATION_MEETING',
  VISIT = 'VISIT',
}

@Entity('training')
export class TrainingRow {
  @PrimaryColumn({ type: 'varchar' })
  id!: string;

  @Column({ type: 'varchar' })
  kind!: TrainingKind;

  @Column({ type: 'varchar' })
  title!: string;

  @Column({ type: 'text', nullable: true })
  audience!: string | null;

  @Column({ type: 'varchar', nullable: true })
  place!: string | null;

  @Column({ type: 'varchar', nullable: true })
  regionCode!: string | null;

  @Column({ type: 'varchar' })
  timeZone!: string;

  @Column({ type: 'int', nullable: true })
  capacity!: number | null;

  @Column({ type: 'int', nullable: true })
  agencyCapacity!: number | null;

  /** The first and the last day of its sessions. */
  @Column({ type: 'varchar' })
  startsOn!: string;

  @Column({ type: 'varchar' })
  endsOn!: string;

  @Column({ type: 'varchar', nullable: true })
  source!: string | null;

  @Column({ type: 'datetime', precision: 3 })
  recordedAt!: Date;
}

@Entity('training_organiser')
export class TrainingOrganiserRow {
  @PrimaryColumn({ type: 'varchar' })
  trainingId!: string;

  @PrimaryColumn({ type: 'varchar' })
  agencyId!: string;

  /** The order in which they are named, from 0. */
  @Column({ type: 'int' })
  position!: number;
}

@Entity('training_session')
export class TrainingSessionRow {
  @PrimaryColumn({ type: 'varchar' })
  id!: string;

  @Column({ type: 'varchar' })
  trainingId!: string;

  /** The order in the programme, from 0. */
  @Column({ type: 'int' })
  position!: number;

  @Column({ type: 'varchar' })
  date!: string;

  @Column({ type: 'datetime', precision: 3, nullable: true })
  startsAt!: Date | null;

  @Column({ type: 'datetime', precision: 3, nullable: true })
  endsAt!: Date | null;

  @Column({ type: 'varchar' })
  topic!: string;

  @Column({ type: 'varchar', nullable: true })
  speaker!: string | null;

  /** Of its attendance list. */
  @Column({ type: 'int' })
  version!: number;
}
