import { malformed } from './malformed-answer.js';

/** What of an HTTP answer's head decides how its body is read and what becomes of the connection. */
export interface AnswerHead {
  readonly status: number;
  /** In bytes; absent where the body is chunked or ends with the connection. */
  readonly contentLength?: number;
  readonly isChunked: boolean;
  /** For how long the connection may wait for the next request; 0 when it can't take one. */
  readonly reusableMs: number;
}

/** As common servers keep idle connections for 5 seconds or longer. */
const DEFAULT_REUSABLE_MS = 4_000;
const MAX_REUSABLE_MS = 60_000;
/** A server closes an idle connection this much before we would expect it, or its clock runs so much faster. */
const MARGIN_MS = 1_000;

const SPACE = 0x20;
const STATUS_LINE = /^HTTP\/1\.([01]) (\d{3})(?: |$)/;
const DIGITS = /^\d{1,15}$/;

/** Reads the head of an answer, without the blank line after it (RFC 9112). Throws when it can't be relied on. */
export function readAnswerHead(head: string): AnswerHead {
  const firstEnd = endOfLine(head, 0);
  const [, minor, status = ''] = STATUS_LINE.exec(head.slice(0, firstEnd)) ?? malformed('its first line is none');
  if (status === '101') malformed('it changes the protocol');
  if (/\r(?!\n)|(?<!\r)\n/.test(head)) malformed('a line ends in its middle');
  const headers = readHeaders(head, firstEnd + 2);
  const contentLength = headers['content-length'];
  const coding = headers['transfer-encoding'];
  if (headers['content-encoding'] && headers['content-encoding'] !== 'identity') {
    malformed('its body is compressed');
  }
  if (coding !== undefined && (coding !== 'chunked' || minor === '0')) malformed('its transfer coding is unknown');
  if (contentLength !== undefined) {
    // Who believes which of the two decides where the next answer begins: an attack, not a mistake.
    if (coding !== undefined) malformed('it has two lengths');
    if (!DIGITS.test(contentLength)) malformed('its length is no number');
  }
  return {
    status: Number(status),
    ...(contentLength !== undefined && { contentLength: Number(contentLength) }),
    isChunked: coding !== undefined,
    reusableMs: reusableMsOf(minor === '1', headers),
  };
}

type Header = 'connection' | 'content-encoding' | 'content-length' | 'keep-alive' | 'transfer-encoding';
type Headers = Partial<Record<Header, string>>;

/** By the length of their names, so that others are passed over at once. */
const READ: Readonly<Record<number, readonly Header[]>> = {
  10: ['connection', 'keep-alive'],
  14: ['content-length'],
  16: ['content-encoding'],
  17: ['transfer-encoding'],
};

function readHeaders(head: string, start: number): Headers {
  const headers: Headers = {};
  for (let at = start; at < head.length; ) {
    const end = endOfLine(head, at);
    const colon = head.indexOf(':', at);
    // A line that begins with a space would continue the one before.
    if (colon <= at || colon >= end || head.charCodeAt(at) <= SPACE || head.charCodeAt(colon - 1) <= SPACE) {
      malformed('a line is no header');
    }
    const names = READ[colon - at];
    if (names) {
      const name = head.slice(at, colon).toLowerCase() as Header;
      if (names.includes(name)) {
        const value = head
          .slice(colon + 1, end)
          .trim()
          .toLowerCase();
        if (headers[name] !== undefined && name === 'content-length') malformed('it has two lengths');
        headers[name] = headers[name] === undefined ? value : `${headers[name]}, ${value}`;
      }
    }
    at = end + 2;
  }
  return headers;
}

function endOfLine(head: string, at: number): number {
  const end = head.indexOf('\r\n', at);
  return end < 0 ? head.length : end;
}

function reusableMsOf(isPersistent: boolean, headers: Headers): number {
  const wishes = headers.connection?.split(/[\s,]+/) ?? [];
  if (wishes.includes('close') || !(isPersistent || wishes.includes('keep-alive'))) return 0;
  const timeout = /timeout=(\d{1,9})/.exec(headers['keep-alive'] ?? '')?.[1];
  if (timeout === undefined) return DEFAULT_REUSABLE_MS;
  return Math.min(Math.max(Number(timeout) * 1000 - MARGIN_MS, 0), MAX_REUSABLE_MS);
}
