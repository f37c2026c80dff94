/** A stream tells its position no more often than this, in milliseconds. */
const PAUSE_MS = 100;

/**
 * The positions of one stream that are worth telling its reader: the first at which it has caught up, then each that no
 * event told. Of those that come too quickly the last is told.
 */
export class StreamPositions {
  /** Called when a position may be taken. */
  onDue: () => void = () => undefined;
  private waiting: string | undefined;
  private told: string | undefined;
  private isQuiet = false;
  private timer: NodeJS.Timeout | undefined;

  /** Everything up to `cursor` was taken by the reader. */
  reached(cursor: string): void {
    if (cursor === this.told) return;
    this.waiting = cursor;
    if (!this.isQuiet) this.onDue();
  }

  /** The reader gets the event at `cursor`: nothing before it is worth telling any more. */
  passed(cursor: string | undefined): void {
    this.waiting = undefined;
    const hasCaughtUp = this.told !== undefined;
    if (hasCaughtUp) this.told = cursor;
  }

  /** The position to tell now, if there is one. */
  take(): string | undefined {
    if (this.isQuiet || this.waiting === undefined) return undefined;
    this.told = this.waiting;
    this.waiting = undefined;
    this.isQuiet = true;
    this.timer = setTimeout(() => {
      this.isQuiet = false;
      if (this.waiting !== undefined) this.onDue();
    }, PAUSE_MS);
    return this.told;
  }

  stop(): void {
    clearTimeout(this.timer);
  }
}

/** An event of a stream, or the cursor up to which everything of the stream was given out. */
export type Told<Event> = { event: Event } | { position: string };

/** The events of `source` with the positions between them; each position after all events before it. */
export async function* withPositions<Event extends { cursor?: string }>(
  source: AsyncIterable<Event>,
  positions: StreamPositions,
): AsyncGenerator<Told<Event>> {
  const reader = source[Symbol.asyncIterator]();
  let wake: () => void = () => undefined;
  let arrived: (() => IteratorResult<Event>) | undefined;
  const arrive = (outcome: () => IteratorResult<Event>) => {
    arrived = outcome;
    wake();
  };
  const ask = () => {
    arrived = undefined;
    reader.next().then(
      (result) => arrive(() => result),
      (error: unknown) =>
        arrive(() => {
          throw error;
        }),
    );
  };
  positions.onDue = () => wake();
  ask();
  try {
    for (;;) {
      const result = arrived?.();
      if (result?.done) return;
      const position = result ? undefined : positions.take();
      if (result) {
        positions.passed(result.value.cursor);
        yield { event: result.value };
        ask();
      } else if (position !== undefined) yield { position };
      else {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    }
  } finally {
    positions.stop();
    await reader.return?.();
  }
}
