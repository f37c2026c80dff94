import { ConfigurationError, type Environment, type Settings, settingsOf } from '../configuration/environment.js';
import type { SubgraphErrors } from './http/present-error.js';
import type { JwksOptions } from './security/identity.js';
import type { OperationLimits } from './security/limits.js';
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
  /** Where gateways tell each other of revoked tokens; without it each knows its own only. */
  redisUrl?: string;
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

const DEFAULT_PORT = 4000;

/** Reads and checks the environment. Throws ConfigurationError for the first variable that is missing or not valid. */
export function loadGatewayConfiguration(environment: Environment): GatewayConfiguration {
  const settings = settingsOf(environment);
  const { read } = settings;
  const host = read('HOST');
  const developmentSecret = read('SIMPUL_DEVELOPMENT_SECRET');
  if (developmentSecret && !isLoopback(host)) {
    throw new ConfigurationError('HOST', 'a loopback address where SIMPUL_DEVELOPMENT_SECRET is set', '127.0.0.1');
  }
  const jwks = readJwks(settings);
  if (developmentSecret && jwks) {
    throw new ConfigurationError('SIMPUL_DEVELOPMENT_SECRET', 'left out where SIMPUL_JWKS_URL is set');
  }
  const assertionKey = read('SIMPUL_ASSERTION_KEY');
  return {
    host,
    port: read('PORT') ?? DEFAULT_PORT,
    supergraphFile: read('SIMPUL_SUPERGRAPH'),
    supergraphPollMs: read('SIMPUL_SUPERGRAPH_POLL_MS'),
    subgraphUrls: settings.subgraphUrls(),
    subgraphTimeoutMs: read('SIMPUL_SUBGRAPH_TIMEOUT_MS'),
    subgraphConnections: read('SIMPUL_SUBGRAPH_CONNECTIONS'),
    assertionKey,
    // Subgraphs that are told who asks are Simpul's own: what they mean for clients has a code of the hub.
    subgraphErrors: read('SIMPUL_SUBGRAPH_ERRORS') ?? (assertionKey ? 'mask' : 'show'),
    jwks,
    redisUrl: read('SIMPUL_REDIS'),
    developmentSecret,
    limits: {
      depth: read('SIMPUL_MAX_DEPTH'),
      fields: read('SIMPUL_MAX_FIELDS'),
      rootFields: read('SIMPUL_MAX_ROOT_FIELDS'),
      tokens: read('SIMPUL_MAX_TOKENS'),
    },
    shareFetches: read('SIMPUL_SHARE_FETCHES'),
    shareQueries: read('SIMPUL_SHARE_QUERIES'),
    maxBodyBytes: read('SIMPUL_MAX_BODY_BYTES'),
    maxOperationsPerSocket: read('SIMPUL_MAX_OPERATIONS_PER_SOCKET'),
    maxBufferedBytes: read('SIMPUL_MAX_BUFFERED_BYTES'),
    corsOrigins: read('SIMPUL_CORS_ORIGINS') ?? [],
    introspection: read('SIMPUL_INTROSPECTION'),
    graphiql: read('SIMPUL_GRAPHIQL'),
    drainTimeoutMs: read('SIMPUL_DRAIN_MS'),
    logLevel: read('SIMPUL_LOG_LEVEL'),
  };
}

/** All of URL, issuer and audience, or none: a key set alone would accept what was issued for others. */
function readJwks({ read, need }: Settings): JwksOptions | undefined {
  const text = read('SIMPUL_JWKS_URL');
  if (!text) return undefined;
  const url = new URL(text);
  if (url.protocol !== 'https:' && !isLoopback(url.hostname)) {
    const example = 'https://sso.example.go.id/realms/simpul/protocol/openid-connect/certs';
    throw new ConfigurationError('SIMPUL_JWKS_URL', 'an https URL (http on loopback)', example);
  }
  const issuer = need('SIMPUL_JWT_ISSUER');
  const audience = need('SIMPUL_JWT_AUDIENCE');
  return {
    url,
    issuer,
    audience,
    logoutAudiences: read('SIMPUL_LOGOUT_AUDIENCES') ?? [audience],
    grantsClaim: read('SIMPUL_GRANTS_CLAIM'),
    maxLifetimeSeconds: read('SIMPUL_JWT_MAX_LIFETIME_SECONDS'),
  };
}

/** The variable that says where a subgraph answers: `SIMPUL_SUBGRAPH_AGENCY_DIRECTORY_URL` for `agency-directory`. */
export function subgraphUrlVariable(subgraphName: string): string {
  return `SIMPUL_SUBGRAPH_${variableNameOf(subgraphName)}_URL`;
}

/** A subgraph's name as its variable spells it: `AGENCY_DIRECTORY` for `agency-directory`. */
export function variableNameOf(subgraphName: string): string {
  return subgraphName.toUpperCase().replaceAll(/[^A-Z0-9]/g, '_');
}
