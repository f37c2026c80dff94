import { setTimeout as wait } from 'node:timers/promises';
import type { Audience } from './clients/audience.js';
import type { DeliveryRecord } from './clients/delivery-record.js';
import type { StartedSubgraphs } from './start-subgraphs.js';

const JOIN_TIMEOUT_MS = 300_000;
const LOOK_EVERY_MS = 50;
/**
 * So long without a delivery: the last event is with all that are subscribed. The next event waits twice as long, or events
 * would gather at a target that is slower than this.
 */
const FIRST_QUIET_MS = 500;

/**
 * Has events happen until every client has received the last one: no protocol says when a subscription began. Rejects
 * after five minutes.
 */
export async function joinAll(audience: Audience, record: DeliveryRecord, subgraphs: StartedSubgraphs): Promise<void> {
  const deadline = performance.now() + JOIN_TIMEOUT_MS;
  for (let quietMs = FIRST_QUIET_MS; !audience.isAt(subgraphs.last()); quietMs *= 2) {
    if (performance.now() > deadline) throw new Error(`Not all are subscribed after ${JOIN_TIMEOUT_MS} ms`);
    await subgraphs.emit(record, 1);
    await audience.orFailure(untilQuiet(audience, record, subgraphs.last(), quietMs, deadline));
  }
}

async function untilQuiet(
  audience: Audience,
  record: DeliveryRecord,
  last: number,
  quietMs: number,
  deadline: number,
): Promise<void> {
  let delivered = record.delivered;
  let changedAt = performance.now();
  while (!audience.isAt(last) && performance.now() - changedAt < quietMs && performance.now() < deadline) {
    await wait(LOOK_EVERY_MS);
    if (record.delivered !== delivered) changedAt = performance.now();
    delivered = record.delivered;
  }
}
