import { type ComplaintState, ComplaintStatus, STATUS_OF_STATE } from '../complaint.enum.js';

/**
 * How many complaints of one holder or level stand in one state, by how many of these it is measured, and how many of those
 * were followed up, or were late.
 */
export interface StateTally {
  bucket: string;
  state: ComplaintState;
  received: number;
  measured: number;
  followedUp: number;
  late: number;
}

/** How many took how many whole days. */
export interface DayTally {
  bucket: string;
  days: number;
  count: number;
}

export interface RatingTally {
  bucket: string;
  sum: number;
  count: number;
}

/** What the database has counted, by the holder's organisation or level. */
export interface Tallies {
  states: StateTally[];
  firstResponses: DayTally[];
  completions: DayTally[];
  ratings: RatingTally[];
}

/**
 * The figures of one agency or level. Percentages are of what it is measured by, have one decimal, and are null where that
 * is nothing.
 */
export interface Figures {
  received: number;
  byStatus: { status: ComplaintStatus; count: number }[];
  measured: number;
  followedUp: number;
  followedUpPercent: number | null;
  finished: number;
  finishedPercent: number | null;
  inTime: number;
  inTimePercent: number | null;
  medianDaysToFirstResponse: number | null;
  medianDaysToCompletion: number | null;
  satisfactionAverage: number | null;
  satisfactionCount: number;
}

const TENTHS = 10;

function sumOf<Row>(rows: readonly Row[], pick: (row: Row) => number): number {
  return rows.reduce((sum, row) => sum + pick(row), 0);
}

function percentOf(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.round((part / whole) * 100 * TENTHS) / TENTHS;
}

/** Whether `followedUp` of `measured` reaches a percentage; null where there is nothing to measure. It is not rounded for that. */
export function meets(
  { followedUp, measured }: Pick<Figures, 'followedUp' | 'measured'>,
  percent: number,
): boolean | null {
  return measured === 0 ? null : followedUp * 100 >= percent * measured;
}

/** The median of values that are told with how often each occurs; null where there is none. */
export function medianOf(tallies: readonly Pick<DayTally, 'days' | 'count'>[]): number | null {
  const ordered = [...tallies].sort((a, b) => a.days - b.days);
  const total = sumOf(ordered, ({ count }) => count);
  if (total === 0) return null;
  const valueAt = (position: number) => {
    let seen = 0;
    return ordered.find(({ count }) => {
      seen += count;
      return seen > position;
    })?.days as number;
  };
  return (valueAt(Math.floor((total - 1) / 2)) + valueAt(Math.floor(total / 2))) / 2;
}

/** The figures of the buckets that `belongs` names, taken together. */
export function figuresOf(tallies: Tallies, belongs: (bucket: string) => boolean): Figures {
  const own = <Row extends { bucket: string }>(rows: readonly Row[]) => rows.filter(({ bucket }) => belongs(bucket));
  const states = own(tallies.states);
  const ratings = own(tallies.ratings);
  const received = sumOf(states, (row) => row.received);
  const measured = sumOf(states, (row) => row.measured);
  const followedUp = sumOf(states, (row) => row.followedUp);
  const inTime = measured - sumOf(states, (row) => row.late);
  const countOf = (status: ComplaintStatus) =>
    sumOf(
      states.filter(({ state }) => STATUS_OF_STATE[state] === status),
      (row) => row.received,
    );
  const finished = countOf('DONE');
  const rated = sumOf(ratings, ({ count }) => count);
  const scores = sumOf(ratings, ({ sum }) => sum);
  return {
    received,
    byStatus: ComplaintStatus.names.map((status) => ({ status, count: countOf(status) })),
    measured,
    followedUp,
    followedUpPercent: percentOf(followedUp, measured),
    finished,
    finishedPercent: percentOf(finished, measured),
    inTime,
    inTimePercent: percentOf(inTime, measured),
    medianDaysToFirstResponse: medianOf(own(tallies.firstResponses)),
    medianDaysToCompletion: medianOf(own(tallies.completions)),
    satisfactionAverage: rated === 0 ? null : Math.round((scores / rated) * 100) / 100,
    satisfactionCount: rated,
  };
}
