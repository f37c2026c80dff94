import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What an officer who leaves a post hands over to whoever comes after. Written once; only its receipt is added. */
@Entity('hand_over')
export class HandOverRow {
  @PrimaryColumn({ type: 'varchar' })
  id!: string;

  /** The agency of the post that ended. */
  @Column({ type: 'varchar' })
  agencyId!: string;

  /** The post that ended. */
  @Column({ type: 'varchar' })
  postId!: string;

  /** The post that its holder took up with it; null where none was. */
  @Column({ type: 'varchar', nullable: true })
  startedPostId!: string | null;

  /** The post of the successor; null while there is none. */
  @Column({ type: 'varchar', nullable: true })
  successorPostId!: string | null;

  @Column({ type: 'varchar' })
  fromOfficerId!: string;

  @Column({ type: 'varchar', nullable: true })
  toOfficerId!: string | null;

  @Column({ type: 'text' })
  content!: string;

  @Column({ type: 'text', nullable: true })
  openMatters!: string | null;

  @Column({ type: 'simple-json' })
  documents!: string[];

  @Column({ type: 'datetime', precision: 3 })
  recordedAt!: Date;

  @Column({ type: 'datetime', precision: 3, nullable: true })
  acknowledgedAt!: Date | null;

  /** The agency for which its administrator acknowledged it. */
  @Column({ type: 'varchar', nullable: true })
  acknowledgedById!: string | null;

  @Column({ type: 'int' })
  version!: number;
}
