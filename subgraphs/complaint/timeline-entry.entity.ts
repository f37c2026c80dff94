import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Role } from '../../schema/roles.js';
import type { ComplaintState, TimelineKind } from './complaint.enum.js';

/** Something that happened to a complaint. Written once, never changed. */
@Entity('timeline_entry')
export class TimelineEntryRow {
  @PrimaryColumn({ type: 'varchar' })
  complaintId!: string;

  /** The complaint's version after it. */
  @PrimaryColumn({ type: 'int' })
  seq!: number;

  @Column({ type: 'varchar' })
  kind!: TimelineKind;

  @Column({ type: 'datetime', precision: 3 })
  at!: Date;

  /** Who did it; null where the reporter did. */
  @Column({ type: 'varchar', nullable: true })
  actorSubject!: string | null;

  @Column({ type: 'varchar', nullable: true })
  actorRole!: Role | null;

  @Column({ type: 'varchar', nullable: true })
  actorAgencyId!: string | null;

  @Column({ type: 'varchar', nullable: true })
  fromAgencyId!: string | null;

  @Column({ type: 'varchar', nullable: true })
  toAgencyId!: string | null;

  @Column({ type: 'varchar' })
  stateAfter!: ComplaintState;

  /** Between agencies. */
  @Column({ type: 'text', nullable: true })
  note!: string | null;

  /** For the reporter too. */
  @Column({ type: 'text', nullable: true })
  publicNote!: string | null;
}
