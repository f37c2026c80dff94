import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Role } from '../../../schema/roles.js';
import type { AnswerDraftAction, AnswerDraftState } from './draft.enum.js';

/** An answer that an agency is writing, or has written. */
@Entity('answer_draft')
export class AnswerDraftRow {
  @PrimaryColumn({ type: 'varchar' })
  id!: string;

  @Column({ type: 'varchar' })
  complaintId!: string;

  /** Who held the complaint when it was begun. */
  @Column({ type: 'varchar' })
  agencyId!: string;

  @Column({ type: 'varchar' })
  organisation!: string;

  @Column({ type: 'varchar' })
  state!: AnswerDraftState;

  @Column({ type: 'text' })
  text!: string;

  /** Links to photos and documents. */
  @Column({ type: 'simple-json' })
  evidence!: string[];

  @Column({ type: 'boolean' })
  isFinal!: boolean;

  @Column({ type: 'datetime', precision: 3 })
  createdAt!: Date;

  @Column({ type: 'datetime', precision: 3 })
  changedAt!: Date;

  /** Why its head gave it back; null where nobody did, or where it was changed since. */
  @Column({ type: 'text', nullable: true })
  returnReason!: string | null;

  @Column({ type: 'varchar', nullable: true })
  signedBySubject!: string | null;

  @Column({ type: 'varchar', nullable: true })
  signedByAgencyId!: string | null;

  @Column({ type: 'varchar', nullable: true })
  signedByRole!: Role | null;

  @Column({ type: 'datetime', precision: 3, nullable: true })
  signedAt!: Date | null;

  /** `hashOfContent` of what was signed. */
  @Column({ type: 'varchar', nullable: true })
  signedHash!: string | null;

  /** Grows by one with each step; the step has the same number. */
  @Column({ type: 'int' })
  version!: number;
}

/** Something that was done with a draft. Never changed afterwards. */
@Entity('answer_draft_step')
export class AnswerDraftStepRow {
  @PrimaryColumn({ type: 'varchar' })
  draftId!: string;

  @PrimaryColumn({ type: 'int' })
  seq!: number;

  @Column({ type: 'varchar' })
  action!: AnswerDraftAction;

  @Column({ type: 'datetime', precision: 3 })
  at!: Date;

  @Column({ type: 'varchar', nullable: true })
  actorSubject!: string | null;

  @Column({ type: 'varchar', nullable: true })
  actorRole!: Role | null;

  @Column({ type: 'varchar', nullable: true })
  actorAgencyId!: string | null;

  @Column({ type: 'text', nullable: true })
  reason!: string | null;
}
