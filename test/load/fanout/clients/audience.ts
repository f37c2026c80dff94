import type { ClientOperation, OpenClient } from './client.js';
import type { DeliveryRecord } from './delivery-record.js';

/** So many connections are asked for at once: fewer than a server's queue of them, which drops what is too much. */
const CONNECTING_AT_ONCE = 200;

export interface AudienceOptions {
  port: number;
  clients: number;
  open: OpenClient;
  operation: (client: number) => ClientOperation;
  /** The number of the first event that a client must receive; undefined where it is whichever comes first. */
  firstEvent: (client: number) => number | undefined;
  record: DeliveryRecord;
}

/** Many clients with one subscription each. */
export class Audience {
  /** Rejects when a client's connection breaks or an event is wrong; never resolves. */
  readonly failure: Promise<never>;
  private fail: (error: Error) => void = () => undefined;
  private readonly leave: (() => void)[] = [];
  /** The number of the last event by client; undefined before the first. */
  private readonly last: (number | undefined)[];

  readonly clients: number;

  constructor(private readonly options: AudienceOptions) {
    this.clients = options.clients;
    this.last = Array.from({ length: options.clients }, () => undefined);
    this.failure = new Promise((_, reject) => {
      this.fail = reject;
    });
    this.failure.catch(() => undefined);
  }

  /** Resolves when all are connected and have asked for their subscription. */
  async connect(): Promise<void> {
    let next = 0;
    const connectOneByOne = async (): Promise<void> => {
      while (next < this.clients) await this.connectOne(next++);
    };
    await this.orFailure(Promise.all(Array.from({ length: CONNECTING_AT_ONCE }, connectOneByOne)));
  }

  /** Whether everybody received the event with this number, and with it all before that they must. */
  isAt(number: number): boolean {
    return this.last.every((last) => last === number);
  }

  /** What resolves, unless something fails meanwhile. */
  orFailure<T>(work: Promise<T>): Promise<T> {
    return Promise.race([work, this.failure]);
  }

  close(): void {
    for (const leave of this.leave) leave();
  }

  private connectOne(client: number): Promise<void> {
    const { port, open, operation, firstEvent, record } = this.options;
    return new Promise((resolve) => {
      this.leave[client] = open(port, operation(client), {
        subscribed: resolve,
        answered: (bytes, start, end) => {
          const last = this.last[client];
          this.last[client] = record.take(last === undefined ? firstEvent(client) : last + 1, bytes, start, end);
        },
        failed: this.fail,
      });
    });
  }
}
