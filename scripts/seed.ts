import 'reflect-metadata';
import pino from 'pino';
import { SUBGRAPHS } from '../subgraphs/catalogue.js';
import { loadSubgraphConfiguration } from '../subgraphs/kit/configuration.js';
import { inProcessRelay } from '../subgraphs/kit/relay.js';
import { openSubgraphs } from '../subgraphs/open-subgraphs.js';
import { runDatabaseTask, say } from './database-task.js';

/**
 * `npm run seed`: writes the first rows, which a subgraph's process would write when it starts. The others need
 * agency-directory: among those that are named, or as a process.
 */
runDatabaseTask('seed', async (names) => {
  const logger = pino({ level: 'warn' }, pino.destination(2));
  const relay = inProcessRelay();
  const configurationOf = (name: (typeof names)[number]) =>
    loadSubgraphConfiguration(process.env, { name, defaultPort: SUBGRAPHS[name].defaultPort });
  const [first] = names;
  if (!first) return;
  const { identityKeys, sample, villages, directoryUrl, assertionKey } = configurationOf(first);
  const subgraphs = await openSubgraphs({
    names,
    settings: { identityKeys, sample, villages },
    directoryUrl,
    assertionKey,
    environmentOf: (name) => ({ ...configurationOf(name), relay, logger, now: () => new Date() }),
  });
  try {
    for (const subgraph of subgraphs) {
      await subgraph.seed((message) => say(`  ${message}`));
      say(`${subgraph.name}: the first rows are there.`);
    }
  } finally {
    await Promise.all(subgraphs.map((subgraph) => subgraph.stop()));
  }
});
