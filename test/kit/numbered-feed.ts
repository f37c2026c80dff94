import type { SubscriptionLeg } from '../../gateway/subscriptions/execute-subscription.js';
import { positionOf } from '../../gateway/subscriptions/stream-source.js';
import type { SubgraphResponse } from '../../gateway/transport/subgraph-transport.js';

export interface FeedOptions {
  /** How many events were before. */
  readonly events: number;
  /** Whether a stream is told the position that it has come to. Default true. */
  readonly tellsPositions?: boolean;
  /** Events that have no cursor. Default none. */
  readonly isWithoutCursor?: (n: number) => boolean;
}

/**
 * A feed of numbered events, as one subgraph tells them. The cursor of an event is its number; what the feed does not tell
 * comes between two numbers. It counts who opens it and what is read.
 */
export class NumberedFeed {
  readonly openings: unknown[] = [];
  open = 0;
  /** Events that were told to streams, each as often as it was. */
  read = 0;
  /** The number of the last event. */
  last: number;
  private position: number;
  private readonly options: Required<FeedOptions>;
  private readonly following = new Set<{ wake(): void; breakOff(): void }>();

  constructor(options: FeedOptions) {
    this.options = { tellsPositions: true, isWithoutCursor: () => false, ...options };
    this.last = options.events;
    this.position = options.events;
  }

  readonly hasCursor = (n: number): boolean => !this.options.isWithoutCursor(n);

  append(count = 1): void {
    this.last += count;
    this.position = this.last;
    this.wakeAll();
  }

  /** Something happens that streams are not told of, but for the position, which is returned. */
  pass(): number {
    this.position += (Math.floor(this.position) + 1 - this.position) / 2;
    this.wakeAll();
    return this.position;
  }

  /** All streams end as broken connections do. */
  breakAll(): void {
    for (const { breakOff } of [...this.following]) breakOff();
  }

  /** Makes legs that show an event as what `show` makes of its number. */
  legsOf(show: (n: unknown) => unknown = (n) => n): () => SubscriptionLeg {
    return () => ({
      source: {
        open: (after, signal) => this.follow(after, signal),
        resume: { after: undefined, cursorOf: (event) => event.data?.cursor ?? positionOf(event) },
      },
      upstream: { transport: this as never, request: '' },
      answer: async ({ data }) => ({ data: { n: show(data?.n) } }),
      isLost: () => false,
      hold: () => () => undefined,
    });
  }

  private async *follow(after: unknown, signal: AbortSignal): AsyncGenerator<SubgraphResponse> {
    this.openings.push(after);
    this.open += 1;
    let isBroken = false;
    let wake: () => void = () => undefined;
    const follower = {
      wake: () => wake(),
      breakOff() {
        isBroken = true;
        wake();
      },
    };
    this.following.add(follower);
    signal.addEventListener('abort', follower.wake, { once: true });
    try {
      let at = typeof after === 'number' ? after : this.position;
      let told: number | undefined;
      while (!signal.aborted) {
        const n = Math.floor(at) + 1;
        if (isBroken) {
          yield { errors: [{ message: 'gone', extensions: { code: 'SUBGRAPH_UNAVAILABLE' } }] };
          return;
        }
        if (n <= this.last) {
          at = n;
          // An event tells the position too.
          if (told !== undefined) told = n;
          this.read += 1;
          yield { data: { n, ...(this.hasCursor(n) && { cursor: n }) } };
        } else if (this.options.tellsPositions && told !== this.position) {
          at = this.position;
          told = at;
          yield { data: null, extensions: { position: at } };
        } else {
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
        }
      }
    } finally {
      this.following.delete(follower);
      this.open -= 1;
    }
  }

  private wakeAll(): void {
    for (const { wake } of [...this.following]) wake();
  }
}
