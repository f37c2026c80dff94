import { randomUUID } from 'node:crypto';
import { CITIZEN, type ComplaintHub, openComplaintHub } from '../../test/kit/complaint-hub.js';
import { DESK, submit } from '../../test/kit/complaint-scenario.js';
import { describeEachDialect } from '../../test/kit/databases.js';
import { loadCalendar, replaceCalendarYear } from '../kit/calendar.js';
import { insertRows } from '../kit/insert-rows.js';
import { ComplaintRow } from './complaint.entity.js';
import { ComplaintDeadlineRow } from './complaint-deadline.entity.js';
import { recountProvisionalDeadlines } from './recount-deadlines.js';

const TRACK = `query ($trackingNumber: String!, $secret: Secret!) {
  trackComplaint(trackingNumber: $trackingNumber, secret: $secret) { deadlines { kind dueOn provisional } }
}`;

/** What waits on MariaDB while another transaction changes the same rows. */
const LOCKS = /FOR UPDATE|INSERT INTO `complaint_deadline`/;

const HOLIDAYS = ['2027-01-01', '2027-01-04'].map((date) => ({
  date,
  name: 'Hari libur contoh',
  kind: 'NATIONAL_HOLIDAY' as const,
}));

describeEachDialect((dialect) => {
  let hub: ComplaintHub;

  beforeAll(async () => {
    hub = await openComplaintHub(dialect);
  });

  afterAll(() => hub.close());

  it('counts provisional deadlines again at the first start after the calendar was loaded', async () => {
    hub.clock.now = new Date('2026-12-30T02:00:00Z');
    const { id, ...own } = await submit(hub);
    const due = () => hub.data(CITIZEN, TRACK, own);
    const before = [
      { kind: 'VERIFICATION', dueOn: '2027-01-05', provisional: true },
      { kind: 'FOLLOW_UP', dueOn: '2027-01-20', provisional: true },
    ];
    expect(await due()).toEqual({ trackComplaint: { deadlines: before } });

    await hub.subgraph.database.write((manager) =>
      replaceCalendarYear(manager, { year: 2027, region: '', basis: 'Contoh', holidays: HOLIDAYS }),
    );
    await hub.subgraph.seed();

    const after = [
      { kind: 'VERIFICATION', dueOn: '2027-01-06', provisional: false },
      { kind: 'FOLLOW_UP', dueOn: '2027-01-21', provisional: false },
    ];
    expect(await due()).toEqual({ trackComplaint: { deadlines: after } });
    const { complaint } = await hub.data<{ complaint: { dueAt: string; version: number } }>(
      DESK,
      'query ($id: ID) { complaint(id: $id) { dueAt version } }',
      { id },
    );
    expect(complaint).toEqual({ dueAt: '2027-01-06T16:59:59.999Z', version: 1 });
  });

  it('counts any number of them', async () => {
    const { id: complaintId } = await submit(hub);
    const count = 3_000;
    const recounted = await hub.subgraph.database.write(async (manager) => {
      const deadline = await manager.findOneByOrFail(ComplaintDeadlineRow, { complaintId });
      const late = { ...deadline, dueOn: '2099-12-31', provisional: true };
      const many = Array.from({ length: count }, () => ({ ...late, id: randomUUID() }));
      await insertRows(manager, ComplaintDeadlineRow, many);
      return recountProvisionalDeadlines(manager, dialect, await loadCalendar(manager));
    });
    expect(recounted).toBe(count);
  });

  it('waits for a change of the complaint that is under way, and undoes nothing of it', async () => {
    const { id: complaintId } = await submit(hub);
    const { database } = hub.subgraph;
    const which = { complaintId, kind: 'VERIFICATION' as const };
    await database.write((manager) =>
      manager.update(ComplaintDeadlineRow, which, { dueOn: '2099-12-31', provisional: true }),
    );
    let recounting: Promise<number> | undefined;
    await database.write(async (manager) => {
      await manager.update(ComplaintRow, { id: complaintId }, { urgency: 'URGENT' });
      await manager.update(ComplaintDeadlineRow, which, { closedAt: hub.clock.now });
      const before = hub.statements.length;
      recounting = database.write(async (other) =>
        recountProvisionalDeadlines(other, dialect, await loadCalendar(other)),
      );
      // SQLite's queue lets it begin only after this change.
      const isWaiting = () => dialect === 'sqlite' || hub.statements.slice(before).some((sql) => LOCKS.test(sql));
      while (!isWaiting()) await new Promise(setImmediate);
    });
    expect(await recounting).toBe(0);
    const deadline = await database.read.findOneByOrFail(ComplaintDeadlineRow, which);
    expect(deadline.closedAt).toEqual(hub.clock.now);
  });
});
