/** A stream whose values the test hands out one by one, and of which it knows when it was opened and closed. */
export class EventSource<Value> implements AsyncIterableIterator<Value> {
  private readonly values: (Value | Error)[] = [];
  private waiting: (() => void) | undefined;
  private isDone = false;
  private markClosed: () => void = () => undefined;
  /** Resolves when whoever reads has gone. */
  readonly closed = new Promise<void>((resolve) => {
    this.markClosed = resolve;
  });

  /** A value, or the error with which the stream breaks. */
  emit(...values: (Value | Error)[]): void {
    this.values.push(...values);
    this.waiting?.();
  }

  end(): void {
    this.isDone = true;
    this.waiting?.();
  }

  async next(): Promise<IteratorResult<Value>> {
    while (this.values.length === 0 && !this.isDone) {
      await new Promise<void>((resolve) => {
        this.waiting = resolve;
      });
    }
    const value = this.values.shift();
    if (value instanceof Error) throw value;
    return value === undefined ? { done: true, value } : { done: false, value };
  }

  async return(): Promise<IteratorResult<Value>> {
    this.end();
    this.markClosed();
    return { done: true, value: undefined };
  }

  [Symbol.asyncIterator](): this {
    return this;
  }
}
