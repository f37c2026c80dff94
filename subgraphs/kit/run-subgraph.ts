import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import pino, { type Logger } from 'pino';
import { ConfigurationError } from '../../configuration/environment.js';
import { backgroundErrors } from './background-errors.js';
import { loadSubgraphConfiguration, type SubgraphConfiguration } from './configuration.js';
import { blameConfiguration } from './configuration-fault.js';
import { describeError } from './describe-error.js';
import { type FeedSource, feedSource } from './feed-source.js';
import { httpCall } from './internal-call.js';
import { patiently } from './patiently.js';
import { inProcessRelay, redisRelay } from './relay.js';
import { AwaitedSubgraph } from './served.js';
import { startSubgraphServer } from './server.js';
import type { Subgraph, SubgraphEnvironment } from './subgraph.js';

/** What a subgraph's definition is built from when it runs as a process of its own. */
export interface ProcessParts {
  configuration: SubgraphConfiguration;
  /** agency-directory's feed over HTTP. */
  directory: FeedSource;
}

export interface SubgraphProcess {
  name: string;
  defaultPort: number;
  /** Puts it together; what that gives opens it. Throws `ConfigurationError`. */
  prepare(parts: ProcessParts): (environment: SubgraphEnvironment) => Promise<Subgraph>;
}

/** How long the databases and the relay may take to close after requests were let finish. */
const CLOSES_WITHIN_MS = 3_000;

/** Listens, then opens and seeds the subgraph as soon as its database answers, until `signal` aborts. */
async function serve(
  { name, prepare }: SubgraphProcess,
  configuration: SubgraphConfiguration,
  rootLogger: Logger,
  signal: AbortSignal,
): Promise<void> {
  const logger = rootLogger.child({ subgraph: name });
  const { assertionKey, redisUrl, directoryUrl, host, port, drainTimeoutMs } = configuration;
  const directory = feedSource('agency-directory', httpCall(directoryUrl, assertionKey));
  const open = prepare({ configuration, directory });
  const relay = redisUrl ? redisRelay(redisUrl, backgroundErrors(logger, 'redis')) : inProcessRelay();
  const awaited = new AwaitedSubgraph();
  const onError = backgroundErrors(logger, 'server');
  const server = await startSubgraphServer(awaited, { host, port, onError, drainTimeoutMs });
  logger.info({ url: server.url }, 'listening');
  const environment = { ...configuration, relay, logger: rootLogger, now: () => new Date() };
  const reportWaiting = backgroundErrors(logger, 'start');
  const patience = {
    signal,
    onWait(reason: string, error: unknown) {
      awaited.waitsFor(reason);
      reportWaiting(error);
    },
  };
  let subgraph: Subgraph | undefined;
  try {
    subgraph = await patiently(() => open(environment), patience);
    if (subgraph) {
      const opened = subgraph;
      awaited.opened(opened);
      await patiently(() => opened.seed((message) => logger.info(message), signal), patience);
    }
    if (!signal.aborted) {
      logger.info('ready');
      await once(signal, 'abort');
    }
  } finally {
    await server.stop();
    await subgraph?.stop();
    await relay.close();
  }
}

/** Resolves when `signal` was aborted so long ago. */
async function longAfter(signal: AbortSignal, ms: number): Promise<void> {
  await once(signal, 'abort');
  await wait(ms);
}

/**
 * Runs one subgraph as a process: listens, migrates, seeds, and drains on SIGINT or SIGTERM. It ends in time even where
 * what it does hangs, such as a statement that waits for a lock. Bad configuration ends the process with exit code 2 and
 * one line that names the variable.
 */
export function runSubgraph(subgraph: SubgraphProcess): void {
  const stopping = new AbortController();
  process.once('SIGINT', () => stopping.abort());
  process.once('SIGTERM', () => stopping.abort());
  const running = Promise.resolve().then(() => {
    const configuration = loadSubgraphConfiguration(process.env, subgraph);
    const logger = pino({ level: configuration.logLevel, serializers: { err: describeError } });
    const { signal } = stopping;
    const overdue = longAfter(signal, configuration.drainTimeoutMs + CLOSES_WITHIN_MS).then(() =>
      logger.warn({ subgraph: subgraph.name }, 'what runs is cut off: it did not end in time'),
    );
    return Promise.race([serve(subgraph, configuration, logger, signal), overdue]);
  });
  running.then(
    () => process.exit(0),
    (thrown: unknown) => {
      const error = blameConfiguration(thrown);
      if (error instanceof ConfigurationError) {
        process.stderr.write(`${error.message}\n`);
        process.exit(2);
      }
      pino({ serializers: { err: describeError } }).fatal({ err: error }, 'could not go on');
      process.exit(1);
    },
  );
}
