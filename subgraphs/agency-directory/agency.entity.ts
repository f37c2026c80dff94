import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AgencyLevel } from '../../schema/events.js';
import type { AgencyKind } from '../kit/agency-kind.enum.js';

/** A body or a unit of one, as it is now. Its codes and former names over time are in tables of their own. */
@Entity('agency')
export class AgencyRow {
  /** Immutable and never reused. */
  @PrimaryColumn({ type: 'varchar' })
  id!: string;

  /** The code now, or the last one of a closed agency. */
  @Column({ type: 'varchar' })
  code!: string;

  /** The code while the agency exists, which then is nobody else's; null once it is closed. */
  @Column({ type: 'varchar', nullable: true })
  openCode!: string | null;

  @Column({ type: 'varchar' })
  name!: string;

  @Column({ type: 'varchar', nullable: true })
  shortName!: string | null;

  @Column({ type: 'varchar' })
  kind!: AgencyKind;

  @Column({ type: 'varchar' })
  level!: AgencyLevel;

  @Column({ type: 'varchar', nullable: true })
  parentId!: string | null;

  @Column({ type: 'varchar' })
  organisation!: string;

  @Column({ type: 'varchar', nullable: true })
  supervision!: string | null;

  @Column({ type: 'simple-json' })
  jurisdiction!: string[];

  /** Where it sits. */
  @Column({ type: 'varchar', nullable: true })
  regionCode!: string | null;

  @Column({ type: 'varchar' })
  timeZone!: string;

  @Column({ type: 'boolean' })
  connected!: boolean;

  @Column({ type: 'datetime', precision: 3, nullable: true })
  connectedSince!: Date | null;

  @Column({ type: 'boolean' })
  hasAccount!: boolean;

  @Column({ type: 'datetime', precision: 3, nullable: true })
  accountSince!: Date | null;

  @Column({ type: 'datetime', precision: 3, nullable: true })
  closedAt!: Date | null;

  /** Where its name was found; null for what an administrator entered. */
  @Column({ type: 'text', nullable: true })
  source!: string | null;

  @Column({ type: 'boolean' })
  confirmed!: boolean;

  /** How far below the top it stands: bodies come before their parts in lists. */
  @Column({ type: 'int' })
  depth!: number;

  /** Normalised words of its names, of the bodies above it and of its province. */
  @Column({ type: 'text' })
  searchText!: string;

  @Column({ type: 'int' })
  version!: number;
}
