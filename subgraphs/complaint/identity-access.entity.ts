import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Role } from '../../schema/roles.js';

/** One reading of a reporter's identity: who, when and why (UU 27/2022: a record of all processing). */
@Entity('identity_access')
export class IdentityAccessRow {
  @PrimaryColumn({ type: 'varchar' })
  id!: string;

  @Column({ type: 'varchar' })
  complaintId!: string;

  @Column({ type: 'varchar' })
  subject!: string;

  @Column({ type: 'varchar' })
  role!: Role;

  @Column({ type: 'varchar' })
  agencyId!: string;

  @Column({ type: 'text' })
  purpose!: string;

  @Column({ type: 'datetime', precision: 3 })
  at!: Date;
}
