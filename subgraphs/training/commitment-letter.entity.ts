import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A promise that a participant signs at a training: the agency's letter of appointment will be issued by a day. */
@Entity('commitment_letter')
export class CommitmentLetterRow {
  @PrimaryColumn({ type: 'varchar' })
  id!: string;

  @Column({ type: 'varchar' })
  participantId!: string;

  @Column({ type: 'varchar' })
  trainingId!: string;

  @Column({ type: 'varchar' })
  agencyId!: string;

  @Column({ type: 'varchar' })
  signedOn!: string;

  @Column({ type: 'varchar' })
  dueOn!: string;

  @Column({ type: 'varchar' })
  followUpOwner!: string;

  @Column({ type: 'text', nullable: true })
  fileUrl!: string | null;

  @Column({ type: 'datetime', precision: 3 })
  recordedAt!: Date;
}
