import { type Environment, settingsOf } from '../../configuration/environment.js';
import type { DatabaseLocation } from './database.js';
import type { FeedRetention } from './retention.js';

/** What a subgraph's process reads from its environment. */
export interface SubgraphConfiguration {
  host: string;
  port: number;
  location: DatabaseLocation;
  /** Whether it makes its tables itself; else it waits until they are there. */
  migrates: boolean;
  assertionKey: Uint8Array;
  /** As `SIMPUL_IDENTITY_KEYS` spells them; only the complaint subgraph has use for them. */
  identityKeys: string | undefined;
  redisUrl: string | undefined;
  /** Where agency-directory answers, without `/graphql`. */
  directoryUrl: string;
  sample: boolean;
  villages: boolean;
  pollIntervalMs: number;
  keep: FeedRetention;
  drainTimeoutMs: number;
  logLevel: string;
}

/** Reads and checks `environment` for subgraph `name`. Throws `ConfigurationError` for the first fault. */
export function loadSubgraphConfiguration(
  environment: Environment,
  { name, defaultPort }: { name: string; defaultPort: number },
): SubgraphConfiguration {
  const { read, need } = settingsOf(environment);
  return {
    host: read('HOST'),
    port: read('PORT') ?? defaultPort,
    location: loadDatabaseLocation(environment, name),
    migrates: read('SIMPUL_MIGRATE'),
    assertionKey: need('SIMPUL_ASSERTION_KEY'),
    identityKeys: read('SIMPUL_IDENTITY_KEYS'),
    redisUrl: read('SIMPUL_REDIS'),
    directoryUrl: read('SIMPUL_DIRECTORY'),
    sample: read('SIMPUL_SAMPLE') ?? false,
    villages: read('SIMPUL_VILLAGES'),
    pollIntervalMs: read('SIMPUL_POLL_MS'),
    keep: { days: read('SIMPUL_FEED_KEEP_DAYS'), events: read('SIMPUL_FEED_KEEP_EVENTS') },
    drainTimeoutMs: read('SIMPUL_DRAIN_MS'),
    logLevel: read('SIMPUL_LOG_LEVEL'),
  };
}

/** Where the rows of subgraph `name` are. Throws `ConfigurationError`. */
export function loadDatabaseLocation(environment: Environment, name: string): DatabaseLocation {
  const text = settingsOf(environment).need('SIMPUL_DATABASE');
  const named = (spelled: string) => text.replaceAll('{subgraph}', spelled);
  if (text.startsWith('sqlite:')) return { dialect: 'sqlite', file: named(name).slice('sqlite:'.length) };
  return { dialect: 'mariadb', url: named(name.replaceAll('-', '_')).replace(/^mariadb:/, 'mysql:') };
}
