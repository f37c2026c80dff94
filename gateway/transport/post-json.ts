import type { Dispatcher, Pool } from 'undici';

/** An HTTP answer that is there as a whole. */
export interface HttpAnswer {
  readonly status: number;
  readonly text: string;
}

/** Where and how a transport posts. */
export interface PostTarget {
  readonly pool: Pool;
  readonly path: string;
}

const BYTE_ORDER_MARK = '\ufeff';

/**
 * Posts a JSON text and reads the whole answer. It takes the answer's parts as they come: undici's `request` would put a
 * stream in between, which costs more than everything else that is done for a small answer. Rejects with the signal's
 * reason as soon as it aborts, and with undici's error when the connection fails.
 */
export function postJson(
  { pool, path }: PostTarget,
  body: string,
  headers: Readonly<Record<string, string>>,
  signal: AbortSignal | undefined,
): Promise<HttpAnswer> {
  return new Promise((resolve, reject) => {
    const reader = new AnswerReader(resolve, reject, signal);
    pool.dispatch({ path, method: 'POST', headers: headers as Record<string, string>, body }, reader);
  });
}

class AnswerReader implements Dispatcher.DispatchHandler {
  private controller: Dispatcher.DispatchController | undefined;
  private status = 0;
  private readonly parts: Buffer[] = [];
  private readonly onAbort: () => void;

  constructor(
    private readonly resolve: (answer: HttpAnswer) => void,
    private readonly reject: (error: unknown) => void,
    private readonly signal: AbortSignal | undefined,
  ) {
    this.onAbort = () => {
      this.reject(this.signal?.reason);
      this.controller?.abort(this.signal?.reason);
    };
    signal?.addEventListener('abort', this.onAbort, { once: true });
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.controller = controller;
    // It may have waited for a connection for long.
    if (this.signal?.aborted) controller.abort(this.signal.reason);
  }

  onResponseStart(_controller: Dispatcher.DispatchController, status: number): void {
    this.status = status;
  }

  onResponseData(_controller: Dispatcher.DispatchController, part: Buffer): void {
    this.parts.push(part);
  }

  onResponseEnd(): void {
    this.release();
    const [first] = this.parts;
    const bytes = this.parts.length === 1 && first ? first : Buffer.concat(this.parts);
    const text = bytes.toString('utf8');
    this.resolve({ status: this.status, text: text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text });
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    this.release();
    this.reject(this.signal?.aborted ? this.signal.reason : error);
  }

  private release(): void {
    this.signal?.removeEventListener('abort', this.onAbort);
  }
}
