import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Role } from '../../../schema/roles.js';

/** What is done to a letter after it was recorded: the centre verifies or returns it, its agency corrects it. */
export enum LetterReviewAct {
  VERIFIED = 'VERIFIED',
  RETURNED = 'RETURNED',
  CORRECTED = 'CORRECTED',
}

/** One step of a letter's review. Steps are added and never changed. */
@Entity('appointment_letter_review')
export class LetterReviewRow {
  @PrimaryColumn({ type: 'varchar' })
  id!: string;

  @Column({ type: 'varchar' })
  letterId!: string;

  /** The order of the letter's steps: its version before each. */
  @Column({ type: 'int' })
  position!: number;

  @Column({ type: 'varchar' })
  act!: LetterReviewAct;

  @Column({ type: 'datetime', precision: 3 })
  at!: Date;

  /** Who did it; never shown. */
  @Column({ type: 'varchar', nullable: true })
  subject!: string | null;

  @Column({ type: 'varchar' })
  role!: Role;

  @Column({ type: 'varchar' })
  agencyId!: string;

  /** Why it was returned. */
  @Column({ type: 'text', nullable: true })
  reason!: string | null;
}
