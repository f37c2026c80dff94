import { join } from 'node:path';
import type { Logger } from 'pino';
import { agencyDirectorySubgraph } from '../subgraphs/agency-directory/subgraph.js';
import { complaintSubgraph } from '../subgraphs/complaint/subgraph.js';
import { feedSource } from '../subgraphs/kit/feed-source.js';
import { IdentityVault, parseVaultKeys } from '../subgraphs/kit/identity-vault.js';
import { inProcessCall } from '../subgraphs/kit/internal-call.js';
import { inProcessRelay } from '../subgraphs/kit/relay.js';
import { Subgraph, type SubgraphEnvironment } from '../subgraphs/kit/subgraph.js';
import { ppidInformationSubgraph } from '../subgraphs/ppid-information/subgraph.js';
import { trainingSubgraph } from '../subgraphs/training/subgraph.js';
import type { HubConfiguration } from './configuration.js';
import type { EmbeddedKeys } from './keys.js';

const POLL_INTERVAL_MS = 1_000;

export interface OpenSubgraphsOptions {
  configuration: HubConfiguration;
  keys: EmbeddedKeys;
  logger: Logger;
  /** Sees every SQL statement with the subgraph that made it. */
  onStatement?: (subgraph: string, sql: string) => void;
}

/** The four subgraphs in this process, each on its own SQLite file and migrated; seed them in this order. */
export async function openSubgraphs(options: OpenSubgraphsOptions): Promise<Subgraph[]> {
  const { configuration, keys, logger, onStatement } = options;
  const { sample, villages } = configuration;
  const relay = inProcessRelay();
  const environmentOf = (name: string): SubgraphEnvironment => ({
    location: { dialect: 'sqlite', file: join(configuration.dataFolder, `${name}.sqlite`) },
    assertionKey: keys.assertionKey,
    relay,
    pollIntervalMs: POLL_INTERVAL_MS,
    keep: configuration.keep,
    logger,
    now: () => new Date(),
    onStatement: onStatement && ((sql) => onStatement(name, sql)),
  });
  const opened: Subgraph[] = [];
  try {
    const agencyDirectory = await Subgraph.open(
      agencyDirectorySubgraph({ sample, villages }),
      environmentOf('agency-directory'),
    );
    opened.push(agencyDirectory);
    const directory = feedSource('agency-directory', inProcessCall(agencyDirectory, keys.assertionKey));
    const vault = new IdentityVault(parseVaultKeys(keys.identityKeys));
    opened.push(await Subgraph.open(complaintSubgraph({ directory, vault, sample }), environmentOf('complaint')));
    opened.push(await Subgraph.open(ppidInformationSubgraph({ directory, sample }), environmentOf('ppid-information')));
    opened.push(await Subgraph.open(trainingSubgraph({ directory, sample }), environmentOf('training')));
    return opened;
  } catch (error) {
    await Promise.all(opened.map((subgraph) => subgraph.stop()));
    throw error;
  }
}
