import { Counter, Gauge, type Registry } from 'prom-client';

/** What is counted of streams behind the clients' own. */
export interface StreamMetrics {
  /** Counts a subscription open at a subgraph until the returned function is called. */
  upstreamOpened(subgraph: string): () => void;
  /** A stream is opened at a subgraph to read what was before. */
  catchUpStarted(): void;
  /** An event has come, completed, for all who follow its stream. */
  eventCompleted(): void;
  /** So many clients were told an event, or one of them so many events. */
  eventsDelivered(count: number): void;
}

/** Where nobody asks. */
export const UNCOUNTED: StreamMetrics = {
  upstreamOpened: () => () => undefined,
  catchUpStarted: () => undefined,
  eventCompleted: () => undefined,
  eventsDelivered: () => undefined,
};

/** Nothing was counted yet. */
export function createStreamMetrics(registry: Registry): StreamMetrics {
  const registers = [registry];
  const upstreams = new Gauge({
    name: 'simpul_open_upstreams',
    help: 'Subscriptions open at subgraphs now; clients of equal streams share one',
    labelNames: ['subgraph'],
    registers,
  });
  const catchUps = new Counter({
    name: 'simpul_catch_ups_total',
    help: 'Subscriptions opened at subgraphs to read what clients had missed, where it was not in memory',
    registers,
  });
  const events = new Counter({
    name: 'simpul_stream_events_total',
    help: 'Events completed for all who follow their stream, each time that they were read',
    registers,
  });
  const deliveries = new Counter({
    name: 'simpul_stream_deliveries_total',
    help: 'Events given to clients, once for each client',
    registers,
  });
  return {
    upstreamOpened(subgraph) {
      upstreams.inc({ subgraph });
      return () => upstreams.dec({ subgraph });
    },
    catchUpStarted: () => catchUps.inc(),
    eventCompleted: () => events.inc(),
    eventsDelivered: (count) => deliveries.inc(count),
  };
}
