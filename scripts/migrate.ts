import 'reflect-metadata';
import { SUBGRAPHS } from '../subgraphs/catalogue.js';
import { loadDatabaseLocation } from '../subgraphs/kit/configuration.js';
import { Database } from '../subgraphs/kit/database.js';
import { runDatabaseTask, say } from './database-task.js';

/** `npm run migrate`: makes the tables that are missing, as a subgraph's process would when it starts. */
runDatabaseTask('migrate', async (names) => {
  for (const name of names) {
    const location = loadDatabaseLocation(process.env, name);
    const database = await Database.open({ location, ...SUBGRAPHS[name].tables });
    await database.close();
    say(`${name}: the tables are there.`);
  }
});
