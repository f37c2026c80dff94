import { setMaxListeners } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import type { Gateway } from './gateway.js';
import { createGraphiql } from './graphiql/answer-graphiql.js';
import { createOperationGate } from './http/admit-operation.js';
import { createEventStreamHandler } from './http/answer-event-stream.js';
import { createGraphqlHandler } from './http/answer-graphql.js';
import { createLogoutHandler } from './http/answer-logout.js';
import { createApolloServer, type ErrorOwners } from './http/apollo-server.js';
import { createClientStreams } from './http/client-streams.js';
import type { AllowedOrigins } from './http/cors.js';
import type { Front } from './http/front.js';
import { createErrorPresenter, eventWriter, type SubgraphErrors } from './http/present-error.js';
import { createRequestListener, GRAPHQL_PATH } from './http/route-request.js';
import { createRunningRequests } from './http/running-requests.js';
import { createSockets, refuseUpgrade, type Sockets } from './http/serve-sockets.js';
import type { ReadinessCheck } from './observability/health.js';
import type { Logger } from './observability/logger.js';
import { createMetrics, type Metrics } from './observability/metrics.js';
import { observeGateway } from './observability/observe-gateway.js';
import { DEFAULT_MAX_LIFETIME_SECONDS, type Identity } from './security/identity.js';
import { DEFAULT_LIMITS, type OperationLimits } from './security/limits.js';
import { isLoopback } from './security/loopback.js';
import { RevocationList } from './security/revocation-list.js';
import { localRevocations, type Revocations } from './security/revocations.js';
import { type WhenInvalid, watchValidity, withoutRevoked } from './security/token-validity.js';

export interface GatewayServerOptions {
  /** Belongs to the server from now on: it is closed when the server stops. */
  gateway: Gateway;
  logger: Logger;
  /** Default 127.0.0.1. */
  host?: string;
  /** Default 0, a free port. */
  port?: number;
  /** Without it everyone is anonymous. */
  identity?: Identity;
  /** Closed when the server stops. Default revocations of this server only, for tokens of the default lifetime. */
  revocations?: Revocations;
  limits?: Partial<OperationLimits>;
  /** Default `mask`. */
  subgraphErrors?: SubgraphErrors;
  /** Default true. */
  introspection?: boolean;
  /** Whether browsers get GraphiQL at /graphql. Default true. */
  graphiql?: boolean;
  /** Origins of other sites whose pages may call. Default none. */
  corsOrigins?: AllowedOrigins;
  /** Longest request body and WebSocket message. Default 1 MiB. */
  maxBodyBytes?: number;
  /** Operations and subscriptions that one WebSocket may have open. Default 50. */
  maxOperationsPerSocket?: number;
  /** What may wait for one client that reads slowly, until its stream is ended. Default 1 MiB. */
  maxBufferedBytes?: number;
  /** Default 10,000. */
  connectionInitTimeoutMs?: number;
  /** Between two signs of life on WebSockets and streamed responses. Default 12,000. */
  keepAliveMs?: number;
  /** How long running operations may take to finish when the server stops. Default 10,000. */
  drainTimeoutMs?: number;
  /** What `/health/ready` asks beside whether the server is stopping. */
  readiness?: readonly ReadinessCheck[];
  /** What `/metrics` shows, with what the gateway counts there itself. Default: what the server counts. */
  metrics?: Metrics;
}

/** A gateway that clients can reach. */
export interface GatewayServer {
  /** The GraphQL endpoint: `http://127.0.0.1:4000/graphql`. */
  readonly url: string;
  readonly port: number;
  /** Accepts nothing more, lets running operations finish, ends streams so that clients reconnect, closes the gateway. */
  stop(): Promise<void>;
}

/** How long requests that were on their way when the server began to stop are still answered. */
const LATE_REQUESTS_MS = 250;

/** How long clients may take to acknowledge the end of their connection. */
const CLOSE_TIMEOUT_MS = 1000;

/**
 * Serves GraphQL over HTTP, multipart subscriptions included, and graphql-ws at /graphql, over SSE at /graphql/stream,
 * GraphiQL, health and metrics.
 * Rejects when the port can't be had, or when an identity for development would be reachable from other machines.
 */
export async function startGatewayServer(options: GatewayServerOptions): Promise<GatewayServer> {
  const { host = '127.0.0.1', port = 0, logger, introspection = true } = options;
  if (options.identity?.loopbackOnly && !isLoopback(host)) {
    throw new Error(`Development tokens are accepted on loopback only; ${host} is reachable from other machines.`);
  }
  const metrics = options.metrics ?? createMetrics({ ofProcess: false });
  const gateway = observeGateway(options.gateway, { metrics, logger });
  const revocations =
    options.revocations ?? localRevocations(new RevocationList({ maxLifetimeSeconds: DEFAULT_MAX_LIFETIME_SECONDS }));
  const identity = options.identity && withoutRevoked(options.identity, revocations.list);
  revocations.list.onAdded(metrics.tokensRevoked);
  const giveUp = new AbortController();
  // Every running operation listens.
  setMaxListeners(0, giveUp.signal);
  let isDraining = false;
  const presenter = createErrorPresenter({ logger, metrics, subgraphErrors: options.subgraphErrors ?? 'mask' });
  const front: Front = {
    gateway,
    gate: createOperationGate({
      schema: () => gateway.schema,
      limits: { ...DEFAULT_LIMITS, ...options.limits },
      introspection,
    }),
    identity,
    whenInvalid: counted(watchValidity(revocations.list), metrics),
    presenter,
    logger,
    metrics,
    running: createRunningRequests(),
    corsOrigins: options.corsOrigins ?? [],
    maxBodyBytes: options.maxBodyBytes ?? 1024 * 1024,
    maxOperationsPerSocket: options.maxOperationsPerSocket ?? 50,
    maxBufferedBytes: options.maxBufferedBytes ?? 1024 * 1024,
    writeEvent: { id: eventWriter(presenter, 'id'), en: eventWriter(presenter, 'en') },
    connectionInitTimeoutMs: options.connectionInitTimeoutMs ?? 10_000,
    keepAliveMs: options.keepAliveMs ?? 12_000,
    giveUp: giveUp.signal,
    isDraining: () => isDraining,
  };
  const errorOwners: ErrorOwners = new WeakMap();
  const apollo = createApolloServer(front, errorOwners);
  await apollo.start();
  const streams = createClientStreams(front);
  const sockets = createSockets(front);
  const server = createServer(
    // Longer than the idle time of common proxies, so that they never reuse a connection that is being closed.
    { keepAliveTimeout: 65_000, headersTimeout: 30_000, requestTimeout: 60_000 },
    createRequestListener(front, {
      answerGraphql: createGraphqlHandler(front, apollo, errorOwners, streams),
      answerEventStream: createEventStreamHandler(front, streams),
      answerLogout: identity?.verifyLogout && createLogoutHandler(front, identity.verifyLogout, revocations),
      graphiql: options.graphiql === false ? undefined : createGraphiql(),
      readiness: [...(options.readiness ?? []), ...(revocations.check ? [revocations.check] : [])],
    }),
  );
  acceptSockets(server, sockets);
  const actualPort = await listen(server, host, port);
  const url = `http://${host.includes(':') ? `[${host}]` : host}:${actualPort}${GRAPHQL_PATH}`;
  logger.info({ url }, 'listening');

  async function drain(): Promise<void> {
    isDraining = true;
    // What clients have sent but was not read yet is still read, and told to come back: closing would reset it.
    await wait(LATE_REQUESTS_MS);
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    const isIdle = await front.running.whenIdle(options.drainTimeoutMs ?? 10_000);
    if (!isIdle) logger.warn({}, 'operations are cut off: they did not finish in time');
    // Before anything is aborted: a stream that ends by itself would tell its client that nothing more comes.
    await Promise.all([withinTime(streams.close()), sockets.close(CLOSE_TIMEOUT_MS)]);
    giveUp.abort();
    await front.running.whenIdle(CLOSE_TIMEOUT_MS);
    server.closeAllConnections();
    await closed;
    await apollo.stop();
    await gateway.close();
    await revocations.close();
    logger.info({}, 'gateway stopped');
  }

  let stopping: Promise<void> | undefined;
  return {
    url,
    port: actualPort,
    stop() {
      stopping ??= drain();
      return stopping;
    },
  };
}

function counted(whenInvalid: WhenInvalid, metrics: Pick<Metrics, 'tokenEnded'>): WhenInvalid {
  return (viewer, onInvalid) =>
    whenInvalid(viewer, (why) => {
      metrics.tokenEnded(why);
      onInvalid(why);
    });
}

function acceptSockets(server: Server, sockets: Sockets): void {
  server.on('upgrade', (request, socket, head) => {
    const path = (request.url ?? '/').split('?', 1)[0];
    if (path === GRAPHQL_PATH) sockets.upgrade(request, socket, head);
    else refuseUpgrade(socket, '404 Not Found');
  });
}

function listen(server: Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

async function withinTime(work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, CLOSE_TIMEOUT_MS);
  });
  await Promise.race([work, late]);
  clearTimeout(timer);
}
