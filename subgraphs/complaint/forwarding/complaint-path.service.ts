import { In } from 'typeorm';
import type { ComplaintEvents } from '../../../schema/events.js';
import { loadCalendar } from '../../kit/calendar.js';
import { Directory } from '../../kit/directory/directory.js';
import { inOrderOf, type LoadMany } from '../../kit/request-context.js';
import type { SubgraphKit } from '../../kit/subgraph.js';
import { clockPlaceOf } from '../clock-place.js';
import { ComplaintRow } from '../complaint.entity.js';
import { type ComplaintPartsService, groupedBy } from '../complaint-parts.service.js';
import { DeadlineRevisionRow } from './deadline-revision.entity.js';
import { GovernmentAffairRow } from './government-affair.entity.js';
import { type TimeHeld, timesHeld } from './time-held.js';

/** Of an agency that the directory does not know; nothing is told of what is counted there. */
const NOWHERE = { timeZone: 'UTC', region: null, organisation: null };

/** Loads what is told of the paths of many complaints, a few statements for all of them. */
export class ComplaintPathService {
  constructor(
    private readonly kit: SubgraphKit<ComplaintEvents>,
    private readonly parts: ComplaintPartsService,
  ) {}

  /** How long each complaint lay at each of its stops, in their order; null at one whose agency the directory does not know. */
  readonly loadTimesHeld: LoadMany<string, (TimeHeld | null)[]> = async (ids, context) => {
    const { read } = this.kit.database;
    const hops = await Promise.all(ids.map((id) => context.load(this.parts.loadHops, id)));
    const timelines = await Promise.all(ids.map((id) => context.load(this.parts.loadTimeline, id)));
    const received = await read.find(ComplaintRow, {
      select: { id: true, receivedAt: true },
      where: { id: In([...ids]) },
    });
    const rows = inOrderOf(ids, received, ({ id }) => id);
    const agencyIds = [...new Set(hops.flat().map(({ agencyId }) => agencyId))];
    const agencies = new Map((await new Directory(read).byIds(agencyIds)).map((agency) => [agency.id, agency]));
    const calendar = await loadCalendar(read);
    const now = this.kit.now();
    return ids.map((_, index) => {
      const { receivedAt } = rows[index] as ComplaintRow;
      const stops = (hops[index] ?? []).map(({ agencyId, since, until }) => {
        const agency = agencies.get(agencyId);
        const place = agency ? clockPlaceOf(agency) : NOWHERE;
        return { known: agency, since, until, ...place };
      });
      const times = timesHeld({ receivedAt, stops, steps: timelines[index] ?? [] }, now, calendar);
      return times.map((time, stop) => (stops[stop]?.known ? time : null));
    });
  };

  readonly loadAffairs: LoadMany<string, GovernmentAffairRow | null> = async (codes) => {
    const rows = await this.kit.database.read.findBy(GovernmentAffairRow, { code: In([...codes]) });
    return inOrderOf(codes, rows, ({ code }) => code).map((row) => row ?? null);
  };

  readonly loadRevisions: LoadMany<string, DeadlineRevisionRow[]> = async (ids) => {
    const where = { complaintId: In([...ids]) };
    const rows = await this.kit.database.read.find(DeadlineRevisionRow, { where, order: { at: 'ASC', id: 'ASC' } });
    return groupedBy(ids, rows);
  };

  /** Every government affair, in the order of the law. */
  affairs(): Promise<GovernmentAffairRow[]> {
    return this.kit.database.read.find(GovernmentAffairRow, { order: { position: 'ASC' } });
  }
}
