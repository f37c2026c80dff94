import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Role } from '../../../schema/roles.js';

/** Whether an agency, and what is below it, sends answers only after its head has signed them. Never changed afterwards. */
@Entity('answer_policy')
export class AnswerPolicyRow {
  @PrimaryColumn({ type: 'varchar' })
  agencyId!: string;

  /** Grows by one with each policy of the agency. */
  @PrimaryColumn({ type: 'int' })
  version!: number;

  @Column({ type: 'varchar' })
  organisation!: string;

  @Column({ type: 'boolean' })
  signatureRequired!: boolean;

  /** First day on which it holds, `YYYY-MM-DD` in the agency's zone. */
  @Column({ type: 'varchar' })
  validFrom!: string;

  /** The regulation or decision that it rests on. */
  @Column({ type: 'varchar' })
  basis!: string;

  @Column({ type: 'datetime', precision: 3 })
  setAt!: Date;

  @Column({ type: 'varchar', nullable: true })
  setBySubject!: string | null;

  @Column({ type: 'varchar' })
  setByRole!: Role;

  @Column({ type: 'varchar' })
  setByAgencyId!: string;
}
