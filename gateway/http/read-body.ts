import type { IncomingMessage } from 'node:http';
import { refusal } from '../security/refusal.js';

/** How much of a body over the limit is still read, so that a client that is busy sending gets to read the answer. */
const DISCARDED_LIMITS = 16;

const CHARSET = /;\s*charset\s*=\s*"?([^\s;"]*)/i;
const BYTE_ORDER_MARK = 0xfeff;

/**
 * The request's body as text, without the byte order mark that some clients begin with. Rejects with PAYLOAD_TOO_LARGE
 * when it has more than `maxBytes`, with BAD_USER_INPUT when it is compressed, in another encoding than UTF-8 or the client
 * goes away.
 */
export async function readBody(request: IncomingMessage, maxBytes: number): Promise<string> {
  const encoding = request.headers['content-encoding'];
  if (encoding !== undefined && encoding !== 'identity') {
    throw refusal('BAD_USER_INPUT', 'Compressed request bodies are not accepted.');
  }
  const charset = CHARSET.exec(request.headers['content-type'] ?? '')?.[1];
  if (charset !== undefined && !/^utf-?8$/i.test(charset)) {
    throw refusal('BAD_USER_INPUT', 'Request bodies are accepted in UTF-8 only.');
  }
  const chunks: Buffer[] = [];
  let bytes = 0;
  // By events: iterating over the stream costs a good part of what a small request costs in all.
  await new Promise<void>((resolve, reject) => {
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.byteLength;
      if (bytes <= maxBytes) chunks.push(chunk);
      else if (bytes > maxBytes * DISCARDED_LIMITS) {
        request.pause();
        resolve();
      }
    });
    request.once('end', resolve);
    request.once('close', () => {
      if (!request.complete) reject(refusal('BAD_USER_INPUT', 'The request ended before its body did.'));
    });
  });
  if (bytes > maxBytes) throw refusal('PAYLOAD_TOO_LARGE');
  const text = (chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks)).toString('utf8');
  return text.charCodeAt(0) === BYTE_ORDER_MARK ? text.slice(1) : text;
}

/** Whether the request says that its body is JSON. */
export function hasJsonBody(request: IncomingMessage): boolean {
  return /^application\/(graphql-response\+)?json\b/i.test(request.headers['content-type'] ?? '');
}

/** The value that the text spells. Throws BAD_USER_INPUT when it is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw refusal('BAD_USER_INPUT', 'The request body is not valid JSON.');
  }
}
