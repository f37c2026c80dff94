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

/** A region that a body took over from another one when that was split. */
@Entity('region_takeover')
export class RegionTakeoverRow {
  /** Who has it since then. */
  @PrimaryColumn({ type: 'varchar' })
  agencyId!: string;

  /** Its code until then. */
  @PrimaryColumn({ type: 'varchar' })
  formerCode!: string;

  /** Its code from then on. */
  @Column({ type: 'varchar' })
  code!: string;

  @Column({ type: 'varchar' })
  fromAgencyId!: string;
}
