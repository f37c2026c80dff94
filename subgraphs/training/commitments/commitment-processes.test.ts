import pino from 'pino';
import { commitmentRow } from '../../../test/kit/commitment-row.js';
import { freshLocation, testDialects, testRedisUrl } from '../../../test/kit/databases.js';
import { agencyFacts, directoryDouble } from '../../../test/kit/directory-double.js';
import { DutyProcesses, until } from '../../../test/kit/duty-processes.js';
import { insertRows } from '../../kit/insert-rows.js';
import { EventRow } from '../../kit/outbox.entity.js';
import { inProcessRelay } from '../../kit/relay.js';
import { stableId } from '../../kit/stable-id.js';
import { Subgraph } from '../../kit/subgraph.js';
import { CommitmentLetterRow } from '../commitment-letter.entity.js';
import { trainingSubgraph } from '../subgraph.js';

const redisUrl = testRedisUrl();
/** An SQLite file has one writer process; what several do to one database is seen on a server. */
const canRun = redisUrl !== undefined && testDialects().includes('mariadb');

/** Processes start, and leaders' terms end, within this even on a busy machine. */
jest.setTimeout(90_000);

const STANDS_SECONDS = 3;
const NOW = '2026-03-18T03:00:00Z';
/** Half of them are due soon, half are overdue. */
const PROMISES = Array.from({ length: 20 }, (_, index): CommitmentLetterRow => {
  const id = stableId('promise', String(index));
  const dueOn = index < 10 ? '2026-03-01' : '2026-03-20';
  const row = commitmentRow(agencyFacts('32.16', 'Pemerintah Kabupaten Bekasi'));
  return { ...row, id, participantId: id, dueOn, remindOn: '2026-03-10', recordedAt: new Date('2026-01-01T03:00:00Z') };
});

(canRun ? describe : describe.skip)('reminders among processes', () => {
  it('come once each, also when the leader is killed in the middle and two others go on', async () => {
    const { location, drop } = await freshLocation('mariadb');
    const processes = new DutyProcesses();
    const subgraph = await Subgraph.open(trainingSubgraph({ directory: directoryDouble().source, sample: false }), {
      location,
      assertionKey: new Uint8Array(32).fill(7),
      relay: inProcessRelay(),
      pollIntervalMs: 60_000,
      dutyIntervalMs: 60_000,
      logger: pino({ level: 'error' }),
      // Before any reminder, so that this process has nothing to tell.
      now: () => new Date('2026-01-02T03:00:00Z'),
    });
    try {
      await subgraph.seed();
      await subgraph.perform('commitment-reminders');
      const { read } = subgraph.database;
      await subgraph.database.write((manager) => insertRows(manager, CommitmentLetterRow, PROMISES));
      // This process has led so far.
      await read.query("UPDATE lease SET until = '1970-01-01' WHERE duty = 'commitment-reminders'");
      const middle = PROMISES.filter(({ dueOn }) => dueOn === '2026-03-20')
        .map(({ id }) => id)
        .sort()[5] as string;
      await read.query(
        `CREATE TRIGGER told AFTER INSERT ON event FOR EACH ROW IF NEW.aggregateId = '${middle}' THEN
          DO SLEEP(${STANDS_SECONDS});
        END IF`,
      );
      const isAnyoneStanding = async () =>
        (
          await read.query(
            `SELECT 1 FROM information_schema.processlist WHERE state = 'User sleep' AND db = DATABASE()`,
          )
        ).length > 0;
      const told = async () => (await read.find(EventRow)).map(({ kind, aggregateId }) => `${kind} ${aggregateId}`);
      const options = {
        subgraph: 'training',
        location,
        redisUrl: redisUrl as string,
        now: NOW,
        dutyIntervalMs: 500,
      } as const;

      const leader = await processes.start(options);
      await until(isAnyoneStanding);
      const others = [processes.start(options), processes.start(options)];
      await processes.kill(leader);
      const before = await told();
      expect(before.length).toBeGreaterThan(10);
      expect(before.some((event) => event.endsWith(middle))).toBe(false);
      await Promise.all(others);
      await until(async () => (await told()).length >= PROMISES.length);
      await until(async () => !(await isAnyoneStanding()));

      const expected = PROMISES.map(({ id, dueOn }) => {
        return `${dueOn === '2026-03-01' ? 'COMMITMENT_OVERDUE' : 'COMMITMENT_DUE_SOON'} ${id}`;
      });
      expect((await told()).sort()).toEqual(expected.sort());
    } finally {
      await processes.killAll();
      await subgraph.stop();
      await drop();
    }
  });
});
