import { createHistogram, type RecordableHistogram } from 'node:perf_hooks';
import { isDeepStrictEqual } from 'node:util';
import { clockMicros } from '../../kit/clock.js';
import { numberOfAnswer } from '../system/events.js';

/** A client received what it should not have: no load excuses that. */
export class WrongDelivery extends Error {}

interface Answer {
  data?: unknown;
  errors?: unknown;
}

/**
 * What all clients of a run received. Each of them must receive every event from its first one on, in order, once, with
 * the whole right answer; the first answer of an event is compared by its content, all others with its bytes.
 */
export class DeliveryRecord {
  delivered = 0;
  /** From when an event should have happened until it was received, in microseconds. */
  latency: RecordableHistogram = createHistogram();
  private readonly right = new Map<number, Buffer>();
  private readonly scheduled = new Map<number, number>();
  private waiting: { until: () => boolean; resolve: () => void }[] = [];

  /** `expected` is the right `data` of the event with a number. */
  constructor(private readonly expected: (number: number) => unknown) {}

  /** An event will happen then. */
  schedule(number: number, atMicros: number): void {
    this.scheduled.set(number, atMicros);
  }

  /** The next event of a client, whose number is returned. `wanted` is undefined for its first. Throws when it is wrong. */
  take(wanted: number | undefined, bytes: Buffer, start: number, end: number): number {
    const right = wanted === undefined ? undefined : this.right.get(wanted);
    const number =
      wanted !== undefined && right && bytes.compare(right, 0, right.length, start, end) === 0
        ? wanted
        : this.check(wanted, bytes.subarray(start, end));
    const scheduledAt = this.scheduled.get(number);
    if (scheduledAt !== undefined) this.latency.record(Math.max(1, clockMicros() - scheduledAt));
    this.delivered += 1;
    this.settle();
    return number;
  }

  /** Resolves when `until` holds; looked at after every event. */
  until(until: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      this.waiting.push({ until, resolve });
      this.settle();
    });
  }

  private settle(): void {
    if (this.waiting.length === 0) return;
    this.waiting = this.waiting.filter(({ until, resolve }) => {
      if (!until()) return true;
      resolve();
      return false;
    });
  }

  private check(wanted: number | undefined, bytes: Buffer): number {
    const message = JSON.parse(bytes.toString('utf8')) as Answer & { payload?: Answer };
    const { data, errors } = message.payload ?? message;
    const refuse = (why: string): Error => new WrongDelivery(`${why}: ${bytes.toString('utf8', 0, 500)}`);
    if (errors !== undefined || !data) throw refuse('An event is answered with errors');
    const number = numberOfAnswer(data);
    if (wanted !== undefined && number !== wanted) throw refuse(`Event ${wanted} is next, but ${number} came`);
    if (!isDeepStrictEqual(data, this.expected(number))) throw refuse('An event is answered wrongly');
    const right = this.right.get(number);
    if (right && !right.equals(bytes)) throw refuse('An event has other bytes for another client');
    this.right.set(number, Buffer.from(bytes));
    return number;
  }
}
