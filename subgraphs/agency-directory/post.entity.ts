import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Role } from '../../schema/roles.js';
import type { PostKind } from './post-kind.enum.js';

/** A post that an officer holds or held at an agency, from day to day inclusive, in the agency's zone. */
@Entity('post')
export class PostRow {
  @PrimaryColumn({ type: 'varchar' })
  id!: string;

  @Column({ type: 'varchar' })
  officerId!: string;

  @Column({ type: 'varchar' })
  agencyId!: string;

  @Column({ type: 'varchar' })
  title!: string;

  /** The role of the hub that comes with the post; null where none does. */
  @Column({ type: 'varchar', nullable: true })
  role!: Role | null;

  @Column({ type: 'varchar' })
  kind!: PostKind;

  @Column({ type: 'varchar', nullable: true })
  functionalPosition!: string | null;

  @Column({ type: 'varchar' })
  validFrom!: string;

  @Column({ type: 'varchar', nullable: true })
  validUntil!: string | null;

  @Column({ type: 'int' })
  version!: number;
}
