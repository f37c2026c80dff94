import { join } from 'node:path';
import { clockMicros } from '../kit/clock.js';
import { startChild } from '../kit/start-child.js';
import type { DeliveryRecord } from './clients/delivery-record.js';
import type { Counts, Emission } from './subgraphs/serve-subgraphs.js';
import type { EventKind } from './system/schemas.js';

/** The process of both subgraphs, and the events that it has had. */
export interface StartedSubgraphs {
  /** Name → url. */
  urls: Record<string, string>;
  pid: number;
  counts: () => Promise<Counts>;
  /** The number of the last event; 0 before the first. */
  last: () => number;
  /** Has events happen, `everyMicros` apart, and resolves when the last one is out. One call at a time. */
  emit: (record: DeliveryRecord, count: number, everyMicros?: number) => Promise<void>;
  stop: () => Promise<void>;
}

export async function startSubgraphs(kind: EventKind): Promise<StartedSubgraphs> {
  const script = join(__dirname, 'subgraphs', 'serve-subgraphs.js');
  const { told, pid, ask, stop } = await startChild<Record<string, string>>(script, [kind]);
  let last = 0;
  return {
    urls: told,
    pid,
    counts: async () => (await ask('counts')) as Counts,
    last: () => last,
    async emit(record, count, everyMicros = 0) {
      const startAtMicros = clockMicros();
      for (let at = 0; at < count; at += 1) record.schedule(last + 1 + at, startAtMicros + at * everyMicros);
      last += count;
      await ask({ count, startAtMicros, everyMicros } satisfies Emission);
    },
    stop,
  };
}
