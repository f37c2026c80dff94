import { runningClocks } from '../../test/kit/complaint-clocks.js';
import { asker, type ComplaintHub, openComplaintHub } from '../../test/kit/complaint-hub.js';
import { act, DESK, submit } from '../../test/kit/complaint-scenario.js';
import { describeEachDialect } from '../../test/kit/databases.js';
import { deadlinesTold, performAt, wordsOf } from '../../test/kit/deadline-scenario.js';
import { CalendarYearRow, HolidayRow } from '../kit/calendar.entity.js';
import { replaceCalendarYear } from '../kit/calendar.js';
import { requestRecount } from './calendar-recount.entity.js';
import { ComplaintRow } from './complaint.entity.js';
import { ComplaintDeadlineRow } from './complaint-deadline.entity.js';

const REGENCY = asker('AGENCY_ADMIN', '32.16');
const DUTY = 'calendar-recounts';
/** How the duty locks a complaint on MariaDB, which waits while that is being changed. */
const LOCK = /FROM `complaint` .*FOR UPDATE/s;

describeEachDialect((dialect) => {
  let hub: ComplaintHub;
  let start: string;

  beforeEach(async () => {
    hub = await openComplaintHub(dialect);
    hub.clock.now = new Date('2026-03-16T02:00:00Z');
    start = (await deadlinesTold(hub, DESK)).endCursor;
  });

  afterEach(() => hub.close());

  const told = async () => wordsOf((await deadlinesTold(hub, DESK, { after: start })).events);
  /** As of a calendar that did not know Nyepi, Idulfitri and the joint leave around them. */
  const countedBefore = { dueOn: '2026-03-19', dueAt: new Date('2026-03-19T16:59:59.999Z') };
  const verificationOf = (complaintId: string) => ({ complaintId, kind: 'VERIFICATION' as const });

  it('counts again, with an event, what was counted without a year that a newer release brings', async () => {
    const { database } = hub.subgraph;
    await database.write(async (manager) => {
      await manager.clear(HolidayRow);
      await manager.clear(CalendarYearRow);
    });
    const { id } = await submit(hub, { toAgency: '32.16' });
    expect(await runningClocks(hub, id)).toEqual({ VERIFICATION: '2026-03-19', FOLLOW_UP: '2026-04-03' });
    await hub.subgraph.seed();
    await performAt(hub, DUTY, hub.clock.now);
    expect(await runningClocks(hub, id)).toEqual({ VERIFICATION: '2026-03-26', FOLLOW_UP: '2026-04-13' });
    expect((await told()).sort()).toEqual(['RECOUNTED FOLLOW_UP', 'RECOUNTED VERIFICATION']);
    expect(await database.read.findOneByOrFail(ComplaintRow, { id })).toMatchObject({
      dueAt: new Date('2026-03-26T16:59:59.999Z'),
      version: 1,
    });
    await hub.subgraph.seed();
    await performAt(hub, DUTY, hub.clock.now);
    expect(await told()).toHaveLength(2);
  });

  it('counts again what was opened by the former calendar and written after it had looked at all', async () => {
    const { database } = hub.subgraph;
    await database.write((manager) => requestRecount(manager, { year: 2026, region: '' }));
    await performAt(hub, DUTY, hub.clock.now);
    const { id } = await submit(hub, { toAgency: '32.16' });
    await database.write((manager) => manager.update(ComplaintDeadlineRow, verificationOf(id), countedBefore));
    await performAt(hub, DUTY, new Date('2026-03-16T02:04:59Z'));
    expect(await told()).toEqual([]);
    await performAt(hub, DUTY, new Date('2026-03-16T02:05:00Z'));
    expect(await runningClocks(hub, id)).toMatchObject({ VERIFICATION: '2026-03-26' });
    expect(await told()).toEqual(['RECOUNTED VERIFICATION']);
  });

  it('counts again what was used under a former holder, by an amended calendar of its region', async () => {
    const { id } = await submit(hub, { toAgency: '32.16' });
    await act(hub, REGENCY, 'verify', id);
    hub.clock.now = new Date('2026-03-26T02:00:00Z');
    await act(hub, REGENCY, 'forward', id, { toAgency: '91.03' });
    expect(await runningClocks(hub, id)).toMatchObject({ FOLLOW_UP: '2026-04-13' });
    const year = { year: 2026, region: '32.16', basis: 'Perbup contoh' };
    const day = { date: '2026-03-17', name: 'Hari jadi', kind: 'REGIONAL_HOLIDAY' as const };
    await hub.subgraph.database.write(async (manager) => {
      await requestRecount(manager, year);
      await replaceCalendarYear(manager, { ...year, holidays: [day] });
    });
    await performAt(hub, DUTY, hub.clock.now);
    expect(await runningClocks(hub, id)).toMatchObject({ FOLLOW_UP: '2026-04-14' });
    expect(await told()).toEqual(['RECOUNTED FOLLOW_UP']);
  });

  it('waits for a change of the complaint that is under way, and undoes nothing of it', async () => {
    const { id: complaintId } = await submit(hub, { toAgency: '32.16' });
    const { database } = hub.subgraph;
    const which = verificationOf(complaintId);
    await database.write(async (manager) => {
      await manager.update(ComplaintDeadlineRow, which, countedBefore);
      await requestRecount(manager, { year: 2026, region: '' });
    });
    let recounting: Promise<void> | undefined;
    await database.write(async (manager) => {
      await manager.update(ComplaintRow, { id: complaintId }, { urgency: 'URGENT' });
      await manager.update(ComplaintDeadlineRow, which, { closedAt: hub.clock.now });
      const before = hub.statements.length;
      recounting = hub.subgraph.perform(DUTY);
      // SQLite's queue lets it begin only after this change.
      const isWaiting = () => dialect === 'sqlite' || hub.statements.slice(before).some((sql) => LOCK.test(sql));
      while (!isWaiting()) await new Promise(setImmediate);
    });
    await recounting;
    expect(await database.read.findOneByOrFail(ComplaintDeadlineRow, which)).toMatchObject({
      closedAt: hub.clock.now,
      dueOn: countedBefore.dueOn,
    });
    expect(await told()).toEqual([]);
  });
});
