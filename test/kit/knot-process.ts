import 'reflect-metadata';
import type { Database, DatabaseLocation } from '../../subgraphs/kit/database.js';
import { Duty } from '../../subgraphs/kit/duty.js';
import type { Feed } from '../../subgraphs/kit/feed.js';
import { lockFeedState } from '../../subgraphs/kit/feed-state.js';
import { redisRelay } from '../../subgraphs/kit/relay.js';
import { retentionDuty } from '../../subgraphs/kit/retention.js';
import { type Knots, openKnotDatabase, openKnotFeed, tie } from './knot-feed.js';

/** What a process of its own is told to do with the knots' feed; it answers with the same word when it is done. */
export type KnotCommand =
  | { do: 'tie'; name: string; count: number }
  /** Stands in the middle of numbering for ever, as a sequencer does that stops at the worst moment. */
  | { do: 'hold' }
  | { do: 'retain'; events: number; intervalMs: number };

/** `knot`: one that was tied and committed. */
export type KnotReport = { done: KnotCommand['do'] } | { knot: string };

const report = (message: KnotReport) => process.send?.(message);
const failHard = (error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
};

async function obey(command: KnotCommand, database: Database, feed: Feed<Knots>): Promise<void> {
  if (command.do === 'tie') {
    for (let index = 0; index < command.count; index++) {
      const knot = `${command.name} ${index}`;
      await tie(database, feed, knot);
      report({ knot });
    }
  } else if (command.do === 'retain') {
    const keep = { days: 36_500, events: command.events };
    const { intervalMs } = command;
    const duty = retentionDuty({ database, keep, now: () => new Date() });
    new Duty(duty, { database, intervalMs, onError: failHard }).start();
  } else {
    await database.dutyWrite(async (manager) => {
      await lockFeedState(database, manager);
      report({ done: 'hold' });
      await new Promise(() => undefined);
    });
  }
  report({ done: command.do });
}

async function main(): Promise<void> {
  const [location, redisUrl] = JSON.parse(process.argv[2] as string) as [DatabaseLocation, string];
  const database = await openKnotDatabase(location);
  const relay = redisRelay(redisUrl, failHard);
  const feed = await openKnotFeed(database, { relay, pollIntervalMs: 200, onError: failHard });
  process.on('message', (command: KnotCommand) => {
    obey(command, database, feed).catch(failHard);
  });
  process.on('disconnect', () => process.exit(0));
  process.send?.({ done: 'open' });
}

main().catch((error: unknown) => {
  failHard(error);
  process.exit(1);
});
