/**
 * What requests need of an AbortSignal: a standard one fits. Listeners are called once, when it aborts, and never when it
 * has before: who adds one asks `aborted` first.
 */
export interface StopSignal {
  readonly aborted: boolean;
  readonly reason: unknown;
  throwIfAborted(): void;
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

/** The signal of one operation. An AbortController with its event target costs more than the rest of a small request's front. */
export class OperationSignal implements StopSignal {
  private readonly listeners = new Set<() => void>();
  private cause: unknown;

  get aborted(): boolean {
    return this.cause !== undefined;
  }

  get reason(): unknown {
    return this.cause;
  }

  throwIfAborted(): void {
    if (this.aborted) throw this.cause;
  }

  addEventListener(_type: 'abort', listener: () => void): void {
    this.listeners.add(listener);
  }

  removeEventListener(_type: 'abort', listener: () => void): void {
    this.listeners.delete(listener);
  }

  /** Tells all listeners, and whoever waits why; does nothing the second time. */
  abort(cause: Error = new DOMException('The operation was stopped.', 'AbortError')): void {
    if (this.aborted) return;
    this.cause = cause;
    const told = [...this.listeners];
    this.listeners.clear();
    for (const listener of told) listener();
  }
}
