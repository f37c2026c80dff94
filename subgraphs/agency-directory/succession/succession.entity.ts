import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A code that a region has or had; a region whose code never changed has none here. Days are inclusive. */
@Entity('region_code')
export class RegionCodeRow {
  @PrimaryColumn({ type: 'varchar' })
  id!: string;

  @Column({ type: 'varchar' })
  regionId!: string;

  @Column({ type: 'varchar' })
  code!: string;

  @Column({ type: 'varchar', nullable: true })
  validFrom!: string | null;

  @Column({ type: 'varchar', nullable: true })
  validUntil!: string | null;
}

/** A region that went from one body to another. */
@Entity('region_takeover')
export class RegionTakeoverRow {
  /** Who got it. */
  @PrimaryColumn({ type: 'varchar' })
  agencyId!: string;

  /** Its code until then. */
  @PrimaryColumn({ type: 'varchar' })
  formerCode!: string;

  /** Its code now, however often it has changed since, and whoever has it. */
  @Column({ type: 'varchar' })
  code!: string;

  @Column({ type: 'varchar' })
  fromAgencyId!: string;

  /** When that was recorded; null where it was before that was kept. */
  @Column({ type: 'datetime', precision: 3, nullable: true })
  takenAt!: Date | null;
}
