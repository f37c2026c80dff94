import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How an agency's complaint desk is reached from a day on, until the next record. */
@Entity('agency_contacts')
export class AgencyContactsRow {
  @PrimaryColumn({ type: 'varchar' })
  id!: string;

  @Column({ type: 'varchar' })
  agencyId!: string;

  @Column({ type: 'text', nullable: true })
  address!: string | null;

  @Column({ type: 'varchar', nullable: true })
  phone!: string | null;

  @Column({ type: 'varchar', nullable: true })
  email!: string | null;

  @Column({ type: 'text', nullable: true })
  website!: string | null;

  @Column({ type: 'simple-json' })
  socialMedia!: string[];

  @Column({ type: 'varchar' })
  validFrom!: string;
}
