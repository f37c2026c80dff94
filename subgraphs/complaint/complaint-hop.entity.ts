import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AgencyFacts } from '../../schema/events.js';
import type { ComplaintUrgency } from './complaint.enum.js';

/** A time during which one agency held a complaint. */
@Entity('complaint_hop')
export class ComplaintHopRow {
  @PrimaryColumn({ type: 'varchar' })
  complaintId!: string;

  /** 1 for the first holder. */
  @PrimaryColumn({ type: 'int' })
  seq!: number;

  @Column({ type: 'varchar' })
  agencyId!: string;

  /** Its code and name then; null where that was not recorded. */
  @Column({ type: 'varchar', nullable: true })
  agencyCode!: string | null;

  @Column({ type: 'varchar', nullable: true })
  agencyName!: string | null;

  /** The agency that forwarded or returned it here; null where the reporter did. */
  @Column({ type: 'varchar', nullable: true })
  sentById!: string | null;

  /** The hop that a return leads back to; null where it came from the reporter. */
  @Column({ type: 'int', nullable: true })
  senderHop!: number | null;

  @Column({ type: 'datetime', precision: 3 })
  since!: Date;

  /** When its holder confirmed that it arrived, or first did something with it. */
  @Column({ type: 'datetime', precision: 3, nullable: true })
  receivedAt!: Date | null;

  @Column({ type: 'datetime', precision: 3, nullable: true })
  acceptedAt!: Date | null;

  /** Null while it is held. */
  @Column({ type: 'datetime', precision: 3, nullable: true })
  until!: Date | null;

  /** Code of the government affairs that it was sent here for. */
  @Column({ type: 'varchar', nullable: true })
  affairs!: string | null;

  /** How soon its sender wanted it taken up here; null where it came from the reporter. */
  @Column({ type: 'varchar', nullable: true })
  urgency!: ComplaintUrgency | null;

  /** What its sender wrote to this agency. */
  @Column({ type: 'text', nullable: true })
  note!: string | null;

  /** Links to what its sender sent along. */
  @Column({ type: 'simple-json', nullable: true })
  evidence!: string[] | null;

  /** Its number in another, such as the national, system. */
  @Column({ type: 'varchar', nullable: true })
  externalNumber!: string | null;

  /** The time for an answer that its sender asked for, in working days. */
  @Column({ type: 'int', nullable: true })
  respondWithinWorkingDays!: number | null;
}

/** What a hop records of the agency that holds the complaint, which may be called otherwise later. */
export function heldAt({ id, code, name }: Pick<AgencyFacts, 'id' | 'code' | 'name'>) {
  return { agencyId: id, agencyCode: code, agencyName: name };
}
