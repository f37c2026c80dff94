import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pino from 'pino';
import { ConfigurationError } from './configuration/environment.js';
import { type HubConfiguration, loadHubConfiguration } from './embedded/configuration.js';
import { lockData } from './embedded/data-lock.js';
import { loadOrMakeKeys } from './embedded/keys.js';
import { openEmbedded } from './embedded/open-embedded.js';
import { issuePersonaToken, PERSONAS } from './embedded/personas.js';
import { assertPortIsFree } from './embedded/port.js';
import { buildGateway } from './gateway/gateway.js';
import { createMetrics } from './gateway/observability/metrics.js';
import { createDevelopmentIssuer, type DevelopmentIssuer } from './gateway/security/development-issuer.js';
import { assertionSigner } from './gateway/security/sign-assertion.js';
import { startGatewayServer } from './gateway/server.js';
import { inProcessTransport } from './gateway/transport/in-process.js';
import type { Subgraph } from './subgraphs/kit/subgraph.js';

/** The whole hub in one process: four subgraphs on SQLite files and the gateway in front, for loopback only. */

const TOKEN_LIFETIME_SECONDS = 12 * 60 * 60;
const SUPERGRAPH = join(__dirname, '..', 'schema', 'supergraph.graphql');

const say = (line: string) => process.stdout.write(`${line}\n`);

async function startHub(configuration: HubConfiguration): Promise<() => Promise<void>> {
  const { dataFolder, port } = configuration;
  const logger = pino({ level: 'warn' }, pino.destination(2));
  const keys = loadOrMakeKeys(dataFolder);
  await assertPortIsFree(port);
  const unlock = lockData(dataFolder);
  let subgraphs: Subgraph[] = [];
  const stopSubgraphs = async () => {
    await Promise.all(subgraphs.map((subgraph) => subgraph.stop()));
    unlock();
  };
  try {
    subgraphs = await openEmbedded({ configuration, keys, logger });
    for (const subgraph of subgraphs) await subgraph.seed((message) => say(`  ${message}`));
    const byName = new Map(subgraphs.map((subgraph) => [subgraph.name, subgraph]));
    const metrics = createMetrics({ ofProcess: false });
    const gateway = buildGateway({
      supergraphSdl: readFileSync(SUPERGRAPH, 'utf8'),
      transports: (name) => inProcessTransport(byName.get(name) as Subgraph),
      signAssertion: assertionSigner(keys.assertionKey),
      logger,
      metrics,
    });
    const identity = createDevelopmentIssuer(keys.developmentSecret);
    const server = await startGatewayServer({ gateway, logger, metrics, identity, port });
    await announce(server.url, identity, configuration.sample);
    return async () => {
      await server.stop();
      await stopSubgraphs();
    };
  } catch (error) {
    await stopSubgraphs();
    throw error;
  }
}

async function announce(url: string, issuer: DevelopmentIssuer, sample: boolean): Promise<void> {
  say(`\nSimpul answers at ${url} (open it in a browser for GraphiQL)`);
  say('\nDevelopment tokens, good on this machine for 12 hours; send one as "Authorization: Bearer TOKEN":\n');
  for (const persona of PERSONAS) {
    say(`${persona.name}: ${persona.role} — ${persona.description}`);
    say(`  ${await issuePersonaToken(issuer, persona, TOKEN_LIFETIME_SECONDS, { inPost: sample })}`);
  }
  say('\nTry `npm run demo` in another terminal. Ctrl-C stops the hub.');
}

function main(): void {
  const started = Promise.resolve().then(() => {
    const configuration = loadHubConfiguration(process.env);
    say(`Simpul starts on ${configuration.dataFolder}`);
    return startHub(configuration);
  });
  started.catch((error: unknown) => {
    process.stderr.write(`Simpul could not start: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(error instanceof ConfigurationError ? 2 : 1);
  });
  const shutDown = () => {
    say('\nFinishing what runs …');
    started
      .then((stop) => stop())
      .then(
        () => process.exit(0),
        () => process.exit(1),
      );
  };
  process.once('SIGINT', shutDown);
  process.once('SIGTERM', shutDown);
}

main();
