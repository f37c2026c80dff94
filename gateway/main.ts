import { ConfigurationError } from '../configuration/environment.js';
import { UsageError, withArguments } from './command-line.js';
import { loadGatewayConfiguration } from './configuration.js';
import { createLogger } from './observability/logger.js';
import { startGateway } from './start-gateway.js';

/** A gateway alone, over any supergraph: reads arguments and environment, serves until SIGINT or SIGTERM, and drains. */
async function main(): Promise<void> {
  const configuration = loadGatewayConfiguration(withArguments(process.env, process.argv.slice(2)));
  const logger = createLogger(configuration.logLevel);
  const server = await startGateway(configuration, logger);
  const shutDown = (): void => {
    server.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        logger.error({ cause: String(error) }, 'the gateway did not stop cleanly');
        process.exit(1);
      },
    );
  };
  process.once('SIGINT', shutDown);
  process.once('SIGTERM', shutDown);
}

main().catch((error: unknown) => {
  process.stderr.write(`The gateway could not start: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(error instanceof ConfigurationError || error instanceof UsageError ? 2 : 1);
});
