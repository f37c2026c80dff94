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
  private readonly deadline: NodeJS.Timeout;

  constructor(
    private readonly dispatcher: Dispatcher,
    private readonly text: string,
    private readonly post: JsonPost,
    timeoutMs: number,
    private readonly resolve: (answer: HttpAnswer) => void,
    private readonly reject: (error: unknown) => void,
  ) {
    this.deadline = setTimeout(() => this.giveUp(new Error(`no answer within ${timeoutMs} ms`)), timeoutMs);
    const { signal } = post;
    if (!signal) return;
    this.onAbort = () => this.giveUp(signal.reason);
    signal.addEventListener('abort', this.onAbort);
  }

  sendOver(connection: HttpConnection): void {
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
    this.settle();
    this.reject(reason);
    this.dispatcher.drop(this);
    // One request at a time: an answer that nobody waits for can only be ended with its connection.
    this.connection?.destroy(reason as Error);
  }

  private settle(): void {
    clearTimeout(this.deadline);
    if (this.onAbort) this.post.signal?.removeEventListener('abort', this.onAbort);
  }
}
