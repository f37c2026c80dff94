import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AgencyFacts } from '../../schema/events.js';
import { createTable } from './migration.js';

/** A code that a region had, as one agency tells it: who took the region over, or the government of a village itself. */
@Entity('moved_region')
export class MovedRegionRow {
  @PrimaryColumn({ type: 'varchar' })
  agencyId!: string;

  @PrimaryColumn({ type: 'varchar' })
  formerCode!: string;

  /** The one that it has now. */
  @Column({ type: 'varchar' })
  code!: string;

  /** Until which day it had the former one; the first of all where that was not told. */
  @Column({ type: 'varchar' })
  validUntil!: string;
}

export const createMovedRegion = createTable(1_700_000_000_031, {
  name: 'moved_region',
  columns: { agencyId: 'id!', formerCode: 'code!', code: 'code', validUntil: 'date' },
  indices: [{ columns: ['formerCode'] }, { columns: ['code'] }],
});

const LONG_AGO = '0001-01-01';

/** What an agency tells of regions that have other codes by now, each former code once. */
export function movedRegionsOf({ id, code, level, takenOver = [], formerCodes = [] }: AgencyFacts): MovedRegionRow[] {
  const taken = takenOver.map((region) => ({ ...region, validUntil: region.since?.slice(0, 10) ?? LONG_AGO }));
  const own = level === 'VILLAGE' ? formerCodes : [];
  const told = [...taken, ...own.map((had) => ({ formerCode: had.code, code, validUntil: had.until }))]
    .filter((region) => region.formerCode !== region.code)
    .sort((a, b) => a.validUntil.localeCompare(b.validUntil));
  const rows = new Map(
    told.map(({ formerCode, code: now, validUntil }) => [
      formerCode,
      { agencyId: id, formerCode, code: now, validUntil },
    ]),
  );
  return [...rows.values()];
}
