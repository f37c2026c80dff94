import { OperationSignal, type StopSignal } from './stop-signal.js';

interface Waiter<Value> {
  resolve(value: Value): void;
  reject(reason: unknown): void;
}

interface Run<Value> {
  readonly waiters: Set<Waiter<Value>>;
  readonly stop: OperationSignal;
}

/**
 * Work that is under way, each piece done once however many wait for it. Nothing is remembered: who comes after the end
 * begins anew.
 */
export class SharedRuns<Value> {
  private readonly running = new Map<string, Run<Value>>();

  /** `copy` makes what one more of those who waited receives; the last of them gets the value itself. */
  constructor(private readonly copy: (value: Value) => Value) {}

  /**
   * What the run under `key` comes to, begun by `begin` unless it is under way. It rejects for everyone who waits when the
   * run does, and with the reason of `signal` for whoever leaves by it; when all have left, the run itself is aborted.
   */
  async join(
    key: string,
    signal: StopSignal | undefined,
    begin: (untilAllLeft: StopSignal) => Promise<Value>,
  ): Promise<Value> {
    signal?.throwIfAborted();
    const run = this.running.get(key) ?? this.start(key, begin);
    return new Promise((resolve, reject) => {
      const leave = (): void => {
        waiter.reject(signal?.reason);
        if (run.waiters.size > 0) return;
        this.forget(key, run);
        run.stop.abort();
      };
      const release = (): void => {
        run.waiters.delete(waiter);
        signal?.removeEventListener('abort', leave);
      };
      const waiter: Waiter<Value> = {
        resolve(value) {
          release();
          resolve(value);
        },
        reject(reason) {
          release();
          reject(reason);
        },
      };
      run.waiters.add(waiter);
      signal?.addEventListener('abort', leave);
    });
  }

  private start(key: string, begin: (untilAllLeft: StopSignal) => Promise<Value>): Run<Value> {
    const run: Run<Value> = { waiters: new Set(), stop: new OperationSignal() };
    const outcome = begin(run.stop);
    this.running.set(key, run);
    outcome
      .finally(() => this.forget(key, run))
      // All copies are made before anybody reads: the last to be served may write into the value.
      .then((value) => {
        for (const waiter of run.waiters) waiter.resolve(run.waiters.size === 1 ? value : this.copy(value));
      })
      .catch((reason: unknown) => {
        for (const waiter of run.waiters) waiter.reject(reason);
      });
    return run;
  }

  /** A run that all have left may end when another one has its key. */
  private forget(key: string, run: Run<Value>): void {
    if (this.running.get(key) === run) this.running.delete(key);
  }
}
