import { Column, Entity, PrimaryColumn } from 'typeorm';
import { createTable } from './migration.js';

/** A mutation that was answered under a key of its client. */
@Entity('idempotency_key')
export class IdempotencyKeyRow {
  /** SHA-256 of scope and key. */
  @PrimaryColumn({ type: 'varchar' })
  scopedKey!: string;

  @Column({ type: 'varchar' })
  contentHash!: string;

  /** The answer, sealed, for it may hold a secret; null only inside the transaction that works it out. */
  @Column({ type: 'text', nullable: true })
  response!: string | null;

  @Column({ type: 'datetime', precision: 3 })
  createdAt!: Date;
}

export const idempotencyEntities = [IdempotencyKeyRow];

export const idempotencyMigrations = [
  createTable(1_700_000_011_000, {
    name: 'idempotency_key',
    columns: { scopedKey: 'hash!', contentHash: 'hash', response: 'json?', createdAt: 'timestamp' },
    indices: [{ columns: ['createdAt'] }],
  }),
];
