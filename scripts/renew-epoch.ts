import 'reflect-metadata';
import { loadDatabaseLocation } from '../subgraphs/kit/configuration.js';
import { Database } from '../subgraphs/kit/database.js';
import { renewEpoch } from '../subgraphs/kit/feed-state.js';
import { outboxEntities } from '../subgraphs/kit/outbox.entity.js';
import { runDatabaseTask, say } from './database-task.js';

/** `npm run renew-epoch`: refuses every cursor that readers of a database have; to be run after it was restored. */
runDatabaseTask(
  'renew-epoch',
  async (names) => {
    for (const name of names) {
      const location = loadDatabaseLocation(process.env, name);
      const database = await Database.open({ location, entities: outboxEntities, migrations: [] });
      try {
        await renewEpoch(database);
      } finally {
        await database.close();
      }
      say(`${name}: cursors from before are refused; their readers start from a list or a snapshot.`);
    }
  },
  { mustName: true },
);
