/** What came and was not taken yet. */
export class BoundedQueue<Value> implements AsyncIterator<Value, undefined> {
  private readonly values: Value[] = [];
  private waiting:
    | { resolve(result: IteratorResult<Value, undefined>): void; reject(error: unknown): void }
    | undefined;
  private end: { readonly error?: unknown } | undefined;

  /** `onFull` is called when as many wait as may: nothing more is taken in, and what waits is still given out. */
  constructor(
    private readonly capacity: number,
    private readonly onFull: () => void,
  ) {}

  push(value: Value): void {
    if (this.end) return;
    if (this.waiting) this.settle(({ resolve }) => resolve({ done: false, value }));
    else if (this.values.push(value) >= this.capacity) this.onFull();
  }

  /** Nothing more comes; behind what waits, the reader is told the error where there is one. */
  close(end: { readonly error?: unknown } = {}): void {
    this.end ??= end;
    if (this.waiting) this.settle((waiting) => this.finish(waiting));
  }

  next(): Promise<IteratorResult<Value, undefined>> {
    return new Promise((resolve, reject) => {
      if (this.values.length > 0) resolve({ done: false, value: this.values.shift() as Value });
      else if (this.end) this.finish({ resolve, reject });
      else this.waiting = { resolve, reject };
    });
  }

  async return(): Promise<IteratorResult<Value, undefined>> {
    this.values.length = 0;
    this.close();
    return { done: true, value: undefined };
  }

  private settle(how: (waiting: NonNullable<typeof this.waiting>) => void): void {
    const { waiting } = this;
    this.waiting = undefined;
    if (waiting) how(waiting);
  }

  private finish({ resolve, reject }: NonNullable<typeof this.waiting>): void {
    if (this.end && 'error' in this.end) reject(this.end.error);
    else resolve({ done: true, value: undefined });
  }
}
