import { startSubgraph } from '../../kit/answer-from-memory.js';
import { clockMicros } from '../../kit/clock.js';
import { buildProductsSchema, type EventKind } from '../system/schemas.js';
import { type EventCounts, EventSubgraph } from './event-subgraph.js';

/** Has `count` events happen, the first at `startAtMicros` of the machine's clock, the others `everyMicros` apart. */
export interface Emission {
  count: number;
  startAtMicros: number;
  everyMicros: number;
}

/** What both subgraphs were asked for until now. */
export interface Counts extends EventCounts {
  entityFetches: number;
}

/**
 * A process of its own: both subgraphs, the events of the kind that its argument says. Tells its parent their urls by name
 * when they listen; then it answers each emission with `null` when its last event is out, and `counts` with the counts.
 */
async function main(): Promise<void> {
  const kind = process.argv[2] as EventKind;
  const events = new EventSubgraph(kind);
  let entityFetches = 0;
  const urls = {
    events: await events.listen(),
    products: await startSubgraph(buildProductsSchema(), () => {
      entityFetches += 1;
    }),
  };
  process.on('message', (message: Emission | 'counts') => {
    if (message === 'counts') process.send?.({ ...events.counts(), entityFetches } satisfies Counts);
    else emit(events, message, () => process.send?.(null));
  });
  process.once('disconnect', () => process.exit(0));
  process.send?.(urls);
}

/** Those that are due, late ones at once: the schedule does not wait for whoever reads. */
function emit(events: EventSubgraph, { count, startAtMicros, everyMicros }: Emission, finished: () => void): void {
  let emitted = 0;
  const emitDue = (): void => {
    while (emitted < count && startAtMicros + emitted * everyMicros <= clockMicros()) {
      events.emit();
      emitted += 1;
    }
    if (emitted === count) finished();
    else setTimeout(emitDue, Math.max(0, (startAtMicros + emitted * everyMicros - clockMicros()) / 1000));
  };
  emitDue();
}

main().catch((error: unknown) => {
  process.stderr.write(`The subgraphs could not start: ${String(error)}\n`);
  process.exit(1);
});
