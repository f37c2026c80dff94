import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { createStreamMetrics, type StreamMetrics } from './stream-metrics.js';

/** How a client is connected to a stream. */
export type StreamTransport = 'websocket' | 'event-stream' | 'multipart';

/** How an operation ended: all of it, with errors beside data, or with errors only. */
export type OperationOutcome = 'ok' | 'partial' | 'error';

/** The gateway's counters, in a registry of their own. */
export interface Metrics extends StreamMetrics {
  operationEnded(type: string, outcome: OperationOutcome, seconds: number): void;
  errorShown(code: string): void;
  /** A query was answered without Apollo Server, which had admitted it before. */
  queryRepeated(): void;
  /** Counts an open stream until the returned function is called. */
  streamOpened(transport: StreamTransport): () => void;
  socketOpened(): () => void;
  /** A revocation was put in force, by a logout here or at another gateway. */
  tokensRevoked(): void;
  /** A stream or a connection was closed since its token was good no longer, and why. */
  tokenEnded(why: string): void;
  /** A client's stream is ended because it reads more slowly than events come. */
  clientTooSlow(transport: StreamTransport): void;
  /** The Prometheus text and its content type. */
  render(): Promise<{ contentType: string; text: string }>;
}

/** Metrics of one gateway and its server; `ofProcess` adds memory, CPU and event loop. */
export function createMetrics(options: { ofProcess: boolean }): Metrics {
  const registry = new Registry();
  if (options.ofProcess) collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const duration = new Histogram({
    name: 'simpul_operation_duration_seconds',
    help: 'Time from admission to result of queries, mutations and openings of subscriptions',
    labelNames: ['type', 'outcome'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers,
  });
  const errors = new Counter({
    name: 'simpul_errors_total',
    help: 'Errors shown to clients, by code; OTHER for codes that only their subgraph knows',
    labelNames: ['code'],
    registers,
  });
  const repeated = new Counter({
    name: 'simpul_repeated_queries_total',
    help: 'Queries answered without the pipeline that had admitted their text before',
    registers,
  });
  const streams = new Gauge({
    name: 'simpul_open_streams',
    help: 'Subscriptions open now',
    labelNames: ['transport'],
    registers,
  });
  const sockets = new Gauge({ name: 'simpul_open_sockets', help: 'WebSocket connections open now', registers });
  const revocations = new Counter({
    name: 'simpul_revocations_total',
    help: 'Revocations put in force, by logouts here and at other gateways',
    registers,
  });
  const tokenEnds = new Counter({
    name: 'simpul_token_ends_total',
    help: 'Streamed responses and WebSockets closed since their token expired or was revoked, by reason',
    labelNames: ['reason'],
    registers,
  });
  const slow = new Counter({
    name: 'simpul_slow_clients_total',
    help: 'Streams and WebSocket connections ended because their client read too slowly',
    labelNames: ['transport'],
    registers,
  });
  const held = (increase: () => void, decrease: () => void): (() => void) => {
    let isOpen = true;
    increase();
    return () => {
      if (isOpen) decrease();
      isOpen = false;
    };
  };
  return {
    ...createStreamMetrics(registry),
    operationEnded: (type, outcome, seconds) => duration.observe({ type, outcome }, seconds),
    errorShown: (code) => errors.inc({ code }),
    queryRepeated: () => repeated.inc(),
    streamOpened: (transport) =>
      held(
        () => streams.inc({ transport }),
        () => streams.dec({ transport }),
      ),
    socketOpened: () =>
      held(
        () => sockets.inc(),
        () => sockets.dec(),
      ),
    tokensRevoked: () => revocations.inc(),
    tokenEnded: (reason) => tokenEnds.inc({ reason }),
    clientTooSlow: (transport) => slow.inc({ transport }),
    render: async () => ({ contentType: registry.contentType, text: await registry.metrics() }),
  };
}
