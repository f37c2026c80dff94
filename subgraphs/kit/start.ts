import pino, { type Logger } from 'pino';
import { ConfigurationError, loadSubgraphConfiguration, type SubgraphConfiguration } from './configuration.js';
import { describeError } from './describe-error.js';
import { type FeedSource, feedSource } from './feed-source.js';
import { httpCall } from './internal-call.js';
import { inProcessRelay, redisRelay } from './relay.js';
import { startSubgraphServer } from './server.js';
import { Subgraph, type SubgraphDefinition } from './subgraph.js';

/** What a subgraph's definition is built from when it runs as a process of its own. */
export interface ProcessParts {
  configuration: SubgraphConfiguration;
  /** agency-directory's feed over HTTP. */
  directory: FeedSource;
}

async function start<Events>(
  defaultPort: number,
  define: (parts: ProcessParts) => SubgraphDefinition<Events>,
  logger: Logger,
): Promise<() => Promise<void>> {
  const configuration = loadSubgraphConfiguration(process.env, defaultPort);
  const { assertionKey, redisUrl, directoryUrl, host, port } = configuration;
  const onError = (error: unknown) => logger.error({ err: error }, 'background work failed');
  const relay = redisUrl ? redisRelay(redisUrl, onError) : inProcessRelay();
  const directory = feedSource('agency-directory', httpCall(directoryUrl, assertionKey));
  const definition = define({ configuration, directory });
  const subgraph = await Subgraph.open(definition, { ...configuration, relay, logger, now: () => new Date() });
  const server = await startSubgraphServer(subgraph, { host, port, onError });
  logger.info({ subgraph: definition.name, url: server.url }, 'listening');
  const stop = async () => {
    await server.stop();
    await subgraph.stop();
    await relay.close();
  };
  try {
    await subgraph.seed((message) => logger.info({ subgraph: definition.name }, message));
  } catch (error) {
    await stop();
    throw error;
  }
  logger.info({ subgraph: definition.name }, 'ready');
  return stop;
}

/**
 * Runs one subgraph as a process: migrates, listens, seeds, and drains on SIGINT or SIGTERM. Bad configuration ends the
 * process with exit code 2 and one line that names the variable.
 */
export function startSubgraphProcess<Events>(
  defaultPort: number,
  define: (parts: ProcessParts) => SubgraphDefinition<Events>,
): void {
  const logger = pino({ serializers: { err: describeError } });
  const started = start(defaultPort, define, logger);
  const shutDown = () => {
    started
      .then((stop) => stop())
      .then(
        () => process.exit(0),
        () => process.exit(1),
      );
  };
  process.once('SIGINT', shutDown);
  process.once('SIGTERM', shutDown);
  started.catch((error: unknown) => {
    if (error instanceof ConfigurationError) {
      process.stderr.write(`${error.message}\n`);
      process.exit(2);
    }
    logger.fatal({ err: error }, 'could not start');
    process.exit(1);
  });
}
