import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { OfficeHours } from '../../kit/office-hours.js';
import type { OfficeHoursRule } from '../office-hours.js';

/** When offices are open, by which limits in hours are counted (jam kerja). */
@Entity('office_hours')
export class OfficeHoursRow implements OfficeHoursRule {
  @PrimaryColumn({ type: 'varchar' })
  id!: string;

  /** Who set them for itself and its units; null where they are a region's. */
  @Column({ type: 'varchar', nullable: true })
  agencyId!: string | null;

  @Column({ type: 'varchar', nullable: true })
  organisation!: string | null;

  @Column({ type: 'varchar' })
  region!: string;

  @Column({ type: 'simple-json' })
  days!: OfficeHours;

  @Column({ type: 'varchar' })
  legalBasis!: string;

  @Column({ type: 'varchar' })
  validFrom!: string;

  @Column({ type: 'varchar', nullable: true })
  validUntil!: string | null;

  /** Grows by one with each change. */
  @Column({ type: 'int', default: 1 })
  version!: number;
}
