import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ExecutionResult } from 'graphql';
import type { OperationRequest } from '../gateway.js';
import type { StreamMetrics } from '../observability/stream-metrics.js';
import { OpenStreams } from '../transport/open-streams.js';
import type { StreamReceiver } from './shared-event.js';
import { type MakeLeg, SharedStream } from './shared-stream.js';

/** A client's subscription that has been accepted. */
export interface ClientStream {
  /** Delivers its events to the receiver until the returned function is called. */
  deliverTo(receiver: StreamReceiver): () => void;
}

/** The streams that clients follow, by what makes them the same. */
export class SharedStreams {
  private readonly byKey = new Map<string, { readonly shared: SharedStream; readonly request: OperationRequest }>();
  private readonly streams = new OpenStreams();

  constructor(private readonly metrics: StreamMetrics) {}

  /** The stream of that key from behind `after`, or from now on; `request` is one that asks for it. */
  follow(key: string, after: unknown, request: OperationRequest, makeLeg: MakeLeg): ClientStream {
    return {
      deliverTo: (receiver) => {
        const leave = this.sharedOf(key, request, makeLeg).join(after, receiver);
        const { signal } = request;
        if (!signal) return leave;
        const stop = (): void => {
          leave();
          receiver.end();
        };
        signal.addEventListener('abort', stop);
        if (signal.aborted) stop();
        return () => {
          signal.removeEventListener('abort', stop);
          leave();
        };
      },
    };
  }

  /**
   * Lets all streams go on with what `legsOf` makes of their request. One after the other, so that planning many anew keeps
   * no request waiting; stops as soon as `isCurrent` says that it is too late.
   */
  async moveAll(
    legsOf: (request: OperationRequest) => Promise<MakeLeg | ExecutionResult>,
    isCurrent: () => boolean,
  ): Promise<void> {
    for (const [key, { shared, request }] of [...this.byKey]) {
      await nextTurn();
      const next = await legsOf(request);
      if (!isCurrent()) return;
      if (this.byKey.get(key)?.shared === shared) shared.moveTo(next);
    }
  }

  private sharedOf(key: string, request: OperationRequest, makeLeg: MakeLeg): SharedStream {
    const known = this.byKey.get(key);
    if (known) return known.shared;
    const shared = new SharedStream(makeLeg, {
      streams: this.streams,
      metrics: this.metrics,
      onEmpty: () => this.byKey.delete(key),
    });
    this.byKey.set(key, { shared, request });
    return shared;
  }

  closeAll(): void {
    this.streams.closeAll();
  }
}
