import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ComplaintClassification } from '../complaint.enum.js';
import type { RoutingLevel, RoutingRule } from './routing.js';

/** Who is competent for what, as data. */
@Entity('routing_rule')
export class RoutingRuleRow implements RoutingRule {
  @PrimaryColumn({ type: 'varchar' })
  id!: string;

  @Column({ type: 'varchar', nullable: true })
  category!: string | null;

  @Column({ type: 'varchar' })
  region!: string;

  @Column({ type: 'varchar', nullable: true })
  classification!: ComplaintClassification | null;

  @Column({ type: 'varchar', nullable: true })
  agencyId!: string | null;

  @Column({ type: 'varchar', nullable: true })
  level!: RoutingLevel | null;

  @Column({ type: 'varchar', nullable: true })
  unitCode!: string | null;

  @Column({ type: 'int' })
  place!: number;

  @Column({ type: 'varchar' })
  reason!: string;

  @Column({ type: 'varchar' })
  validFrom!: string;

  @Column({ type: 'varchar', nullable: true })
  validUntil!: string | null;

  /** Grows by one with each change. */
  @Column({ type: 'int' })
  version!: number;
}
