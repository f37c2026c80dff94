import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AffairGroup } from './affair-group.enum.js';

/** A scope of affairs of government (urusan pemerintahan), by which it is told what a complaint is forwarded for. */
@Entity('government_affair')
export class GovernmentAffairRow {
  @PrimaryColumn({ type: 'varchar' })
  code!: string;

  @Column({ type: 'varchar' })
  nameId!: string;

  @Column({ type: 'varchar' })
  nameEn!: string;

  @Column({ type: 'varchar' })
  group!: AffairGroup;

  @Column({ type: 'varchar' })
  legalBasis!: string;

  /** Its place in the law. */
  @Column({ type: 'int' })
  position!: number;
}
