import { z } from 'zod';
import type { SubgraphErrors } from './http/present-error.js';
import type { JwksOptions } from './security/identity.js';
import { DEFAULT_LIMITS, type OperationLimits } from './security/limits.js';
import { isLoopback } from './security/loopback.js';

/** What a gateway process reads from its environment. */
export interface GatewayConfiguration {
  host: string;
  port: number;
  /** The composed schema's file. */
  supergraphFile: string;
  /** How often the file is looked at for a change; 0: never. */
  supergraphPollMs: number;
  /** Where subgraphs answer, by the name in their variable: `AGENCY_DIRECTORY`. */
  subgraphUrls: ReadonlyMap<string, string>;
  subgraphTimeoutMs: number;
  /** Connections to one subgraph. */
  subgraphConnections: number;
  /** The key with which subgraphs are told who asks; without it they are told nothing. */
  assertionKey?: Uint8Array;
  subgraphErrors: SubgraphErrors;
  jwks?: JwksOptions;
  /** The secret of development tokens, on loopback only. */
  developmentSecret?: Uint8Array;
  limits: OperationLimits;
  /** Whether equal fetches of queries that are under way at the same time, for equal viewers, are sent once. */
  shareFetches: boolean;
  /** Whether equal queries of equal viewers that are under way at the same time are executed once. */
  shareQueries: boolean;
  maxBodyBytes: number;
  maxOperationsPerSocket: number;
  maxBufferedBytes: number;
  corsOrigins: string[];
  introspection: boolean;
  graphiql: boolean;
  drainTimeoutMs: number;
  logLevel: string;
}

/** Bad configuration: names the variable and shows a value that would do. Stops the start. */
export class ConfigurationError extends Error {
  constructor(variable: string, expectation: string, example: string) {
    super(`${variable} must be ${expectation}, for example ${variable}=${example}`);
    this.name = 'ConfigurationError';
  }
}

type Environment = Readonly<Record<string, string | undefined>>;

const SUBGRAPH_URL = /^SIMPUL_SUBGRAPH_([A-Z0-9_]+)_URL$/;
const KEY_EXAMPLE = '$(openssl rand -base64 32)';
const ORIGINS_EXAMPLE = 'https://lapor.example.go.id,https://portal.example.go.id';

const httpUrl = z.url({ protocol: /^https?$/ });
const key = z
  .string()
  .transform((text) => new Uint8Array(Buffer.from(text, 'base64')))
  .refine((bytes) => bytes.byteLength >= 32);
const origins = z
  .string()
  .transform((text) => text.split(',').map((origin) => origin.trim()))
  .pipe(z.array(z.union([z.literal('*'), httpUrl.refine((origin) => new URL(origin).origin === origin)])));
const onOff = z.enum(['on', 'off']).transform((value) => value === 'on');

/** The variable's value as `schema` reads it, or `byDefault` when it is not set or empty. Throws ConfigurationError. */
function read<T, D>(
  environment: Environment,
  variable: string,
  [schema, expectation, example]: [schema: z.ZodType<T>, expectation: string, example: string],
  byDefault: D,
): T | D {
  const text = environment[variable];
  if (text === undefined || text.trim() === '') return byDefault;
  const parsed = schema.safeParse(text.trim());
  // Without the value itself: it may be a secret, and errors end up in logs.
  if (!parsed.success) throw new ConfigurationError(variable, expectation, example);
  return parsed.data;
}

function number(from: number, to: number, example: number): [z.ZodType<number>, string, string] {
  const schema = z.string().regex(/^\d+$/).transform(Number).pipe(z.number().min(from).max(to));
  return [schema, `a whole number from ${from} to ${to}`, String(example)];
}

/** Reads and checks the environment. Throws ConfigurationError for the first variable that is missing or not valid. */
export function loadGatewayConfiguration(environment: Environment): GatewayConfiguration {
  const host = environment.HOST?.trim() || '127.0.0.1';
  const one = <T, D>(variable: string, kind: [z.ZodType<T>, string, string], byDefault: D): T | D =>
    read(environment, variable, kind, byDefault);
  const keyKind: [typeof key, string, string] = [key, 'at least 32 bytes in base64', KEY_EXAMPLE];
  const onOffKind: [typeof onOff, string, string] = [onOff, 'on or off', 'off'];
  const subgraphErrorsKind: [z.ZodType<SubgraphErrors>, string, string] = [
    z.enum(['show', 'mask']),
    'show or mask',
    'mask',
  ];
  const developmentSecret = one('SIMPUL_DEVELOPMENT_SECRET', keyKind, undefined);
  if (developmentSecret && !isLoopback(host)) {
    throw new ConfigurationError('HOST', 'a loopback address where SIMPUL_DEVELOPMENT_SECRET is set', '127.0.0.1');
  }
  const jwks = readJwks(environment);
  const assertionKey = one('SIMPUL_ASSERTION_KEY', keyKind, undefined);
  if (developmentSecret && jwks) {
    throw new ConfigurationError('SIMPUL_DEVELOPMENT_SECRET', 'left out where SIMPUL_JWKS_URL is set', '');
  }
  return {
    host,
    port: one('PORT', number(0, 65_535, 4000), 4000),
    supergraphFile: environment.SIMPUL_SUPERGRAPH?.trim() || 'schema/supergraph.graphql',
    supergraphPollMs: one('SIMPUL_SUPERGRAPH_POLL_MS', number(0, 3_600_000, 1000), 1000),
    subgraphUrls: readSubgraphUrls(environment),
    subgraphTimeoutMs: one('SIMPUL_SUBGRAPH_TIMEOUT_MS', number(100, 300_000, 10_000), 10_000),
    subgraphConnections: one('SIMPUL_SUBGRAPH_CONNECTIONS', number(1, 10_000, 64), 64),
    assertionKey,
    // Subgraphs that are told who asks are Simpul's own: what they mean for clients has a code of the hub.
    subgraphErrors: one('SIMPUL_SUBGRAPH_ERRORS', subgraphErrorsKind, assertionKey ? 'mask' : 'show'),
    jwks,
    developmentSecret,
    limits: {
      depth: one('SIMPUL_MAX_DEPTH', number(1, 100, 15), DEFAULT_LIMITS.depth),
      fields: one('SIMPUL_MAX_FIELDS', number(1, 100_000, 1000), DEFAULT_LIMITS.fields),
      rootFields: one('SIMPUL_MAX_ROOT_FIELDS', number(1, 1000, 20), DEFAULT_LIMITS.rootFields),
      tokens: one('SIMPUL_MAX_TOKENS', number(100, 1_000_000, 10_000), DEFAULT_LIMITS.tokens),
    },
    shareFetches: one('SIMPUL_SHARE_FETCHES', onOffKind, false),
    shareQueries: one('SIMPUL_SHARE_QUERIES', onOffKind, false),
    maxBodyBytes: one('SIMPUL_MAX_BODY_BYTES', number(1024, 100 * 1024 * 1024, 1_048_576), 1_048_576),
    maxOperationsPerSocket: one('SIMPUL_MAX_OPERATIONS_PER_SOCKET', number(1, 10_000, 50), 50),
    maxBufferedBytes: one('SIMPUL_MAX_BUFFERED_BYTES', number(65_536, 1_073_741_824, 1_048_576), 1_048_576),
    corsOrigins: one('SIMPUL_CORS_ORIGINS', [origins, 'a list of origins, or *', ORIGINS_EXAMPLE], []),
    introspection: one('SIMPUL_INTROSPECTION', onOffKind, true),
    graphiql: one('SIMPUL_GRAPHIQL', onOffKind, true),
    drainTimeoutMs: one('SIMPUL_DRAIN_MS', number(0, 600_000, 10_000), 10_000),
    logLevel: one(
      'SIMPUL_LOG_LEVEL',
      [z.enum(['debug', 'info', 'warn', 'error', 'silent']), 'debug, info, warn, error or silent', 'info'],
      'info',
    ),
  };
}

/** All of URL, issuer and audience, or none: a key set alone would accept what was issued for others. */
function readJwks(environment: Environment): JwksOptions | undefined {
  const url = read(
    environment,
    'SIMPUL_JWKS_URL',
    [
      httpUrl
        .transform((text) => new URL(text))
        .refine(({ protocol, hostname }) => protocol === 'https:' || isLoopback(hostname)),
      'an https URL (http on loopback)',
      'https://sso.example.go.id/realms/simpul/protocol/openid-connect/certs',
    ],
    undefined,
  );
  if (!url) return undefined;
  const issuer = environment.SIMPUL_JWT_ISSUER?.trim();
  const audience = environment.SIMPUL_JWT_AUDIENCE?.trim();
  const needed = 'set where SIMPUL_JWKS_URL is';
  if (!issuer) throw new ConfigurationError('SIMPUL_JWT_ISSUER', needed, 'https://sso.example.go.id/realms/simpul');
  if (!audience) throw new ConfigurationError('SIMPUL_JWT_AUDIENCE', needed, 'simpul');
  return { url, issuer, audience, grantsClaim: environment.SIMPUL_GRANTS_CLAIM?.trim() || 'grants' };
}

function readSubgraphUrls(environment: Environment): Map<string, string> {
  const urls = new Map<string, string>();
  for (const variable of Object.keys(environment)) {
    const name = SUBGRAPH_URL.exec(variable)?.[1];
    if (!name) continue;
    const url = read(environment, variable, [httpUrl, 'an http URL', 'http://127.0.0.1:4001/graphql'], undefined);
    if (url) urls.set(name, url);
  }
  return urls;
}

/** The variable that says where a subgraph answers: `SIMPUL_SUBGRAPH_AGENCY_DIRECTORY_URL` for `agency-directory`. */
export function subgraphUrlVariable(subgraphName: string): string {
  return `SIMPUL_SUBGRAPH_${variableNameOf(subgraphName)}_URL`;
}

/** A subgraph's name as its variable spells it: `AGENCY_DIRECTORY` for `agency-directory`. */
export function variableNameOf(subgraphName: string): string {
  return subgraphName.toUpperCase().replaceAll(/[^A-Z0-9]/g, '_');
}
