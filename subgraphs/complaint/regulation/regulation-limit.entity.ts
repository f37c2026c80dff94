import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CountingStart, LimitUnit } from '../../kit/limit.js';
import type { ComplaintClassification } from '../complaint.enum.js';
import { DEFAULT_LEAD, type LimitStage, type RegulationLimit } from './regulation.js';

/** A limit that a regulation sets, as data. */
@Entity('regulation_limit')
export class RegulationLimitRow implements RegulationLimit {
  @PrimaryColumn({ type: 'varchar' })
  id!: string;

  @Column({ type: 'varchar' })
  regulationId!: string;

  @Column({ type: 'varchar' })
  stage!: LimitStage;

  @Column({ type: 'varchar', nullable: true })
  classification!: ComplaintClassification | null;

  @Column({ type: 'boolean', nullable: true })
  needsInspection!: boolean | null;

  @Column({ type: 'int', nullable: true })
  quantity!: number | null;

  @Column({ type: 'varchar' })
  unit!: LimitUnit;

  /** What it counts first; null where it was recorded before that was told, and counts as is usual for its unit. */
  @Column({ type: 'varchar', nullable: true })
  countsFrom!: CountingStart | null;

  @Column({ type: 'varchar' })
  legalBasis!: string;

  @Column({ type: 'int', default: DEFAULT_LEAD })
  lead!: number;

  @Column({ type: 'varchar', nullable: true })
  carriedFrom!: string | null;
}
