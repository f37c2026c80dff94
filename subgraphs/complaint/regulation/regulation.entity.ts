import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CountingStart, LimitUnit } from '../../kit/limit.js';
import type { ComplaintChannel, ComplaintClassification, ComplaintStatus } from '../complaint.enum.js';
import { type AgencyLimit, DEFAULT_LEAD, type LimitStage, type Regulation } from './regulation.js';
import type { PartOfYear, TargetPeriod } from './target-period.js';

/** A regulation of complaint handling; a complaint keeps the one that was in force when it came in. */
@Entity('regulation')
export class RegulationRow implements Regulation {
  @PrimaryColumn({ type: 'varchar' })
  id!: string;

  @Column({ type: 'varchar' })
  name!: string;

  /** What it rests on, and where its text can be had. */
  @Column({ type: 'text' })
  basis!: string;

  @Column({ type: 'varchar' })
  region!: string;

  @Column({ type: 'varchar' })
  validFrom!: string;
}

/** How a regulation calls a public status. */
@Entity('regulation_status')
export class RegulationStatusRow {
  @PrimaryColumn({ type: 'varchar' })
  regulationId!: string;

  @PrimaryColumn({ type: 'varchar' })
  status!: ComplaintStatus;

  @Column({ type: 'varchar' })
  nameId!: string;

  @Column({ type: 'varchar' })
  nameEn!: string;
}

/** A reason for which a regulation lets a complaint end without being followed up (arsip). */
@Entity('archive_reason')
export class ArchiveReasonRow {
  @PrimaryColumn({ type: 'varchar' })
  regulationId!: string;

  @PrimaryColumn({ type: 'varchar' })
  code!: string;

  @Column({ type: 'varchar' })
  nameId!: string;

  @Column({ type: 'varchar' })
  nameEn!: string;

  @Column({ type: 'varchar' })
  legalBasis!: string;
}

/** Since when a channel is in a state, and who runs it. */
@Entity('intake_channel')
export class IntakeChannelRow {
  @PrimaryColumn({ type: 'varchar' })
  channel!: ComplaintChannel;

  @PrimaryColumn({ type: 'varchar' })
  validFrom!: string;

  @Column({ type: 'varchar' })
  operator!: string;

  @Column({ type: 'varchar' })
  state!: ChannelState;

  @Column({ type: 'varchar' })
  source!: string;
}

/** Complaints are taken only by a channel that is active. */
export const CHANNEL_STATES = ['ACTIVE', 'IN_DEVELOPMENT', 'RETIRED'] as const;
export type ChannelState = (typeof CHANNEL_STATES)[number];

/** A stricter limit that an agency has promised (janji layanan). */
@Entity('agency_limit')
export class AgencyLimitRow implements AgencyLimit {
  @PrimaryColumn({ type: 'varchar' })
  id!: string;

  @Column({ type: 'varchar' })
  agencyId!: string;

  @Column({ type: 'varchar' })
  organisation!: string;

  @Column({ type: 'varchar' })
  stage!: LimitStage;

  @Column({ type: 'varchar', nullable: true })
  classification!: ComplaintClassification | null;

  @Column({ type: 'int' })
  quantity!: number;

  @Column({ type: 'varchar' })
  unit!: LimitUnit;

  /** What it counts first; null where it was recorded before that was told, and counts as is usual for its unit. */
  @Column({ type: 'varchar', nullable: true })
  countsFrom!: CountingStart | null;

  @Column({ type: 'varchar' })
  legalBasis!: string;

  @Column({ type: 'int', default: DEFAULT_LEAD })
  lead!: number;

  @Column({ type: 'varchar' })
  validFrom!: string;

  @Column({ type: 'varchar', nullable: true })
  validUntil!: string | null;

  /** Grows by one with each change. */
  @Column({ type: 'int', default: 1 })
  version!: number;
}

/** How much of what an agency receives in a year, or a part of it, it means to follow up (target persentase tindak lanjut). */
@Entity('period_target')
export class FollowUpTargetRow implements PartOfYear {
  @PrimaryColumn({ type: 'varchar' })
  agencyId!: string;

  @PrimaryColumn({ type: 'int' })
  year!: number;

  @PrimaryColumn({ type: 'varchar' })
  period!: TargetPeriod;

  @PrimaryColumn({ type: 'int' })
  number!: number;

  /** From 0 to 100. */
  @Column({ type: 'int' })
  percent!: number;

  @Column({ type: 'varchar' })
  basis!: string;

  /** Grows by one with each change; what it was before is in the log of rule changes. */
  @Column({ type: 'int', default: 1 })
  version!: number;
}
