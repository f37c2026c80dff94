import type { StopSignal } from './stop-signal.js';

/** One open stream. Its signal aborts when it is to end, whoever wants it. */
export interface OpenStream {
  readonly signal: AbortSignal;
  /** Ends it and forgets it; does nothing the second time. */
  close(): void;
}

/**
 * The streams that somebody has open, so that all can be ended. It keeps nothing of a stream that is closed, which
 * `AbortSignal.any` with a long-lived signal does.
 */
export class OpenStreams {
  private readonly streams = new Set<OpenStream>();

  /** A stream that ends with `signal`, with {@link closeAll}, or by itself. */
  open(signal: StopSignal | undefined): OpenStream {
    const ending = new AbortController();
    const stream: OpenStream = {
      signal: ending.signal,
      close: () => {
        this.streams.delete(stream);
        signal?.removeEventListener('abort', stream.close);
        ending.abort();
      },
    };
    this.streams.add(stream);
    if (signal?.aborted) stream.close();
    else signal?.addEventListener('abort', stream.close);
    return stream;
  }

  closeAll(): void {
    for (const stream of this.streams) stream.close();
  }
}
