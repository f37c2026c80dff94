import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { RegionKind, RegionSeed } from './seed/regions.js';

/** A region of the code book. Codes are Kemendagri's; the id stays when a code changes. */
@Entity('region')
export class RegionRow {
  @PrimaryColumn({ type: 'varchar' })
  id!: string;

  @Column({ type: 'varchar' })
  code!: string;

  @Column({ type: 'varchar' })
  name!: string;

  @Column({ type: 'varchar' })
  kind!: RegionKind;

  @Column({ type: 'varchar' })
  level!: RegionSeed['level'];

  @Column({ type: 'varchar' })
  localTerm!: string;

  @Column({ type: 'varchar', nullable: true })
  parentCode!: string | null;

  @Column({ type: 'varchar' })
  timeZone!: string;

  @Column({ type: 'boolean' })
  autonomous!: boolean;

  /** Normalised words that a search may begin with. */
  @Column({ type: 'text' })
  searchText!: string;

  /** Its last day; null while it exists. */
  @Column({ type: 'varchar', nullable: true })
  endedOn!: string | null;
}
