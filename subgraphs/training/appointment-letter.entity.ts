import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LetterReviewState, RecordedLetter } from './letter-state.js';
import type { SignerCapacity, SigningOffice, UnspecifiedSigner } from './signing-rule.js';

export enum MemberRole {
  DIRECTOR = 'DIRECTOR',
  PERSON_IN_CHARGE = 'PERSON_IN_CHARGE',
  CHAIR = 'CHAIR',
  ADMIN = 'ADMIN',
  LIAISON_OFFICER = 'LIAISON_OFFICER',
}

/**
 * A letter of appointment of a complaint team. What it says is changed by its agency after it was returned, and never else;
 * another letter replaces it.
 */
@Entity('appointment_letter')
export class AppointmentLetterRow implements RecordedLetter {
  @PrimaryColumn({ type: 'varchar' })
  id!: string;

  @Column({ type: 'varchar' })
  agencyId!: string;

  /** The agency's path and place of supervision when it was recorded, for filters. */
  @Column({ type: 'varchar' })
  agencyOrganisation!: string;

  @Column({ type: 'varchar', nullable: true })
  agencySupervision!: string | null;

  /** The agency's zone when it was recorded, by whose calendar it holds. */
  @Column({ type: 'varchar' })
  timeZone!: string;

  @Column({ type: 'varchar' })
  number!: string;

  @Column({ type: 'varchar' })
  date!: string;

  @Column({ type: 'varchar' })
  subject!: string;

  @Column({ type: 'varchar' })
  signerName!: string;

  @Column({ type: 'varchar' })
  signerOffice!: SigningOffice;

  @Column({ type: 'varchar' })
  signerCapacity!: SignerCapacity;

  /** The regulation by which the signer signs; null where that is not specified. */
  @Column({ type: 'varchar', nullable: true })
  signerBasis!: string | null;

  /** Why it is not; null where it is. */
  @Column({ type: 'varchar', nullable: true })
  signerUnspecified!: UnspecifiedSigner | null;

  @Column({ type: 'text' })
  legalBasis!: string;

  @Column({ type: 'text', nullable: true })
  fileUrl!: string | null;

  @Column({ type: 'varchar', nullable: true })
  replacesId!: string | null;

  @Column({ type: 'varchar' })
  validFrom!: string;

  @Column({ type: 'varchar', nullable: true })
  validUntil!: string | null;

  @Column({ type: 'varchar', nullable: true })
  replacedFrom!: string | null;

  @Column({ type: 'varchar' })
  reviewState!: LetterReviewState;

  @Column({ type: 'int' })
  version!: number;

  @Column({ type: 'datetime', precision: 3 })
  recordedAt!: Date;
}

/** A person in the team: an officer of the directory, or someone whom the letter names and the directory does not know. */
@Entity('appointment_member')
export class AppointmentMemberRow {
  @PrimaryColumn({ type: 'varchar' })
  id!: string;

  @Column({ type: 'varchar' })
  letterId!: string;

  /** The order in the letter, from 0. */
  @Column({ type: 'int' })
  position!: number;

  @Column({ type: 'varchar', nullable: true })
  officerId!: string | null;

  @Column({ type: 'varchar', nullable: true })
  name!: string | null;

  @Column({ type: 'varchar' })
  role!: MemberRole;
}
