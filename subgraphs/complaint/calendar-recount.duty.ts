import { type EntityManager, IsNull, LessThanOrEqual } from 'typeorm';
import type { ComplaintEvents } from '../../schema/events.js';
import { Directory } from '../kit/directory/directory.js';
import type { DutyDefinition, DutyTerm } from '../kit/duty.js';
import { withinTerritory } from '../kit/relations.js';
import type { SubgraphKit } from '../kit/subgraph.js';
import { CalendarRecountRow } from './calendar-recount.entity.js';
import type { ClockCalendar } from './clock-place.js';
import { ComplaintRow } from './complaint.entity.js';
import { ComplaintDeadlineRow } from './complaint-deadline.entity.js';
import type { ComplaintStore } from './complaint-store.js';
import { deadlineTold } from './deadline-acts.js';
import { nextDueAt, recountDeadline } from './deadlines.js';
import { loadClockCalendar } from './regulation/rule-data.js';

/** How many deadlines are counted again in one transaction, with their complaints locked. */
const BATCH = 50;
/** Longer than any transaction: in which each statement waits for a lock, and each pause lasts, no more than a minute. */
const PASS_AGAIN_MS = 5 * 60_000;

/**
 * Counts deadlines that reach a year again after its calendar was loaded, or hours of offices that hold in it were set,
 * also those that were not provisional: a decree may be amended while they run. Each that changes is told; how far it has come is written with every batch.
 */
export class CalendarRecountDuty implements DutyDefinition {
  readonly name = 'calendar-recounts';

  constructor(
    private readonly kit: SubgraphKit<ComplaintEvents>,
    private readonly store: ComplaintStore,
  ) {}

  async perform(term: DutyTerm): Promise<void> {
    while (!term.isEnding() && (await this.kit.database.read.exists(CalendarRecountRow, { where: this.due() }))) {
      await term.write((manager) => this.recountBatch(manager));
    }
  }

  private due() {
    return [{ passAgainAt: IsNull() }, { passAgainAt: LessThanOrEqual(this.kit.now()) }];
  }

  private async recountBatch(manager: EntityManager): Promise<void> {
    // Locked before the calendar is read: what loads the year once more waits, and then has it all begin again.
    const recount = await manager.findOne(CalendarRecountRow, {
      where: this.due(),
      order: { year: 'ASC', region: 'ASC' },
      ...(this.kit.database.dialect === 'mariadb' && { lock: { mode: 'pessimistic_write' as const } }),
    });
    if (!recount) return;
    const reaching = await this.loadReaching(manager, recount);
    const calendar = await loadClockCalendar(manager);
    const ids = new Set(reaching.map(({ id }) => id));
    for (const complaintId of new Set(reaching.map((deadline) => deadline.complaintId))) {
      await this.recountComplaint(manager, complaintId, ids, calendar);
    }
    const { year, region, passAgainAt } = recount;
    const last = reaching.at(-1);
    if (last && reaching.length === BATCH) {
      await manager.update(CalendarRecountRow, { year, region }, { afterId: last.id });
    } else if (passAgainAt === null) {
      const again = { afterId: '', passAgainAt: new Date(this.kit.now().getTime() + PASS_AGAIN_MS) };
      await manager.update(CalendarRecountRow, { year, region }, again);
    } else await manager.delete(CalendarRecountRow, { year, region });
  }

  /** The next deadlines that have not ended and count days of the year in the region. */
  private loadReaching(manager: EntityManager, { year, region, afterId }: CalendarRecountRow) {
    const query = manager
      .createQueryBuilder(ComplaintDeadlineRow, 'deadline')
      .where('deadline.closedAt IS NULL AND deadline.id > :afterId', { afterId })
      .andWhere('deadline.dueOn >= :firstDay', { firstDay: `${year}-01-01` })
      // A day of the year may begin before it does in UTC. Where it ran before may be anywhere and in any year.
      .andWhere('(deadline.countedFrom < :end OR deadline.earlier IS NOT NULL)', {
        end: new Date(Date.UTC(year + 1, 0, 2)),
      });
    if (region !== '') {
      const { sql, parameters } = withinTerritory('deadline.region', region, 'region');
      query.andWhere(`(${sql} OR deadline.earlier LIKE :ran)`, { ...parameters, ran: `%"region":"${region}%` });
    }
    return query.orderBy('deadline.id').limit(BATCH).getMany();
  }

  private async recountComplaint(
    manager: EntityManager,
    complaintId: string,
    ids: ReadonlySet<string>,
    calendar: ClockCalendar,
  ): Promise<void> {
    const file = await this.store.load(manager, complaintId);
    if (!file) return;
    const directory = new Directory(manager);
    const holder = await directory.byId(file.complaint.handlerId);
    const deadlines = file.deadlines.map((deadline) =>
      ids.has(deadline.id) && deadline.closedAt === null ? recounted(deadline, calendar) : deadline,
    );
    const changed = deadlines.filter((deadline) => !file.deadlines.includes(deadline));
    if (changed.length === 0) return;
    // Without its holder in the directory nobody can be entitled to be told.
    const moved = changed.filter(({ id, dueAt, provisional }) =>
      file.deadlines.some((before) => before.id === id && !isSameEnd(before, { dueAt, provisional })),
    );
    const events = moved.flatMap((deadline) =>
      holder ? [deadlineTold('COMPLAINT_DEADLINE_RECOUNTED', deadline, holder)] : [],
    );
    await this.store.tell(manager, file, { at: this.kit.now(), deadlines, escalations: [], events }, directory);
    // A due date alone is no new version of a complaint.
    await manager.update(ComplaintRow, { id: complaintId }, { dueAt: nextDueAt(deadlines) });
  }
}

type End = Pick<ComplaintDeadlineRow, 'dueAt' | 'provisional'>;

function isSameEnd(before: End, after: End): boolean {
  return after.dueAt.getTime() === before.dueAt.getTime() && after.provisional === before.provisional;
}

/** The deadline by the calendar as it is now; the same object where that changes nothing. */
function recounted(before: ComplaintDeadlineRow, calendar: ClockCalendar): ComplaintDeadlineRow {
  const after = recountDeadline(before, calendar);
  return isSameEnd(before, after) && after.quantity === before.quantity ? before : after;
}
