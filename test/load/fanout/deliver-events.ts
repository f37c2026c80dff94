import { createHistogram } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { note } from '../kit/run-benchmark.js';
import { within } from '../kit/within.js';
import type { Audience } from './clients/audience.js';
import { type DeliveryRecord, WrongDelivery } from './clients/delivery-record.js';
import { between, type Meters, readMeters } from './meters.js';
import type { StartedSubgraphs } from './start-subgraphs.js';

/** Longer than the slowest target needs for one event to all. */
const DELIVERY_TIMEOUT_MS = 120_000;

/** All that delivers events to one audience whose clients are all subscribed. */
export interface Delivering {
  audience: Audience;
  clients: number;
  record: DeliveryRecord;
  subgraphs: StartedSubgraphs;
  /** Of the measured process. */
  pid: number;
}

/** Some events, delivered to everybody. */
export interface Delivered {
  events: number;
  deliveriesPerSecond: number;
  /** Until a client had an event, in milliseconds from when it should have happened. */
  latencyMs: { p50: number; p99: number };
  used: Meters;
}

/**
 * Events at a fixed rate for `durationMs`, at least two. One is delivered to all before the next happens, so that who is
 * slower than the rate sets its own.
 */
export async function deliverPaced(all: Delivering, everyMs: number, durationMs: number): Promise<Delivered> {
  return measureDelivery(all, async () => {
    const begin = performance.now();
    let events = 0;
    while (events < 2 || performance.now() - begin < durationMs) {
      const delivered = untilDelivered(all, 1);
      await all.subgraphs.emit(all.record, 1);
      await delivered;
      events += 1;
      await wait(Math.max(0, begin + events * everyMs - performance.now()));
    }
    return events;
  });
}

/**
 * So many events at a fixed rate, whether those before are delivered or not; undefined where a client was closed or waits
 * too long. Rejects when a client receives what is wrong: that is no matter of the rate.
 */
export async function deliverOpenLoop(
  all: Delivering,
  events: number,
  everyMicros: number,
): Promise<Delivered | undefined> {
  try {
    return await measureDelivery(all, async () => {
      const delivered = untilDelivered(all, events);
      await Promise.all([delivered, all.subgraphs.emit(all.record, events, everyMicros)]);
      return events;
    });
  } catch (error) {
    if (error instanceof WrongDelivery) throw error;
    note(`not held: ${String(error)}`);
    return undefined;
  }
}

async function measureDelivery(all: Delivering, deliver: () => Promise<number>): Promise<Delivered> {
  const { record, pid, subgraphs, clients } = all;
  record.latency = createHistogram();
  const before = readMeters(pid, subgraphs.pid);
  const events = await deliver();
  const used = between(before, readMeters(pid, subgraphs.pid));
  return {
    events,
    deliveriesPerSecond: (events * clients * 1000) / used.atMs,
    latencyMs: { p50: record.latency.percentile(50) / 1000, p99: record.latency.percentile(99) / 1000 },
    used,
  };
}

/** Resolves when everybody has this many events more. */
function untilDelivered({ record, clients, audience }: Delivering, events: number): Promise<void> {
  const wanted = record.delivered + events * clients;
  const all = audience.orFailure(record.until(() => record.delivered >= wanted));
  return within(DELIVERY_TIMEOUT_MS, `Delivering ${events} events`, all);
}
