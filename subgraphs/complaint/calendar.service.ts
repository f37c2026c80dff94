import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import type { ComplaintEvents } from '../../schema/events.js';
import { isAllowed, whereAllowed } from '../kit/access.js';
import { CalendarYearRow, HolidayRow } from '../kit/calendar.entity.js';
import { loadCalendar, replaceCalendarYear } from '../kit/calendar.js';
import { mapPage, type Page } from '../kit/connection.js';
import { buildDeadline, DeadlineKind } from '../kit/deadline.type.js';
import { Directory } from '../kit/directory/directory.js';
import { badInput, CodedError } from '../kit/errors.js';
import { line, regionCode } from '../kit/input-rules.js';
import { pageByKeyset } from '../kit/keyset-page.js';
import type { SubgraphKit } from '../kit/subgraph.js';
import { validate } from '../kit/validate.js';
import type { Viewer } from '../kit/viewer.js';
import { ACCESS } from './access.js';
import { HolidayKind } from './calendar.type.js';
import { requestRecount } from './calendar-recount.entity.js';
import { ComplaintRow } from './complaint.entity.js';
import { ComplaintDeadlineRow } from './complaint-deadline.entity.js';
import { loadStandingColumns } from './participants/standing-columns.js';
import { REFUSALS } from './refusals.js';
import { findAskedRegion, findRegionOfRule, standingOfRegion } from './region-standing.js';

const holiday = z.object({ date: z.string(), name: line, kind: z.enum(HolidayKind.values) });
const yearSchema = z.object({
  year: z.int().min(2000).max(2100),
  region: regionCode.nullish(),
  basis: line,
  holidays: z.array(holiday).max(100),
  expectedRevision: z.string().min(1).max(36).nullish(),
});
type CheckedYear = z.output<typeof yearSchema>;

/** A year with its days off in order. */
export interface LoadedYear extends CalendarYearRow {
  holidays: HolidayRow[];
}

/**
 * Each day lies in the year, is named once, and is of the country or of the region as the year is. A year without days off is
 * no calendar; only that of a region can lose all that it had. Throws `BAD_USER_INPUT` at the first that is not so.
 */
function assertDays({ year, region, holidays, expectedRevision }: CheckedYear): void {
  const ofOthers = region == null ? 'REGIONAL_HOLIDAY' : 'NATIONAL_HOLIDAY';
  if (holidays.length === 0 && (region == null || expectedRevision == null)) {
    throw badInput('input.holidays', REFUSALS.noDaysOff);
  }
  const seen = new Set<string>();
  for (const [index, { date, kind }] of holidays.entries()) {
    const isRight = date.startsWith(`${year}-`) && !seen.has(date);
    if (!isRight) throw badInput(`input.holidays.${index}.date`, REFUSALS.noDayOfYear);
    if (kind === ofOthers) throw badInput(`input.holidays.${index}.kind`, REFUSALS.dayOfAnotherScope);
    seen.add(date);
  }
}

/** The calendars that deadlines are counted by, and what is counted without one. */
export class CalendarService {
  constructor(private readonly kit: SubgraphKit<ComplaintEvents>) {}

  /** The national years, or a region's own, in order. Throws `BAD_USER_INPUT`. */
  async years(region: string | null | undefined): Promise<LoadedYear[]> {
    const { read } = this.kit.database;
    const where = { region: (await findAskedRegion(read, region)) ?? '' };
    const years = await read.find(CalendarYearRow, { where, order: { year: 'ASC' } });
    const days = await read.find(HolidayRow, { where, order: { date: 'ASC' } });
    return years.map((year) => ({
      ...year,
      holidays: days.filter(({ date }) => date.startsWith(`${year.year}-`)),
    }));
  }

  /**
   * Replaces a year, and has the deadlines that reach it counted again. Throws `BAD_USER_INPUT`, `FORBIDDEN`, or
   * `CONFLICT` where another revision is loaded than the expected one.
   */
  async loadYear(viewer: Viewer, input: unknown): Promise<LoadedYear> {
    const checked = validate(yearSchema, input);
    await this.kit.database.write((manager) => this.replaceYear(manager, viewer, checked));
    const years = await this.years(checked.region);
    return years.find(({ year }) => year === checked.year) as LoadedYear;
  }

  /** Deadlines that run and reach a year without a calendar, of complaints that the viewer may see, soonest first. */
  async provisional(viewer: Viewer, page: { first: number; after?: string | null }) {
    const { read } = this.kit.database;
    const allowed = whereAllowed(viewer, 'READ', await loadStandingColumns(read, viewer, 'READ'), ACCESS);
    const query = read
      .createQueryBuilder(ComplaintDeadlineRow, 'deadline')
      .innerJoin(ComplaintRow, 'complaint', 'complaint.id = deadline.complaintId')
      .where('deadline.provisional = :provisional AND deadline.closedAt IS NULL', { provisional: true })
      .andWhere(allowed.sql, allowed.parameters);
    const sort = [{ column: 'dueAt' as const, direction: 'ASC' as const, kind: 'timestamp' as const }];
    const rows: Page<ComplaintDeadlineRow> = await pageByKeyset(query, { sort, idColumn: 'id', ...page });
    const calendar = await loadCalendar(read);
    const now = this.kit.now();
    return mapPage(rows, (row) => ({
      id: row.id,
      complaintId: row.complaintId,
      deadline: buildDeadline({ ...row, kind: DeadlineKind[row.kind] }, now, {
        calendar,
        region: row.region ?? undefined,
      }),
    }));
  }

  private async replaceYear(manager: EntityManager, viewer: Viewer, checked: CheckedYear): Promise<void> {
    const { year, basis, holidays, expectedRevision } = checked;
    const directory = new Directory(manager);
    const region = await findRegionOfRule(directory, checked.region);
    const standing = await standingOfRegion(directory, region);
    if (!isAllowed(viewer, 'LOAD_CALENDAR', standing, ACCESS)) throw new CodedError('FORBIDDEN');
    assertDays(checked);
    // First, for it is what two that load the same year wait for, also where there is no year yet to lock.
    await requestRecount(manager, { year, region });
    const loaded = await manager.findOneBy(CalendarYearRow, { year, region });
    if (loaded?.revision !== (expectedRevision ?? undefined)) {
      throw new CodedError('CONFLICT', { currentVersion: loaded?.revision });
    }
    await replaceCalendarYear(manager, { year, region, basis, holidays });
  }
}
