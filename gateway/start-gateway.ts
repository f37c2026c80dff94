import { readFileSync } from 'node:fs';
import { ConfigurationError, type GatewayConfiguration, subgraphUrlVariable, variableNameOf } from './configuration.js';
import { buildGateway } from './gateway.js';
import type { Logger } from './observability/logger.js';
import { createDevelopmentIssuer } from './security/development-issuer.js';
import { type Identity, jwksIdentity } from './security/identity.js';
import { assertionSigner } from './security/sign-assertion.js';
import { type GatewayServer, startGatewayServer } from './server.js';
import { subgraphReadiness } from './subgraph-readiness.js';
import { httpTransport } from './transport/http.js';
import type { SubgraphTransport } from './transport/subgraph-transport.js';

/** A gateway over subgraphs that answer by HTTP. Throws ConfigurationError when supergraph and configuration disagree. */
export async function startGateway(configuration: GatewayConfiguration, logger: Logger): Promise<GatewayServer> {
  const transports = new Map<string, SubgraphTransport>();
  const named = new Set<string>();
  const supergraphSdl = readSupergraph(configuration.supergraphFile);
  const gateway = buildGateway({
    supergraphSdl,
    transports(name, composedUrl) {
      named.add(variableNameOf(name));
      const url = configuration.subgraphUrls.get(variableNameOf(name)) ?? composedUrl;
      if (!URL.canParse(url)) {
        throw new ConfigurationError(subgraphUrlVariable(name), 'an http URL', 'http://127.0.0.1:4001/graphql');
      }
      const transport = httpTransport({ url, timeoutMs: configuration.subgraphTimeoutMs });
      transports.set(name, transport);
      return transport;
    },
    signAssertion: assertionSigner(configuration.assertionKey),
    logger,
  });
  try {
    for (const name of configuration.subgraphUrls.keys()) {
      if (!named.has(name)) {
        const known = [...named].join(', ');
        throw new ConfigurationError(`SIMPUL_SUBGRAPH_${name}_URL`, `left out: the supergraph has ${known}`, '');
      }
    }
    return await startGatewayServer({
      ...configuration,
      gateway,
      logger,
      identity: identityOf(configuration),
      readiness: [subgraphReadiness(transports)],
      processMetrics: true,
    });
  } catch (error) {
    await gateway.close();
    throw error;
  }
}

function identityOf({ jwks, developmentSecret }: GatewayConfiguration): Identity | undefined {
  if (jwks) return jwksIdentity(jwks);
  return developmentSecret && createDevelopmentIssuer(developmentSecret);
}

function readSupergraph(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new ConfigurationError('SIMPUL_SUPERGRAPH', 'a file that can be read', 'schema/supergraph.graphql');
  }
}
