import type { OnReadOpts, Socket } from 'node:net';
import { type HttpAnswer, HttpAnswerReader } from './answer-reader.js';

/** Who sent a request over a connection, and hears what became of it: one of the two, once. */
export interface RequestOwner {
  onAnswer(answer: HttpAnswer): void;
  /** `wasUnread`: an old connection ended before a byte of the answer, as when the server had just closed it. */
  onFailure(error: Error, wasUnread: boolean): void;
}

const CLOSED_BY_SERVER: ReadonlySet<string | undefined> = new Set(['ECONNRESET', 'EPIPE']);

/** Begins to connect; what comes is read into the buffer and told at once, without a stream in between. */
export type OpenSocket = (onread: OnReadOpts) => Socket;

/** One for all: bytes are understood, or copied, before others are read. */
const RECEIVED = Buffer.allocUnsafeSlow(65_536);

/** One kept-alive HTTP/1.1 connection: one request at a time, in the order in which they are sent. */
export class HttpConnection {
  private owner: RequestOwner | undefined;
  private reader = new HttpAnswerReader();
  private isUsed = false;
  private reusableUntil = Number.POSITIVE_INFINITY;
  private error: NodeJS.ErrnoException | undefined;

  private readonly socket: Socket;

  /** Without a request it is closed after `idleMs`. `onClosed` is called once, after its request's owner has heard. */
  constructor(open: OpenSocket, idleMs: number, onClosed: (connection: HttpConnection) => void) {
    const socket = open({
      buffer: RECEIVED,
      callback: (length) => {
        this.onData(RECEIVED.subarray(0, length));
        return true;
      },
    });
    this.socket = socket;
    socket.setNoDelay(true);
    socket.setTimeout(idleMs, () => {
      if (!this.owner) socket.destroy();
    });
    socket.on('end', () => this.onEnd());
    socket.on('error', (error) => {
      this.error = error;
    });
    socket.once('close', () => {
      const isByServer = !this.error || CLOSED_BY_SERVER.has(this.error.code);
      this.fail(
        this.error ?? new Error('the connection was closed'),
        isByServer && this.isUsed && !this.reader.hasBegun,
      );
      onClosed(this);
    });
  }

  /** Whether it can take a request now. */
  get isReusable(): boolean {
    return !this.owner && this.socket.writable && performance.now() < this.reusableUntil;
  }

  send(request: string, owner: RequestOwner): void {
    this.owner = owner;
    this.reader = new HttpAnswerReader();
    // One byte per character: then nothing has to be encoded.
    this.socket.write(request, Buffer.byteLength(request) === request.length ? 'latin1' : 'utf8');
  }

  /** Breaks it off; the owner of its request hears `error`. */
  destroy(error: Error): void {
    this.socket.destroy();
    this.fail(error, false);
  }

  private onData(bytes: Buffer): void {
    if (!this.owner) {
      // An answer that nobody asked for would be taken for that to the next request.
      this.socket.destroy();
      return;
    }
    this.understand(() => this.reader.read(bytes));
  }

  private onEnd(): void {
    this.understand(() => this.owner && this.reader.end());
    this.socket.destroy();
  }

  private understand(read: () => HttpAnswer | undefined): void {
    try {
      const answer = read();
      if (answer) this.complete(answer);
    } catch (error) {
      this.destroy(error as Error);
    }
  }

  private complete(answer: HttpAnswer): void {
    const { owner } = this;
    this.owner = undefined;
    this.isUsed = true;
    // An answer that came before its request was sent leaves the rest of that on the connection.
    const reusableMs = this.socket.writableLength > 0 ? 0 : answer.reusableMs;
    this.reusableUntil = performance.now() + reusableMs;
    if (reusableMs === 0) this.socket.destroy();
    owner?.onAnswer(answer);
  }

  private fail(error: Error, wasUnread: boolean): void {
    const { owner } = this;
    this.owner = undefined;
    owner?.onFailure(error, wasUnread);
  }
}
