import type { StreamReceiver } from '../../gateway/subscriptions/shared-event.js';

/** A client of a numbered feed's stream, which keeps what it received of each event. */
export class RecordingClient implements StreamReceiver {
  readonly received: unknown[] = [];
  ends = 0;
  private readonly waiting = new Map<unknown, () => void>();

  /** `read` settles when it has read what it received; without it that takes no time. */
  constructor(private readonly read: () => Promise<void> | undefined = () => undefined) {}

  next: StreamReceiver['next'] = ({ result: { data } }) => {
    this.received.push(data?.n);
    this.waiting.get(data?.n)?.();
    return this.read();
  };

  end: StreamReceiver['end'] = () => {
    this.ends += 1;
  };

  /** Resolves when it has received this. */
  has(shown: unknown): Promise<void> {
    if (this.received.includes(shown)) return Promise.resolve();
    return new Promise((resolve) => this.waiting.set(shown, resolve));
  }
}
