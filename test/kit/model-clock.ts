const DAY_MS = 86_400_000;
/** Holidays and joint leave of 2026 (SKB 3 Menteri), copied here so that the model does not count by the calendar it tests. */
const DAYS_OFF = new Set(
  (
    '01-01 01-16 02-16 02-17 03-18 03-19 03-20 03-21 03-22 03-23 03-24 04-03 04-05 05-01 05-14 05-15 05-27 05-28 05-31 ' +
    '06-01 06-16 08-17 08-25 12-24 12-25'
  ).split(' '),
);

/** The day after a day, as `YYYY-MM-DD`. */
export function dayAfter(day: string): string {
  return new Date(Date.parse(day) + DAY_MS).toISOString().slice(0, 10);
}

function isWorked(day: string): boolean {
  const weekday = new Date(day).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !DAYS_OFF.has(day.slice(5));
}

/** A clock that counts working days one midnight after the other, by nothing but a number. */
export class ModelClock {
  status: 'RUNS' | 'STANDS_STILL' | 'ENDED' = 'RUNS';
  private ranOutOn: string | undefined;

  constructor(
    readonly kind: string,
    private left: number,
    private readonly dayZero: string,
  ) {}

  get hasRunOut(): boolean {
    return this.left < 1;
  }

  /** The midnight at the end of `day`. */
  passMidnight(day: string): void {
    if (this.status !== 'RUNS' || day <= this.dayZero || !isWorked(day)) return;
    this.left--;
    if (this.left === 0) this.ranOutOn = day;
  }

  /** What has run out is late, and stays so. */
  standStill(): void {
    if (this.status === 'RUNS' && !this.hasRunOut) this.status = 'STANDS_STILL';
  }

  /** Also what has run out. */
  halt(): void {
    if (this.status === 'RUNS') this.status = 'STANDS_STILL';
  }

  goOn(): void {
    this.status = 'RUNS';
  }

  end(): void {
    this.status = 'ENDED';
  }

  extend(days: number): void {
    this.left += days;
  }

  /** How it stands on `today`: with the day on which it ends, where it runs. */
  describe(today: string): string {
    if (this.status !== 'RUNS') return `${this.kind} ${this.status}`;
    return `${this.kind} RUNS until ${this.endsOn(today)}`;
  }

  /** The day on which it has ended, or will if it goes on. */
  endsOn(today: string): string {
    if (this.hasRunOut) return this.ranOutOn as string;
    let day = today;
    for (let left = this.left; ; day = dayAfter(day)) {
      if (day > this.dayZero && isWorked(day)) left--;
      if (left === 0) return day;
    }
  }
}
