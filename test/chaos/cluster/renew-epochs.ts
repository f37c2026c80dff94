import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { createConnection } from 'mysql2/promise';
import { eventually } from './until-ready.js';

/**
 * Refuses the cursors that readers of the feed in this database have, at each of `moments`, as its operator does after a
 * restore: whoever follows it begins with a snapshot again, while it changes. Waits for a database that is away.
 */
export async function renewEpochs(
  moments: readonly number[],
  databaseUrl: string,
  tell: (line: string) => void,
): Promise<void> {
  const begin = performance.now();
  for (const atMs of moments) {
    await wait(Math.max(0, begin + atMs - performance.now()));
    await eventually(async () => {
      const connection = await createConnection(databaseUrl);
      // A server that is killed also ends connections on which nothing is asked.
      connection.on('error', () => undefined);
      try {
        await connection.query('UPDATE feed_state SET epoch = ?', [randomUUID()]);
      } finally {
        connection.destroy();
      }
    });
    tell("the cursors of the directory's followers are refused");
  }
}
