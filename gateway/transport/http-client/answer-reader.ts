import { readAnswerHead } from './answer-head.js';
import { ChunkedBody } from './chunked-body.js';
import { malformed } from './malformed-answer.js';

/** An HTTP answer that is there as a whole. */
export interface HttpAnswer {
  readonly status: number;
  /** The body, decoded from UTF-8. */
  readonly text: string;
  /** For how long its connection may wait for the next request; 0 when it can't take one. */
  readonly reusableMs: number;
}

/** How a body ends: after so many bytes, by its own marks, or with the connection. */
type BodyEnd = number | ChunkedBody | 'close';

const HEAD_END = Buffer.from('\r\n\r\n');
const MAX_HEAD_BYTES = 65_536;
/** More is no answer that anyone could do something with, and would end the process before. */
const MAX_BODY_BYTES = 128 * 1024 * 1024;
const BYTE_ORDER_MARK = '\ufeff';

/**
 * Reads one answer from the bytes of an HTTP/1.1 connection (RFC 9112), in whatever pieces they come. Throws an Error that
 * says what is wrong when they are no answer; the connection is of no use then.
 */
export class HttpAnswerReader {
  private headPart: Buffer | undefined;
  private bodyEnd: BodyEnd | undefined;
  private readonly bodyParts: Buffer[] = [];
  private bodyBytes = 0;
  private status = 0;
  private reusableMs = 0;

  /** Whether a byte of the answer has come. */
  get hasBegun(): boolean {
    return this.headPart !== undefined || this.bodyEnd !== undefined;
  }

  /** The answer, when these bytes complete it. Whoever calls may use their memory again. */
  read(bytes: Buffer): HttpAnswer | undefined {
    if (this.bodyEnd !== undefined) return this.readBody(this.bodyEnd, bytes);
    let received = this.headPart ? Buffer.concat([this.headPart, bytes]) : bytes;
    for (;;) {
      const headEnd = received.indexOf(HEAD_END);
      if (headEnd > MAX_HEAD_BYTES || (headEnd < 0 && received.length > MAX_HEAD_BYTES)) {
        malformed('its head is too long');
      }
      if (headEnd < 0) {
        this.headPart = Buffer.from(received);
        return undefined;
      }
      const end = this.readHead(received.toString('latin1', 0, headEnd));
      received = received.subarray(headEnd + HEAD_END.length);
      if (end === undefined) continue;
      this.bodyEnd = end;
      return this.readBody(end, received);
    }
  }

  /** The connection has ended: the answer, when that completes it. */
  end(): HttpAnswer | undefined {
    return this.bodyEnd === 'close' ? this.answer(Buffer.concat(this.bodyParts), true) : undefined;
  }

  /** How the body after this head ends; undefined after an interim answer, which the real one follows. */
  private readHead(text: string): BodyEnd | undefined {
    const { status, reusableMs, isChunked, contentLength } = readAnswerHead(text);
    if (status < 200) return undefined;
    this.status = status;
    this.reusableMs = reusableMs;
    if (status === 204 || status === 304) return 0;
    if (contentLength !== undefined && contentLength > MAX_BODY_BYTES) malformed('it is too long');
    return isChunked ? new ChunkedBody(MAX_BODY_BYTES) : (contentLength ?? 'close');
  }

  private readBody(end: BodyEnd, bytes: Buffer): HttpAnswer | undefined {
    if (end instanceof ChunkedBody) {
      const spare = end.read(bytes);
      return spare === undefined ? undefined : this.answer(end.content, spare > 0);
    }
    const received = this.bodyBytes + bytes.length;
    if (received > MAX_BODY_BYTES) malformed('it is too long');
    if (end === 'close' || received < end) {
      this.bodyParts.push(Buffer.from(bytes));
      this.bodyBytes = received;
      return undefined;
    }
    const whole = this.bodyBytes > 0 ? Buffer.concat([...this.bodyParts, bytes]) : bytes;
    return this.answer(whole.subarray(0, end), received > end);
  }

  /** `isSpoilt`: the connection has ended, or more came than the answer. */
  private answer(content: Buffer, isSpoilt: boolean): HttpAnswer {
    const text = content.toString('utf8');
    return {
      status: this.status,
      text: text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text,
      reusableMs: isSpoilt ? 0 : this.reusableMs,
    };
  }
}
