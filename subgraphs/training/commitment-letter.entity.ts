import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CommitmentTold } from './commitments/commitment-state.js';

/** A promise that a participant signs at a training: the agency's letter of appointment will be issued by a day. */
@Entity('commitment_letter')
export class CommitmentLetterRow implements CommitmentTold {
  @PrimaryColumn({ type: 'varchar' })
  id!: string;

  @Column({ type: 'varchar' })
  participantId!: string;

  @Column({ type: 'varchar' })
  trainingId!: string;

  @Column({ type: 'varchar' })
  agencyId!: string;

  /** The agency's path, place of supervision and zone when it was recorded, for filters. */
  @Column({ type: 'varchar' })
  agencyOrganisation!: string;

  @Column({ type: 'varchar', nullable: true })
  agencySupervision!: string | null;

  @Column({ type: 'varchar' })
  timeZone!: string;

  @Column({ type: 'varchar' })
  signedOn!: string;

  @Column({ type: 'varchar' })
  dueOn!: string;

  @Column({ type: 'varchar', nullable: true })
  remindOn!: string | null;

  /** When somebody was told that it is due soon, and that it is overdue: each once. */
  @Column({ type: 'datetime', precision: 3, nullable: true })
  dueSoonToldAt!: Date | null;

  @Column({ type: 'datetime', precision: 3, nullable: true })
  overdueToldAt!: Date | null;

  @Column({ type: 'varchar', nullable: true })
  keptOn!: string | null;

  /** The letter of appointment that keeps it. */
  @Column({ type: 'varchar', nullable: true })
  keptById!: string | null;

  @Column({ type: 'varchar' })
  followUpOwner!: string;

  @Column({ type: 'text', nullable: true })
  fileUrl!: string | null;

  @Column({ type: 'datetime', precision: 3 })
  recordedAt!: Date;
}
