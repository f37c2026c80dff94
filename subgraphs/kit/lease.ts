import { randomUUID } from 'node:crypto';
import { Column, Entity, type EntityManager, PrimaryColumn } from 'typeorm';
import type { Database, Dialect } from './database.js';
import { createTable } from './migration.js';

/** Who of a subgraph's processes does a duty, and until when by the database's clock. */
@Entity('lease')
export class LeaseRow {
  @PrimaryColumn({ type: 'varchar' })
  duty!: string;

  @Column({ type: 'varchar' })
  holder!: string;

  /** Counts the terms: who took over has a higher number than who had it before. */
  @Column({ type: 'int' })
  fence!: number;

  @Column({ type: 'datetime', precision: 3 })
  until!: Date;
}

export const leaseMigration = createTable(1_700_000_000_009, {
  name: 'lease',
  columns: { duty: 'code!', holder: 'id', fence: 'integer', until: 'timestamp' },
});

/** The database's clock in SQL, shifted by `?` milliseconds: processes need not agree on the time. */
const NOW_AND: Record<Dialect, string> = {
  mariadb: 'TIMESTAMPADD(MICROSECOND, 1000 * ?, UTC_TIMESTAMP(3))',
  sqlite: `STRFTIME('%Y-%m-%d %H:%M:%f', 'now', (? / 1000.0) || ' seconds')`,
};

/** Thrown to a leader whose term has ended because another process took over. */
export class LeaseLostError extends Error {
  constructor(duty: string) {
    super(`another process has taken over: ${duty}`);
    this.name = 'LeaseLostError';
  }
}

/**
 * One leader per duty among the processes on one database. A term ends by the database's clock, or goes on with each
 * effect; when the leader dies or stands still, whoever asks next takes over with a higher fence number. Effects are
 * written in a transaction that checks the number, so a former leader that wakes up can do nothing.
 */
export class Lease {
  private readonly holder = randomUUID();

  constructor(
    private readonly database: Database,
    private readonly duty: string,
    /** How long a term lasts without an effect, in milliseconds. */
    private readonly termMs: number,
  ) {}

  /** Begins or prolongs a term. Returns its fence number, or undefined while another process leads. */
  async take(): Promise<number | undefined> {
    const now = NOW_AND[this.database.dialect];
    const [row] = await this.database.read.query(
      `SELECT holder <> ? AND until > ${now} AS isTaken FROM lease WHERE duty = ?`,
      [this.holder, 0, this.duty],
    );
    if (Number(row?.isTaken)) return undefined;
    if (!row) await this.declareDuty();
    return this.database.dutyWrite(async (manager) => {
      await manager.query(
        `UPDATE lease SET fence = fence + (holder <> ?), holder = ?, until = ${now} ` +
          `WHERE duty = ? AND (holder = ? OR until <= ${now})`,
        [this.holder, this.holder, this.termMs, this.duty, this.holder, 0],
      );
      const { holder, fence } = await manager.findOneByOrFail(LeaseRow, { duty: this.duty });
      return holder === this.holder ? fence : undefined;
    });
  }

  /** Runs `work` in a transaction in which nobody can take over, and prolongs the term. Throws `LeaseLostError`. */
  write<T>(fence: number, work: (manager: EntityManager) => Promise<T>): Promise<T> {
    return this.database.dutyWrite(async (manager) => {
      await manager.query(
        `UPDATE lease SET until = ${NOW_AND[this.database.dialect]} WHERE duty = ? AND holder = ? AND fence = ?`,
        [this.termMs, this.duty, this.holder, fence],
      );
      const row = await manager.findOneByOrFail(LeaseRow, { duty: this.duty });
      if (row.holder !== this.holder || row.fence !== fence) throw new LeaseLostError(this.duty);
      return work(manager);
    });
  }

  /** Ends the term now, so that nobody has to wait for its end. */
  async release(): Promise<void> {
    await this.database.dutyWrite((manager) =>
      manager.update(LeaseRow, { duty: this.duty, holder: this.holder }, { until: new Date(0) }),
    );
  }

  /** In a transaction of its own: two that insert and then update the same row would deadlock. */
  private async declareDuty(): Promise<void> {
    await this.database.dutyWrite((manager) =>
      manager
        .createQueryBuilder()
        .insert()
        .into(LeaseRow)
        .values({ duty: this.duty, holder: '', fence: 0, until: new Date(0) })
        .orIgnore()
        .execute(),
    );
  }
}
