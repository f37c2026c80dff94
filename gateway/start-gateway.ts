import { readFileSync } from 'node:fs';
import { ConfigurationError } from '../configuration/environment.js';
import { type GatewayConfiguration, subgraphUrlVariable, variableNameOf } from './configuration.js';
import { followSupergraph } from './follow-supergraph.js';
import { buildGateway } from './gateway.js';
import type { Logger } from './observability/logger.js';
import { createMetrics } from './observability/metrics.js';
import { createDevelopmentIssuer } from './security/development-issuer.js';
import { DEFAULT_MAX_LIFETIME_SECONDS, type Identity, jwksIdentity } from './security/identity.js';
import { startRedisRevocations } from './security/redis-revocations.js';
import { RevocationList } from './security/revocation-list.js';
import { localRevocations, type Revocations } from './security/revocations.js';
import { assertionSigner } from './security/sign-assertion.js';
import { type GatewayServer, startGatewayServer } from './server.js';
import { shareQueries } from './share-queries.js';
import { subgraphReadiness } from './subgraph-readiness.js';
import { httpTransport } from './transport/http.js';

/**
 * A gateway over subgraphs that answer by HTTP, which follows its supergraph's file. Throws ConfigurationError when
 * supergraph and configuration disagree.
 */
export async function startGateway(configuration: GatewayConfiguration, logger: Logger): Promise<GatewayServer> {
  const { supergraphFile, supergraphPollMs, assertionKey } = configuration;
  const supergraphSdl = readSupergraph(supergraphFile);
  const signAssertion = assertionKey && assertionSigner(assertionKey);
  const metrics = createMetrics({ ofProcess: true });
  const gateway = buildGateway({
    supergraphSdl,
    transports(name, composedUrl) {
      const url = configuration.subgraphUrls.get(variableNameOf(name)) ?? composedUrl;
      if (!isHttpUrl(url)) {
        throw new ConfigurationError(subgraphUrlVariable(name), 'an http URL', 'http://127.0.0.1:4001/graphql');
      }
      return httpTransport({
        url,
        timeoutMs: configuration.subgraphTimeoutMs,
        maxConnections: configuration.subgraphConnections,
      });
    },
    signAssertion,
    shareFetches: configuration.shareFetches,
    logger,
    metrics,
  });
  const followed =
    supergraphPollMs === 0
      ? undefined
      : followSupergraph({ gateway, file: supergraphFile, supergraphSdl, everyMs: supergraphPollMs, logger });
  let revocations: Revocations | undefined;
  try {
    checkSubgraphUrls(configuration, [...gateway.transports.keys()]);
    const identity = identityOf(configuration);
    if (!identity) logger.warn({}, 'everyone is anonymous: SIMPUL_JWKS_URL is not set');
    revocations = await startRevocations(configuration, logger);
    const server = await startGatewayServer({
      ...configuration,
      gateway: configuration.shareQueries ? shareQueries(gateway) : gateway,
      logger,
      identity,
      revocations,
      readiness: [...subgraphReadiness({ gateway, sign: signAssertion }), ...(followed ? [followed.check] : [])],
      metrics,
    });
    return {
      ...server,
      stop() {
        followed?.stop();
        return server.stop();
      },
    };
  } catch (error) {
    followed?.stop();
    await revocations?.close();
    await gateway.close();
    throw error;
  }
}

/** An address for a subgraph that the supergraph does not have is a misspelt name. */
function checkSubgraphUrls({ subgraphUrls }: GatewayConfiguration, subgraphs: readonly string[]): void {
  const known = new Set(subgraphs.map(variableNameOf));
  for (const name of subgraphUrls.keys()) {
    if (known.has(name)) continue;
    const expectation = `left out: the supergraph has ${[...known].join(', ')}`;
    throw new ConfigurationError(`SIMPUL_SUBGRAPH_${name}_URL`, expectation);
  }
}

function identityOf({ jwks, developmentSecret }: GatewayConfiguration): Identity | undefined {
  if (jwks) return jwksIdentity(jwks);
  return developmentSecret && createDevelopmentIssuer(developmentSecret);
}

/** Undefined where nobody's tokens can be revoked. */
async function startRevocations(
  { jwks, redisUrl }: GatewayConfiguration,
  logger: Logger,
): Promise<Revocations | undefined> {
  if (!jwks) return undefined;
  const { issuer, audience, maxLifetimeSeconds = DEFAULT_MAX_LIFETIME_SECONDS } = jwks;
  const list = new RevocationList({ maxLifetimeSeconds });
  return redisUrl ? startRedisRevocations({ url: redisUrl, issuer, audience, list, logger }) : localRevocations(list);
}

function isHttpUrl(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}

function readSupergraph(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new ConfigurationError('SIMPUL_SUPERGRAPH', 'a file that can be read', 'schema/supergraph.graphql');
  }
}
