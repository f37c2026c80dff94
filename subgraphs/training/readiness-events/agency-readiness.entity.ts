import { Column, Entity, PrimaryColumn, type ValueTransformer } from 'typeorm';
import type { AgencyLevel } from '../../../schema/events.js';
import type { ReadinessLack, ReadinessState } from '../readiness.js';

const SEPARATOR = ',';

/** Lacks with a separator on each side of each, so that one is found by its name alone: `,ACCOUNT,CONNECTION,`. */
const lacksAsText: ValueTransformer = {
  to: (lacks: readonly ReadinessLack[]) => `${SEPARATOR}${lacks.map((lack) => lack + SEPARATOR).join('')}`,
  from: (text: string) => text.split(SEPARATOR).filter((lack) => lack !== ''),
};

/** What a LIKE finds a lack by. */
export function lackPattern(lack: ReadinessLack): string {
  return `%${SEPARATOR}${lack}${SEPARATOR}%`;
}

/** What a LIKE finds those by who lack this first. */
export function firstLackPattern(lack: ReadinessLack): string {
  return `${SEPARATOR}${lack}${SEPARATOR}%`;
}

/** How ready a ministry or local government is, as it was told last, with what lists and sums ask for. */
@Entity('agency_readiness')
export class AgencyReadinessRow {
  @PrimaryColumn({ type: 'varchar' })
  agencyId!: string;

  @Column({ type: 'varchar' })
  code!: string;

  /** The name as it is searched. */
  @Column({ type: 'varchar' })
  searchName!: string;

  @Column({ type: 'varchar' })
  level!: AgencyLevel;

  @Column({ type: 'varchar' })
  organisation!: string;

  @Column({ type: 'varchar', nullable: true })
  supervision!: string | null;

  /** Code of the province in which it is; null outside every province. */
  @Column({ type: 'varchar', nullable: true })
  province!: string | null;

  @Column({ type: 'boolean' })
  connected!: boolean;

  @Column({ type: 'varchar' })
  state!: ReadinessState;

  /** The state's place among the states. */
  @Column({ type: 'int' })
  stateRank!: number;

  @Column({ type: 'varchar', transformer: lacksAsText })
  lacks!: ReadinessLack[];

  @Column({ type: 'varchar', nullable: true })
  since!: string | null;

  /** The `READINESS_RULE` by which it was found. */
  @Column({ type: 'int' })
  ruleVersion!: number;

  /** When the passing of days may make it another; null where it can't. */
  @Column({ type: 'datetime', precision: 3, nullable: true })
  recheckAt!: Date | null;
}
