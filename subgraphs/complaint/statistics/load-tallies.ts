import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import type { Dialect } from '../../kit/database.js';
import { ComplaintRow } from '../complaint.entity.js';
import { ComplaintDeadlineRow } from '../complaint-deadline.entity.js';
import { ComplaintRatingRow } from '../complaint-rating.entity.js';
import { REPORTER_STAGES } from '../deadlines.js';
import { WITHDRAWN } from '../regulation/archive-reasons.js';
import { TimelineEntryRow } from '../timeline-entry.entity.js';
import type { DayTally, RatingTally, StateTally, Tallies } from './tally.js';

/** By what complaints are told apart: whoever holds them, or its level. */
export type Bucket = 'handlerOrganisation' | 'handlerLevel';

export interface Counted {
  bucket: Bucket;
  /** Received at `from` or later, and before `to`. */
  from: Date;
  to: Date;
  now: Date;
  /** Leaves in the query what is counted. */
  restrict: (query: SelectQueryBuilder<ComplaintRow>) => void;
}

const MS_OF_DAY = 86_400_000;

/** Whole days that have passed between two instants, as SQL. */
function elapsedDays(dialect: Dialect, from: string, to: string): string {
  return dialect === 'mariadb'
    ? `TIMESTAMPDIFF(MICROSECOND, ${from}, ${to}) DIV ${MS_OF_DAY * 1000}`
    : `CAST(ROUND((julianday(${to}) - julianday(${from})) * ${MS_OF_DAY}) AS INTEGER) / ${MS_OF_DAY}`;
}

function counting(manager: EntityManager, { bucket, from, to, restrict }: Counted): SelectQueryBuilder<ComplaintRow> {
  const query = manager
    .createQueryBuilder(ComplaintRow, 'complaint')
    .select(`complaint.${bucket}`, 'bucket')
    .where('complaint.receivedAt >= :countedFrom AND complaint.receivedAt < :countedTo', {
      countedFrom: from,
      countedTo: to,
    })
    .groupBy(`complaint.${bucket}`);
  restrict(query);
  return query;
}

/** What is not the agencies' to be measured by: what was merged counts with its original, and what was withdrawn never ends. */
const MEASURED = "complaint.mergedIntoId IS NULL AND COALESCE(complaint.archiveReason, '') <> :withdrawn";

/** How many of the rows are measured and fulfil `condition`, as SQL. */
function sumMeasured(condition: string): string {
  return `SUM(CASE WHEN ${MEASURED} AND ${condition} THEN 1 ELSE 0 END)`;
}

/** The instant of a complaint's first or last entry of a kind, as SQL. */
function entryAt(query: SelectQueryBuilder<ComplaintRow>, which: 'MIN' | 'MAX'): string {
  return query
    .subQuery()
    .select(`${which}(entry.at)`)
    .from(TimelineEntryRow, 'entry')
    .where('entry.complaintId = complaint.id AND entry.kind = :entryKind')
    .getQuery();
}

async function countStates(manager: EntityManager, counted: Counted): Promise<StateTally[]> {
  const query = counting(manager, counted);
  const answered = entryAt(query, 'MIN');
  const missed = query
    .subQuery()
    .select('1')
    .from(ComplaintDeadlineRow, 'deadline')
    .where('deadline.complaintId = complaint.id AND deadline.kind NOT IN (:...reporterStages)')
    // What stands still was in time when it came to that, also where it was closed later: nothing that has run out is paused.
    .andWhere(
      '(COALESCE(deadline.pausedAt, deadline.closedAt) > deadline.dueAt OR (deadline.closedAt IS NULL AND deadline.pausedAt IS NULL AND deadline.dueAt < :countedAt))',
    )
    .getQuery();
  query
    .addSelect('complaint.state', 'state')
    .addSelect('COUNT(*)', 'received')
    .addSelect(sumMeasured('1 = 1'), 'measured')
    .addSelect(sumMeasured(`${answered} IS NOT NULL`), 'followedUp')
    .addSelect(sumMeasured(`EXISTS ${missed}`), 'late')
    .addGroupBy('complaint.state')
    .setParameters({
      withdrawn: WITHDRAWN,
      entryKind: 'ANSWERED',
      reporterStages: REPORTER_STAGES,
      countedAt: counted.now,
    });
  const rows = await query.getRawMany<Record<keyof StateTally, never>>();
  return rows.map(({ bucket, state, received, measured, followedUp, late }) => ({
    bucket,
    state,
    received: Number(received),
    measured: Number(measured),
    followedUp: Number(followedUp),
    late: Number(late),
  }));
}

async function countDays(
  manager: EntityManager,
  dialect: Dialect,
  counted: Counted,
  { kind, which }: { kind: 'ANSWERED' | 'CLOSED'; which: 'MIN' | 'MAX' },
): Promise<DayTally[]> {
  const query = counting(manager, counted);
  const days = elapsedDays(dialect, 'complaint.receivedAt', entryAt(query, which));
  query
    .addSelect(days, 'days')
    .addSelect('COUNT(*)', 'count')
    .addGroupBy('days')
    .having('days IS NOT NULL')
    .setParameters({ entryKind: kind });
  // What the reporter has answered back to is not finished any more.
  if (kind === 'CLOSED') query.andWhere('complaint.state = :closed', { closed: 'CLOSED' });
  const rows = await query.getRawMany<Record<keyof DayTally, never>>();
  return rows.map(({ bucket, days: taken, count }) => ({ bucket, days: Number(taken), count: Number(count) }));
}

async function countRatings(manager: EntityManager, counted: Counted): Promise<RatingTally[]> {
  const rows = await counting(manager, counted)
    .innerJoin(ComplaintRatingRow, 'rating', 'rating.complaintId = complaint.id')
    .addSelect('SUM(rating.score)', 'sum')
    .addSelect('COUNT(*)', 'count')
    .getRawMany<Record<keyof RatingTally, never>>();
  return rows.map(({ bucket, sum, count }) => ({ bucket, sum: Number(sum), count: Number(count) }));
}

/** What was received in a time, counted by four statements, however many agencies and complaints there are. */
export async function loadTallies(manager: EntityManager, dialect: Dialect, counted: Counted): Promise<Tallies> {
  return {
    states: await countStates(manager, counted),
    firstResponses: await countDays(manager, dialect, counted, { kind: 'ANSWERED', which: 'MIN' }),
    completions: await countDays(manager, dialect, counted, { kind: 'CLOSED', which: 'MAX' }),
    ratings: await countRatings(manager, counted),
  };
}
