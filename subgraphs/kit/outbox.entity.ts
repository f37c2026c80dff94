import { Column, Entity, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import type { Relation } from './access.js';
import { addColumn, createTable } from './migration.js';

/** An event, written in the transaction of the change that it tells of. Never changed afterwards but for its number. */
@Entity('event')
export class EventRow {
  @PrimaryGeneratedColumn({ type: 'int' })
  id!: number;

  /** Its number in the feed, in commit order; null between the commit and the sequencer's turn. */
  @Column({ type: 'int', nullable: true })
  position!: number | null;

  @Column({ type: 'varchar' })
  kind!: string;

  @Column({ type: 'varchar' })
  aggregateId!: string;

  @Column({ type: 'datetime', precision: 3 })
  occurredAt!: Date;

  @Column({ type: 'simple-json' })
  payload!: unknown;
}

/** An agency that was entitled to an event when it was committed. */
@Entity('event_entitlement')
export class EventEntitlementRow {
  @PrimaryColumn({ type: 'int' })
  eventId!: number;

  @PrimaryColumn({ type: 'varchar' })
  relation!: Exclude<Relation, 'NATIONAL'>;

  @PrimaryColumn({ type: 'varchar' })
  agencyId!: string;
}

/** The feed's one row. Whoever changes it, or numbers or removes events, holds it locked until the commit. */
@Entity('feed_state')
export class FeedStateRow {
  @PrimaryColumn({ type: 'int' })
  id!: number;

  /** Changed when the database is restored, so that the cursors of before are refused. */
  @Column({ type: 'varchar' })
  epoch!: string;

  /** The last number that was given. */
  @Column({ type: 'int' })
  lastPosition!: number;

  /** The last number whose event was removed; 0 while all are kept. */
  @Column({ type: 'int' })
  floorPosition!: number;
}

export const outboxEntities = [EventRow, EventEntitlementRow, FeedStateRow];

export const outboxMigrations = [
  createTable(1_700_000_000_001, {
    name: 'event',
    columns: {
      id: 'serial!',
      position: 'integer?',
      kind: 'code',
      aggregateId: 'id',
      occurredAt: 'timestamp',
      payload: 'json',
    },
    indices: [{ columns: ['position'], unique: true }, { columns: ['aggregateId', 'position'] }],
  }),
  createTable(1_700_000_000_002, {
    name: 'event_entitlement',
    columns: { eventId: 'integer!', relation: 'code!', agencyId: 'id!' },
    indices: [{ columns: ['agencyId', 'relation', 'eventId'] }],
  }),
  createTable(1_700_000_000_003, {
    name: 'feed_state',
    columns: { id: 'integer!', epoch: 'id', lastPosition: 'integer' },
  }),
  addColumn(1_700_000_000_008, 'feed_state', 'floorPosition', 'INTEGER NOT NULL DEFAULT 0'),
];
