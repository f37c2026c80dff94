import { join } from 'node:path';
import type { Logger } from 'pino';
import { inProcessRelay } from '../subgraphs/kit/relay.js';
import type { Subgraph } from '../subgraphs/kit/subgraph.js';
import { openSubgraphs } from '../subgraphs/open-subgraphs.js';
import type { HubConfiguration } from './configuration.js';
import type { EmbeddedKeys } from './keys.js';

const POLL_INTERVAL_MS = 1_000;

export interface OpenEmbeddedOptions {
  configuration: HubConfiguration;
  keys: EmbeddedKeys;
  logger: Logger;
  /** Sees every SQL statement with the subgraph that made it. */
  onStatement?: (subgraph: string, sql: string) => void;
}

/** The four subgraphs in this process, each on its own SQLite file and migrated; to be seeded in this order. */
export function openEmbedded({ configuration, keys, logger, onStatement }: OpenEmbeddedOptions): Promise<Subgraph[]> {
  const { dataFolder, sample, villages, keep } = configuration;
  const { assertionKey, identityKeys } = keys;
  const relay = inProcessRelay();
  return openSubgraphs({
    settings: { identityKeys, sample, villages },
    assertionKey,
    environmentOf: (name) => ({
      location: { dialect: 'sqlite', file: join(dataFolder, `${name}.sqlite`) },
      assertionKey,
      relay,
      pollIntervalMs: POLL_INTERVAL_MS,
      keep,
      logger,
      now: () => new Date(),
      onStatement: onStatement && ((sql) => onStatement(name, sql)),
    }),
  });
}
