import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A person who holds posts. The NIP encodes birth date and sex and is not stored. */
@Entity('officer')
export class OfficerRow {
  @PrimaryColumn({ type: 'varchar' })
  id!: string;

  @Column({ type: 'varchar' })
  name!: string;

  /** The agency whose administrator recorded the person. */
  @Column({ type: 'varchar' })
  recordedById!: string;
}
