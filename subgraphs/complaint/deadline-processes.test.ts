import { type ComplaintHub, openComplaintHub } from '../../test/kit/complaint-hub.js';
import { submit } from '../../test/kit/complaint-scenario.js';
import { testDialects, testRedisUrl } from '../../test/kit/databases.js';
import { DutyProcesses, until } from '../../test/kit/duty-processes.js';
import { LeaseRow } from '../kit/lease.js';
import { EventRow } from '../kit/outbox.entity.js';
import { ComplaintDeadlineRow } from './complaint-deadline.entity.js';

const redisUrl = testRedisUrl();
/** An SQLite file has one writer process; what several do to one database is seen on a server. */
const canRun = redisUrl !== undefined && testDialects().includes('mariadb');

/** Processes start, and leaders' terms end, within this even on a busy machine. */
jest.setTimeout(90_000);

const COMPLAINTS = 40;
/** Received on 2/3 with 3 and 14 working days: by then verification was missed and follow-up is due on the same day. */
const LATER = '2026-03-27T02:00:00Z';
const EACH = [
  'COMPLAINT_DEADLINE_APPROACHING FOLLOW_UP',
  'COMPLAINT_DEADLINE_MISSED VERIFICATION',
  'COMPLAINT_ESCALATED VERIFICATION',
  'COMPLAINT_ESCALATED VERIFICATION',
];
/** How long the leader stands in the middle of a transaction. */
const STANDS_SECONDS = 3;

interface Fired {
  complaintId: string;
  what: string;
  fence: number;
}

(canRun ? describe : describe.skip)('deadlines among processes', () => {
  let hub: ComplaintHub;
  let processes: DutyProcesses;
  let ids: string[];

  beforeEach(async () => {
    processes = new DutyProcesses();
    hub = await openComplaintHub('mariadb');
    ids = [];
    for (let index = 0; index < COMPLAINTS; index++) ids.push((await submit(hub, { toAgency: '32.16' })).id);
    // The test's own process has led so far.
    const ended = { until: new Date(0) };
    await hub.subgraph.database.write((manager) => manager.update(LeaseRow, { duty: 'deadlines' }, ended));
  });

  afterEach(async () => {
    await processes.killAll();
    await hub.close();
  });

  const startProcess = (dutyIntervalMs: number) =>
    processes.start({
      subgraph: 'complaint',
      location: hub.location,
      redisUrl: redisUrl as string,
      now: LATER,
      dutyIntervalMs,
    });

  const query = (sql: string) => hub.subgraph.database.read.query(sql);
  /** Notes who leads when each event of a deadline is written; at `complaintId` its writer stands for some seconds. */
  async function watchFiring(complaintId: string): Promise<void> {
    await query('CREATE TABLE firing (eventId INT NOT NULL PRIMARY KEY, fence INT NOT NULL)');
    await query(
      `CREATE TRIGGER fired AFTER INSERT ON event FOR EACH ROW IF NEW.kind NOT LIKE 'COMPLAINT_RECEIVED' THEN
        INSERT INTO firing SELECT NEW.id, fence FROM lease WHERE duty = 'deadlines';
        IF NEW.aggregateId = '${complaintId}' AND NEW.kind = 'COMPLAINT_DEADLINE_MISSED' THEN
          DO SLEEP(${STANDS_SECONDS});
        END IF;
      END IF`,
    );
  }
  async function fired(): Promise<Fired[]> {
    const fences: { eventId: number; fence: number }[] = await query('SELECT eventId, fence FROM firing');
    const events = await hub.subgraph.database.read.find(EventRow, { order: { id: 'ASC' } });
    return events.flatMap(({ id, kind, aggregateId, payload }) => {
      const fence = fences.find(({ eventId }) => eventId === id)?.fence;
      const what = `${kind} ${(payload as { stage: string }).stage}`;
      return fence === undefined ? [] : [{ complaintId: aggregateId, what, fence }];
    });
  }
  const isAnyoneStanding = async () =>
    (await query(`SELECT 1 FROM information_schema.processlist WHERE state = 'User sleep' AND db = DATABASE()`))
      .length > 0;
  const untold = () =>
    hub.subgraph.database.read
      .createQueryBuilder(ComplaintDeadlineRow, 'deadline')
      .where('deadline.actAt <= :now', { now: new Date(LATER) })
      .getCount();

  it('fires each once, also when the leader is killed in the middle of firing', async () => {
    // In the order in which they are acted on: all are due at the same time, so by the ids of their deadlines.
    const rows = await hub.subgraph.database.read.find(ComplaintDeadlineRow, { where: { kind: 'VERIFICATION' } });
    const middle = rows.sort((a, b) => (a.id < b.id ? -1 : 1))[COMPLAINTS / 2]?.complaintId as string;
    await watchFiring(middle);
    const leader = await startProcess(500);
    await until(isAnyoneStanding);
    const others = [startProcess(500), startProcess(500)];
    await processes.kill(leader);
    const before = await fired();
    await Promise.all(others);
    await until(async () => (await untold()) === 0);

    const all = await fired();
    for (const id of ids) {
      const own = all.filter(({ complaintId }) => complaintId === id).map(({ what }) => what);
      expect(own.sort()).toEqual(EACH);
    }
    expect(all).toHaveLength(COMPLAINTS * EACH.length);
    // What the leader had committed stayed, and of what it was at nothing did.
    expect(before.length).toBeGreaterThan(0);
    expect(before.some(({ complaintId }) => complaintId === middle)).toBe(false);
    expect(all.slice(0, before.length)).toEqual(before);
    const fences = all.map(({ fence }) => fence);
    expect(fences).toEqual(fences.toSorted((one, other) => one - other));
    // Whoever stands longer than its term may lose it to the third.
    expect(new Set(fences).size).toBeGreaterThanOrEqual(2);
  });

  it('fires each once when three processes start at the same time', async () => {
    await watchFiring('nobody');
    await Promise.all([startProcess(20_000), startProcess(20_000), startProcess(20_000)]);
    await until(async () => (await untold()) === 0);
    const all = await fired();
    expect(all).toHaveLength(COMPLAINTS * EACH.length);
    expect(new Set(all.map(({ complaintId, what }) => `${complaintId} ${what}`)).size).toBe(COMPLAINTS * 3);
    expect(new Set(all.map(({ fence }) => fence)).size).toBe(1);
  });
});
