import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A code that an agency has or had. Days are inclusive; null means since before, or until after, what is recorded. */
@Entity('agency_code')
export class AgencyCodeRow {
  @PrimaryColumn({ type: 'varchar' })
  id!: string;

  @Column({ type: 'varchar' })
  agencyId!: string;

  @Column({ type: 'varchar' })
  code!: string;

  @Column({ type: 'varchar', nullable: true })
  validFrom!: string | null;

  @Column({ type: 'varchar', nullable: true })
  validUntil!: string | null;

  /** The law that gave it this code; null where none is recorded. */
  @Column({ type: 'varchar', nullable: true })
  legalBasis?: string | null;
}

/** A name that an agency had before it was renamed. */
@Entity('agency_former_name')
export class AgencyFormerNameRow {
  @PrimaryColumn({ type: 'varchar' })
  id!: string;

  @Column({ type: 'varchar' })
  agencyId!: string;

  @Column({ type: 'varchar' })
  name!: string;

  @Column({ type: 'varchar', nullable: true })
  shortName!: string | null;

  /** The last day of this name. */
  @Column({ type: 'varchar' })
  validUntil!: string;
}

/** The tasks of a closed agency went on to another one; after a split there are several. */
@Entity('agency_successor')
export class AgencySuccessorRow {
  @PrimaryColumn({ type: 'varchar' })
  agencyId!: string;

  @PrimaryColumn({ type: 'varchar' })
  successorId!: string;

  /** Its place among them, from 0: the first one has what no region decides. */
  @Column({ type: 'int', default: 0 })
  place!: number;
}

/** The two facts about an agency and LAPOR!: its system is connected, and it has an account. */
const CONNECTION_FACTS = ['CONNECTION', 'ACCOUNT'] as const;
export type ConnectionFact = (typeof CONNECTION_FACTS)[number];

/** One recorded change of such a fact. */
@Entity('connection_record')
export class ConnectionRecordRow {
  @PrimaryColumn({ type: 'varchar' })
  id!: string;

  @Column({ type: 'varchar' })
  agencyId!: string;

  @Column({ type: 'varchar' })
  fact!: ConnectionFact;

  /** Whether it holds since then. */
  @Column({ type: 'boolean' })
  holds!: boolean;

  @Column({ type: 'datetime', precision: 3 })
  since!: Date;

  @Column({ type: 'datetime', precision: 3 })
  recordedAt!: Date;

  @Column({ type: 'varchar', nullable: true })
  note!: string | null;
}
