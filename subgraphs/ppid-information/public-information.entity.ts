import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ExclusionGround, InformationClass } from './exclusion.js';

export enum InformationForm {
  PRINTED = 'PRINTED',
  DIGITAL = 'DIGITAL',
  PRINTED_AND_DIGITAL = 'PRINTED_AND_DIGITAL',
}

/** An entry of an agency's list of public information (DIP), or of what is excluded from it (DIK). */
@Entity('public_information')
export class PublicInformationRow {
  @PrimaryColumn({ type: 'varchar' })
  id!: string;

  @Column({ type: 'varchar' })
  agencyId!: string;

  /** The agency's path and place of supervision when it was recorded, for filters. */
  @Column({ type: 'varchar' })
  agencyOrganisation!: string;

  @Column({ type: 'varchar', nullable: true })
  agencySupervision!: string | null;

  @Column({ type: 'varchar' })
  number!: string;

  @Column({ type: 'varchar' })
  title!: string;

  @Column({ type: 'text' })
  summary!: string;

  /** Title and summary in lower case without accents. */
  @Column({ type: 'text' })
  searchText!: string;

  @Column({ type: 'varchar' })
  responsible!: string;

  @Column({ type: 'varchar', nullable: true })
  madeOn!: string | null;

  @Column({ type: 'varchar', nullable: true })
  madeIn!: string | null;

  @Column({ type: 'varchar' })
  form!: InformationForm;

  @Column({ type: 'varchar' })
  retention!: string;

  @Column({ type: 'varchar' })
  class!: InformationClass;

  @Column({ type: 'text', nullable: true })
  fileUrl!: string | null;

  @Column({ type: 'varchar', nullable: true })
  determinationNumber!: string | null;

  @Column({ type: 'varchar', nullable: true })
  determinationDate!: string | null;

  @Column({ type: 'varchar', nullable: true })
  determinationSigner!: string | null;

  /** The columns of the exclusion; null for the other classes. */
  @Column({ type: 'varchar', nullable: true })
  exclusionGround!: ExclusionGround | null;

  @Column({ type: 'text', nullable: true })
  exclusionHarm!: string | null;

  @Column({ type: 'text', nullable: true })
  exclusionBenefit!: string | null;

  @Column({ type: 'varchar', nullable: true })
  exclusionExpiresOn!: string | null;

  @Column({ type: 'varchar', nullable: true })
  exclusionDecisionNumber!: string | null;

  @Column({ type: 'int' })
  version!: number;

  @Column({ type: 'datetime', precision: 3 })
  recordedAt!: Date;
}
