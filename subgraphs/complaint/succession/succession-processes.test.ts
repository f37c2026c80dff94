import { type ComplaintHub, openComplaintHub } from '../../../test/kit/complaint-hub.js';
import { submit } from '../../../test/kit/complaint-scenario.js';
import { testDialects, testRedisUrl } from '../../../test/kit/databases.js';
import { agencyId } from '../../../test/kit/directory-double.js';
import { DutyProcesses, until } from '../../../test/kit/duty-processes.js';
import { successionScenario } from '../../../test/kit/succession-scenario.js';
import { LeaseRow } from '../../kit/lease.js';
import { EventRow } from '../../kit/outbox.entity.js';
import { ComplaintRow } from '../complaint.entity.js';
import { ComplaintHopRow } from '../complaint-hop.entity.js';
import { ReporterNotificationRow } from '../notifying/notification.entity.js';

const redisUrl = testRedisUrl();
/** An SQLite file has one writer process; what several do to one database is seen on a server. */
const canRun = redisUrl !== undefined && testDialects().includes('mariadb');

/** Processes start, and leaders' terms end, within this even on a busy machine. */
jest.setTimeout(90_000);

const COMPLAINTS = 20;
const PASSED = 'COMPLAINT_RESPONSIBILITY_PASSED';
/** How long the leader stands in the middle of a transaction. */
const STANDS_SECONDS = 3;

(canRun ? describe : describe.skip)('complaints that pass on among processes', () => {
  it('pass once each, also when the leader is killed in the middle and two others go on', async () => {
    const hub: ComplaintHub = await openComplaintHub('mariadb');
    const processes = new DutyProcesses();
    try {
      const ids: string[] = [];
      for (let index = 0; index < COMPLAINTS; index++) ids.push((await submit(hub, { toAgency: '32.73' })).id);
      const { read } = hub.subgraph.database;
      // The test's own process does not lead, now that there is something to pass.
      const setLease = (lease: Partial<LeaseRow>) =>
        hub.subgraph.database.write((manager) => manager.update(LeaseRow, { duty: 'agency-standings' }, lease));
      await setLease({ holder: 'nobody', until: new Date('2199-01-01T00:00:00Z') });
      successionScenario(() => hub).close('32.73', ['91.03']);
      await hub.subgraph.catchUp();
      const passed = async () => (await read.findBy(EventRow, { kind: PASSED })).map(({ aggregateId }) => aggregateId);
      expect(await passed()).toEqual([]);
      // They pass in the order of their ids.
      const middle = ids.toSorted()[COMPLAINTS / 2] as string;
      await read.query(
        `CREATE TRIGGER passing AFTER INSERT ON event FOR EACH ROW
          IF NEW.aggregateId = '${middle}' AND NEW.kind = '${PASSED}' THEN DO SLEEP(${STANDS_SECONDS}); END IF`,
      );
      const isAnyoneStanding = async () =>
        (
          await read.query(
            `SELECT 1 FROM information_schema.processlist WHERE state = 'User sleep' AND db = DATABASE()`,
          )
        ).length > 0;
      await setLease({ until: new Date(0) });

      const startProcess = () =>
        processes.start({
          subgraph: 'complaint',
          location: hub.location,
          redisUrl: redisUrl as string,
          now: hub.clock.now.toISOString(),
          dutyIntervalMs: 500,
        });
      const leader = await startProcess();
      await until(isAnyoneStanding);
      const others = [startProcess(), startProcess()];
      await processes.kill(leader);
      const before = await passed();
      expect(before.toSorted()).toEqual(ids.toSorted().slice(0, COMPLAINTS / 2));
      await Promise.all(others);
      await until(async () => (await passed()).length >= COMPLAINTS);
      await until(async () => !(await isAnyoneStanding()));

      expect((await passed()).toSorted()).toEqual(ids.toSorted());
      const told = await read.findBy(ReporterNotificationRow, { kind: 'RESPONSIBILITY_PASSED' });
      expect(told.map(({ complaintId }) => complaintId).sort()).toEqual(ids.toSorted());
      const held = await read.find(ComplaintHopRow, { order: { complaintId: 'ASC', seq: 'ASC' } });
      const [first, second] = [agencyId('32.73'), agencyId('91.03')];
      expect(held.map(({ complaintId, agencyId: holder }) => [complaintId, holder])).toEqual(
        ids.toSorted().flatMap((id) => [first, second].map((holder) => [id, holder])),
      );
      expect(await read.countBy(ComplaintRow, { handlerId: second, version: 2 })).toBe(COMPLAINTS);
    } finally {
      await processes.killAll();
      await hub.close();
    }
  });
});
