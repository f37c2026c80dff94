import type { Delivered } from './deliver-events.js';

/** The first rate is this part of what the CPU time per delivery lets expect; each further one is higher by `FACTOR`. */
const FIRST_PART = 0.7;
const FACTOR = 1.25;
const MOST_STEPS = 6;
/** A rate is held while of all deliveries 99 % are at most this much later than without haste. */
const LATER_MS = 1_000;
const FEWEST_EVENTS = 3;

export interface Expectation {
  clients: number;
  cpuMicrosPerDelivery: number;
  /** The 99th percentile when nothing is in a hurry. */
  latencyMs: number;
  /** How long events happen at each rate. */
  stepMs: number;
}

/** Has so many events happen at a fixed rate and delivers them to all; undefined where a client was left behind. */
export type DeliverAtRate = (events: number, everyMicros: number) => Promise<Delivered | undefined>;

/**
 * Raises the rate of events, which do not wait for deliveries, until it is not held: deliveries come late, or a client is
 * left behind. Where already the first is not held it looks below. Returns the highest rate of deliveries that was seen
 * while one was held; undefined when none was.
 */
export async function findSustained(
  { clients, cpuMicrosPerDelivery, latencyMs, stepMs }: Expectation,
  deliver: DeliverAtRate,
): Promise<Delivered | undefined> {
  let best: Delivered | undefined;
  let wasLate = false;
  let rate = (FIRST_PART * 1e6) / cpuMicrosPerDelivery;
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const everyMicros = Math.round((clients / rate) * 1e6);
    const events = Math.max(FEWEST_EVENTS, Math.round((stepMs * 1000) / everyMicros));
    const delivered = await deliver(events, everyMicros);
    if (!delivered) break;
    const isHeld = delivered.latencyMs.p99 <= latencyMs + LATER_MS;
    if (isHeld && delivered.deliveriesPerSecond > (best?.deliveriesPerSecond ?? 0)) best = delivered;
    if (isHeld ? wasLate : best) break;
    wasLate ||= !isHeld;
    rate = isHeld ? rate * FACTOR : rate / FACTOR ** 2;
  }
  return best;
}
