import { z } from 'zod';
import type { DatabaseLocation } from './database.js';
import { DEFAULT_RETENTION, type FeedRetention } from './retention.js';

/** What a subgraph process reads from its environment; the README's table lists the variables. */
export interface SubgraphConfiguration {
  host: string;
  port: number;
  location: DatabaseLocation;
  assertionKey: Uint8Array;
  /** As `SIMPUL_IDENTITY_KEYS` spells them; only the complaint subgraph has use for them. */
  identityKeys: string;
  redisUrl: string | undefined;
  /** Where agency-directory answers, without `/graphql`. */
  directoryUrl: string;
  sample: boolean;
  villages: boolean;
  pollIntervalMs: number;
  keep: FeedRetention;
}

/** Bad configuration: names the variable and shows a value that would do. Stops the start. */
export class ConfigurationError extends Error {
  constructor(variable: string, problem: string, example: string) {
    super(`${variable} ${problem}, for example ${variable}=${example}`);
    this.name = 'ConfigurationError';
  }
}

const MINIMUM_KEY_BYTES = 32;

/** The bytes of a base64 key of at least 32 bytes. Throws `ConfigurationError`. */
export function parseKey(variable: string, value: string | undefined): Uint8Array {
  const key = Buffer.from(value ?? '', 'base64');
  if (key.length < MINIMUM_KEY_BYTES) {
    throw new ConfigurationError(
      variable,
      `must be at least ${MINIMUM_KEY_BYTES} bytes in base64`,
      '$(openssl rand -base64 32)',
    );
  }
  return key;
}

/** `sqlite:FILE` or `mysql://USER:PASSWORD@HOST:PORT/DATABASE`. Throws `ConfigurationError`. */
export function parseDatabaseLocation(variable: string, value: string | undefined): DatabaseLocation {
  if (value?.startsWith('sqlite:') && value.length > 'sqlite:'.length) {
    return { dialect: 'sqlite', file: value.slice('sqlite:'.length) };
  }
  if (value && /^(mysql|mariadb):\/\/[^/]+\/\w+/.test(value)) {
    return { dialect: 'mariadb', url: value.replace(/^mariadb:/, 'mysql:') };
  }
  throw new ConfigurationError(
    variable,
    'must name a database',
    'mysql://simpul:secret@127.0.0.1:3306/simpul_complaint',
  );
}

const EXAMPLES: Readonly<Record<string, string>> = {
  HOST: '127.0.0.1',
  PORT: '4001',
  SIMPUL_REDIS: 'redis://127.0.0.1:6379',
  SIMPUL_DIRECTORY: 'http://127.0.0.1:4001',
  SIMPUL_SAMPLE: 'off',
  SIMPUL_VILLAGES: 'on',
  SIMPUL_POLL_MS: '1000',
  SIMPUL_FEED_KEEP_DAYS: '90',
  SIMPUL_FEED_KEEP_EVENTS: '1000000',
};

/** How long events are kept, for every process that has a feed. */
export const retentionVariables = {
  SIMPUL_FEED_KEEP_DAYS: z.coerce.number().int().min(1).max(36_500).default(DEFAULT_RETENTION.days),
  SIMPUL_FEED_KEEP_EVENTS: z.coerce
    .number()
    .int()
    .min(1_000)
    .max(2 ** 31 - 1)
    .default(DEFAULT_RETENTION.events),
};

const switchedOn = (byDefault: 'on' | 'off') =>
  z
    .enum(['on', 'off'])
    .default(byDefault)
    .transform((value) => value === 'on');

const environmentSchema = z.object({
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65_535),
  SIMPUL_REDIS: z.url({ protocol: /^rediss?$/ }).optional(),
  SIMPUL_DIRECTORY: z.url({ protocol: /^https?$/ }).default('http://127.0.0.1:4001'),
  SIMPUL_SAMPLE: switchedOn('off'),
  SIMPUL_VILLAGES: switchedOn('off'),
  SIMPUL_POLL_MS: z.coerce.number().int().min(10).max(60_000).default(1_000),
  ...retentionVariables,
});

/** Reads and checks `environment`; `defaultPort` is the subgraph's own. Throws `ConfigurationError` for the first fault. */
export function loadSubgraphConfiguration(
  environment: Readonly<Record<string, string | undefined>>,
  defaultPort: number,
): SubgraphConfiguration {
  const parsed = environmentSchema.safeParse({ ...environment, PORT: environment.PORT ?? String(defaultPort) });
  if (!parsed.success) {
    const { path, message } = parsed.error.issues[0] as { path: PropertyKey[]; message: string };
    const variable = String(path[0]);
    throw new ConfigurationError(variable, `is not valid (${message})`, EXAMPLES[variable] ?? '');
  }
  const { data } = parsed;
  return {
    host: data.HOST,
    port: data.PORT,
    location: parseDatabaseLocation('SIMPUL_DATABASE', environment.SIMPUL_DATABASE),
    assertionKey: parseKey('SIMPUL_ASSERTION_KEY', environment.SIMPUL_ASSERTION_KEY),
    identityKeys: environment.SIMPUL_IDENTITY_KEYS ?? '',
    redisUrl: data.SIMPUL_REDIS,
    directoryUrl: data.SIMPUL_DIRECTORY,
    sample: data.SIMPUL_SAMPLE,
    villages: data.SIMPUL_VILLAGES,
    pollIntervalMs: data.SIMPUL_POLL_MS,
    keep: { days: data.SIMPUL_FEED_KEEP_DAYS, events: data.SIMPUL_FEED_KEEP_EVENTS },
  };
}
