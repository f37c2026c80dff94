import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AgencyFacts, PostFacts } from '../../../schema/events.js';
import type { Role } from '../../../schema/roles.js';
import { addColumn, createTable } from '../migration.js';

/** What this subgraph knows of an agency. Filled from agency-directory's feed and written by nothing else. */
@Entity('agency_projection')
export class AgencyProjectionRow {
  @PrimaryColumn({ type: 'varchar' })
  id!: string;

  @Column({ type: 'varchar' })
  code!: string;

  @Column({ type: 'varchar' })
  organisation!: string;

  @Column({ type: 'simple-json' })
  facts!: AgencyFacts;
}

/** A region over which an agency has jurisdiction. */
@Entity('agency_jurisdiction')
export class AgencyJurisdictionRow {
  @PrimaryColumn({ type: 'varchar' })
  agencyId!: string;

  @PrimaryColumn({ type: 'varchar' })
  region!: string;
}

/** A code that an agency had before the one that it has. */
@Entity('agency_former_code')
export class AgencyFormerCodeRow {
  @PrimaryColumn({ type: 'varchar' })
  agencyId!: string;

  @PrimaryColumn({ type: 'varchar' })
  code!: string;

  /** The last day on which it had it, the last time. */
  @Column({ type: 'varchar' })
  validUntil!: string;
}

/** A code that a region had, as one agency tells it: who took the region over, or the government of a village itself. */
@Entity('moved_region')
export class MovedRegionRow {
  @PrimaryColumn({ type: 'varchar' })
  agencyId!: string;

  @PrimaryColumn({ type: 'varchar' })
  formerCode!: string;

  /** The one that it has now. */
  @Column({ type: 'varchar' })
  code!: string;

  /** Until which day it had the former one; the first of all where that was not told. */
  @Column({ type: 'varchar' })
  validUntil!: string;
}

/** A post that an officer holds or held. */
@Entity('post_projection')
export class PostProjectionRow {
  @PrimaryColumn({ type: 'varchar' })
  id!: string;

  @Column({ type: 'varchar' })
  officerId!: string;

  @Column({ type: 'varchar' })
  agencyId!: string;

  /** Role and days of the facts, by which posts are sought. */
  @Column({ type: 'varchar', nullable: true })
  role!: Role | null;

  @Column({ type: 'varchar', nullable: true })
  validFrom!: string | null;

  @Column({ type: 'varchar', nullable: true })
  validUntil!: string | null;

  @Column({ type: 'simple-json' })
  facts!: PostFacts;
}

export const directoryProjectionEntities = [
  AgencyProjectionRow,
  AgencyJurisdictionRow,
  AgencyFormerCodeRow,
  MovedRegionRow,
  PostProjectionRow,
];

export const directoryProjectionMigrations = [
  createTable(1_700_000_000_005, {
    name: 'agency_projection',
    columns: { id: 'id!', code: 'code', organisation: 'code', facts: 'json' },
    indices: [{ columns: ['code'] }, { columns: ['organisation'] }],
  }),
  createTable(1_700_000_000_006, {
    name: 'agency_jurisdiction',
    columns: { agencyId: 'id!', region: 'code!' },
    indices: [{ columns: ['region'] }],
  }),
  createTable(1_700_000_000_007, {
    name: 'post_projection',
    columns: { id: 'id!', officerId: 'id', agencyId: 'id', facts: 'json' },
    indices: [{ columns: ['officerId'] }, { columns: ['agencyId'] }],
  }),
  createTable(1_700_000_000_022, {
    name: 'agency_former_code',
    columns: { agencyId: 'id!', code: 'code!', validUntil: 'date' },
    indices: [{ columns: ['code'] }],
  }),
  addColumn(1_700_000_000_028, 'post_projection', 'role', 'VARCHAR(160) NULL'),
  addColumn(1_700_000_000_029, 'post_projection', 'validFrom', 'VARCHAR(10) NULL'),
  addColumn(1_700_000_000_030, 'post_projection', 'validUntil', 'VARCHAR(10) NULL'),
  createTable(1_700_000_000_031, {
    name: 'moved_region',
    columns: { agencyId: 'id!', formerCode: 'code!', code: 'code', validUntil: 'date' },
    indices: [{ columns: ['formerCode'] }, { columns: ['code'] }],
  }),
];

/** The facts of rows. */
export function factsOf(rows: readonly AgencyProjectionRow[]): AgencyFacts[] {
  return rows.map((row) => row.facts);
}
