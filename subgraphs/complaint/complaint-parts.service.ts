import { In, IsNull } from 'typeorm';
import type { ComplaintEvents } from '../../schema/events.js';
import { loadCalendar } from '../kit/calendar.js';
import { buildDeadline, type Deadline, DeadlineKind } from '../kit/deadline.type.js';
import { inOrderOf, type LoadMany } from '../kit/request-context.js';
import type { SubgraphKit } from '../kit/subgraph.js';
import { ComplaintAnswerRow } from './complaint-answer.entity.js';
import { ComplaintDeadlineRow } from './complaint-deadline.entity.js';
import { ComplaintHopRow } from './complaint-hop.entity.js';
import { ComplaintRatingRow } from './complaint-rating.entity.js';
import { ComplaintEscalationRow } from './escalation.entity.js';
import { ReporterMessageRow } from './reporter-message.entity.js';
import { TimelineEntryRow } from './timeline-entry.entity.js';

/** The rows of each id, in the order of `ids`. */
export function groupedUnder<Row>(ids: readonly string[], rows: readonly Row[], idOf: (row: Row) => string): Row[][] {
  const groups = new Map<string, Row[]>(ids.map((id) => [id, []]));
  for (const row of rows) groups.get(idOf(row))?.push(row);
  return ids.map((id) => groups.get(id) ?? []);
}

/** The rows of each complaint, in the order of `ids`. */
export function groupedBy<Row extends { complaintId: string }>(ids: readonly string[], rows: readonly Row[]): Row[][] {
  return groupedUnder(ids, rows, ({ complaintId }) => complaintId);
}

/** Loads what belongs to many complaints, one statement per kind. What of it is shown is decided by who asks for it. */
export class ComplaintPartsService {
  constructor(private readonly kit: SubgraphKit<ComplaintEvents>) {}

  readonly loadHops: LoadMany<string, ComplaintHopRow[]> = async (ids) => {
    const where = { complaintId: In([...ids]) };
    return groupedBy(ids, await this.kit.database.read.find(ComplaintHopRow, { where, order: { seq: 'ASC' } }));
  };

  readonly loadTimeline: LoadMany<string, TimelineEntryRow[]> = async (ids) => {
    const where = { complaintId: In([...ids]) };
    return groupedBy(ids, await this.kit.database.read.find(TimelineEntryRow, { where, order: { seq: 'ASC' } }));
  };

  readonly loadAnswers: LoadMany<string, ComplaintAnswerRow[]> = async (ids) => {
    const where = { complaintId: In([...ids]) };
    const rows = await this.kit.database.read.find(ComplaintAnswerRow, { where, order: { at: 'ASC', id: 'ASC' } });
    return groupedBy(ids, rows);
  };

  readonly loadMessages: LoadMany<string, ReporterMessageRow[]> = async (ids) => {
    const where = { complaintId: In([...ids]) };
    const rows = await this.kit.database.read.find(ReporterMessageRow, { where, order: { at: 'ASC', id: 'ASC' } });
    return groupedBy(ids, rows);
  };

  readonly loadRatings: LoadMany<string, ComplaintRatingRow | null> = async (ids) => {
    const rows = await this.kit.database.read.findBy(ComplaintRatingRow, { complaintId: In([...ids]) });
    return inOrderOf(ids, rows, ({ complaintId }) => complaintId).map((row) => row ?? null);
  };

  readonly loadEscalations: LoadMany<string, ComplaintEscalationRow[]> = async (ids) => {
    const where = { complaintId: In([...ids]) };
    const order = { at: 'ASC', ruleId: 'ASC' } as const;
    return groupedBy(ids, await this.kit.database.read.find(ComplaintEscalationRow, { where, order }));
  };

  /** The deadlines that run, the soonest first. */
  readonly loadDeadlines: LoadMany<string, Deadline[]> = async (ids) => {
    const { read } = this.kit.database;
    const where = { complaintId: In([...ids]), closedAt: IsNull(), pausedAt: IsNull() };
    const rows = await read.find(ComplaintDeadlineRow, { where, order: { dueAt: 'ASC', kind: 'ASC' } });
    const calendar = await loadCalendar(read);
    const now = this.kit.now();
    return groupedBy(ids, rows).map((deadlines) =>
      deadlines.map((row) =>
        buildDeadline({ ...row, kind: DeadlineKind[row.kind] }, now, { calendar, region: row.region ?? undefined }),
      ),
    );
  };
}
