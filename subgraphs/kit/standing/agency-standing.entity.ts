import { Column, Entity, PrimaryColumn } from 'typeorm';
import { addColumn, addIndex, createTable, dropColumn } from '../migration.js';

/** Where an agency stands as far as this subgraph's own rows have followed, and whether they have to follow on. */
@Entity('agency_standing')
export class AgencyStandingRow {
  @PrimaryColumn({ type: 'varchar' })
  agencyId!: string;

  @Column({ type: 'varchar' })
  organisation!: string;

  /** The body that it is, or that it is part of; null where that is not known. */
  @Column({ type: 'varchar', nullable: true })
  bodyId!: string | null;

  @Column({ type: 'boolean' })
  closed!: boolean;

  /** When it was last recorded that it took a region over; null where it has none of others. */
  @Column({ type: 'datetime', precision: 3, nullable: true })
  tookOverAt!: Date | null;

  /** Whether it has yet to get what comes with a region that it took over. */
  @Column({ type: 'boolean' })
  takingOver!: boolean;

  /** Whether rows have yet to follow it. */
  @Column({ type: 'boolean' })
  moving!: boolean;

  /** Whether what has to follow waits until somebody reads it where it goes. */
  @Column({ type: 'boolean' })
  waiting!: boolean;

  /** Where rows may still stand that have to follow: its paths until now. */
  @Column({ type: 'simple-json' })
  formerPaths!: string[];

  /** The body that it was part of, where it went to another one. */
  @Column({ type: 'varchar', nullable: true })
  formerBodyId!: string | null;

  /** When what stood there began to follow; null before. */
  @Column({ type: 'datetime', precision: 3, nullable: true })
  followedSince!: Date | null;
}

const createAgencyStanding = createTable(1_700_000_000_020, {
  name: 'agency_standing',
  columns: {
    agencyId: 'id!',
    organisation: 'code',
    bodyId: 'id?',
    closed: 'boolean',
    takenOver: 'integer',
    moving: 'boolean',
    formerPaths: 'json',
    formerBodyId: 'id?',
    followedSince: 'timestamp?',
  },
  indices: [{ columns: ['moving', 'agencyId'] }],
});

// Whether what was moving then has got it is not known: looking again passes nothing twice.
export const agencyStandingMigrations = [
  createAgencyStanding,
  addColumn(1_700_000_000_021, 'agency_standing', 'takingOver', 'BOOLEAN NOT NULL DEFAULT 1'),
  addColumn(1_700_000_000_024, 'agency_standing', 'tookOverAt', 'DATETIME(3) NULL'),
  dropColumn(1_700_000_000_025, 'agency_standing', 'takenOver', 'INTEGER NOT NULL DEFAULT 0'),
  addColumn(1_700_000_000_026, 'agency_standing', 'waiting', 'BOOLEAN NOT NULL DEFAULT 0'),
  addIndex(1_700_000_000_027, 'agency_standing', ['waiting', 'agencyId']),
];
