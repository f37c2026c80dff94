import type { StopSignal } from '../stop-signal.js';
import type { HttpAnswer } from './answer-reader.js';
import type { HttpConnection, RequestOwner } from './http-connection.js';

/** A JSON text to post. */
export interface JsonPost {
  readonly body: string;
  /** Whether the server may get it twice: it is sent again when a kept-alive connection turns out to be closed. */
  readonly isRepeatable: boolean;
  readonly signal?: StopSignal;
}

/** What a request asks of the connections: to send it, and to take back the one that it used. */
export interface Dispatcher {
  /** Sends the request over a new connection. */
  startAnew(request: PostedRequest): void;
  /** The connection's request has its answer. */
  recycle(connection: HttpConnection): void;
  /** The request is not to be sent any more. */
  drop(request: PostedRequest): void;
}

/** A request on its way: it waits for a connection, then for its answer. */
export class PostedRequest implements RequestOwner {
  private connection: HttpConnection | undefined;
  private readonly onAbort: (() => void) | undefined;
  private overdue: NodeJS.Timeout | undefined;

  constructor(
    private readonly dispatcher: Dispatcher,
    private readonly text: string,
    private readonly post: JsonPost,
    private readonly resolve: (answer: HttpAnswer) => void,
    private readonly reject: (error: unknown) => void,
  ) {
    const { signal } = post;
    if (!signal) return;
    this.onAbort = () => {
      // One request at a time: an answer that nobody waits for can only be ended with its connection.
      if (this.connection) this.connection.destroy(signal.reason as Error);
      else this.giveUp(signal.reason);
    };
    signal.addEventListener('abort', this.onAbort);
  }

  /** No connection is free. */
  waitAtMost(timeoutMs: number): void {
    this.overdue = setTimeout(() => this.giveUp(new Error(`no connection was free for ${timeoutMs} ms`)), timeoutMs);
  }

  sendOver(connection: HttpConnection): void {
    clearTimeout(this.overdue);
    this.connection = connection;
    connection.send(this.text, this);
  }

  onAnswer(answer: HttpAnswer): void {
    this.settle();
    this.resolve(answer);
    if (this.connection) this.dispatcher.recycle(this.connection);
  }

  onFailure(error: Error, wasUnread: boolean): void {
    if (wasUnread && this.post.isRepeatable) {
      this.dispatcher.startAnew(this);
      return;
    }
    this.settle();
    this.reject(error);
  }

  private giveUp(reason: unknown): void {
    this.dispatcher.drop(this);
    this.settle();
    this.reject(reason);
  }

  private settle(): void {
    clearTimeout(this.overdue);
    if (this.onAbort) this.post.signal?.removeEventListener('abort', this.onAbort);
  }
}
