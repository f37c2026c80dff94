import 'reflect-metadata';
import { ConfigurationError, parseDatabaseLocation } from '../subgraphs/kit/configuration.js';
import { Database } from '../subgraphs/kit/database.js';
import { renewEpoch } from '../subgraphs/kit/feed-state.js';
import { outboxEntities } from '../subgraphs/kit/outbox.entity.js';

/** Refuses every cursor that readers of the database at `SIMPUL_DATABASE` have; to be run after it was restored. */
async function main(): Promise<void> {
  const location = parseDatabaseLocation('SIMPUL_DATABASE', process.env.SIMPUL_DATABASE);
  const database = await Database.open({ location, entities: outboxEntities, migrations: [] });
  try {
    await renewEpoch(database);
  } finally {
    await database.close();
  }
  process.stdout.write('Cursors from before are refused; their readers start from a list or a snapshot.\n');
}

main().catch((error: unknown) => {
  const isConfiguration = error instanceof ConfigurationError;
  process.stderr.write(`${isConfiguration ? error.message : error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = isConfiguration ? 2 : 1;
});
