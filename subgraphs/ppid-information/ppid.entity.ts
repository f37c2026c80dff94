import { Column, Entity, PrimaryColumn } from 'typeorm';

export enum PpidKind {
  UTAMA = 'UTAMA',
  PELAKSANA = 'PELAKSANA',
  DESA = 'DESA',
}

/** Who is an agency's PPID, from a day until another is designated. */
@Entity('ppid')
export class PpidRow {
  @PrimaryColumn({ type: 'varchar' })
  id!: string;

  /** The agency that it is the PPID of. */
  @Column({ type: 'varchar' })
  agencyId!: string;

  @Column({ type: 'varchar' })
  kind!: PpidKind;

  /** The unit that does the work; null where it is not known. */
  @Column({ type: 'varchar', nullable: true })
  unitId!: string | null;

  @Column({ type: 'varchar', nullable: true })
  superior!: string | null;

  @Column({ type: 'text', nullable: true })
  deskAddress!: string | null;

  @Column({ type: 'varchar', nullable: true })
  deskPhone!: string | null;

  @Column({ type: 'varchar', nullable: true })
  deskEmail!: string | null;

  @Column({ type: 'text', nullable: true })
  deskUrl!: string | null;

  @Column({ type: 'varchar', nullable: true })
  decreeNumber!: string | null;

  @Column({ type: 'varchar', nullable: true })
  since!: string | null;

  /** The day from which another one is the PPID; null for the present one. */
  @Column({ type: 'varchar', nullable: true })
  until!: string | null;

  @Column({ type: 'boolean' })
  confirmed!: boolean;

  @Column({ type: 'datetime', precision: 3 })
  recordedAt!: Date;
}
