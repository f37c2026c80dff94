import { array, assert, constantFrom, nat, property, uint8Array } from 'fast-check';
import { type HttpAnswer, HttpAnswerReader } from './answer-reader.js';

const TEXT = '{"data":{"name":"Kabupaten Bekasi — é 🏛"}}';
const BYTES = Buffer.byteLength(TEXT);

function head(...lines: string[]): string {
  return `HTTP/1.1 200 OK\r\n${lines.map((line) => `${line}\r\n`).join('')}\r\n`;
}

function chunked(text: string, size: number, extension = ''): string {
  const bytes = Buffer.from(text);
  let body = '';
  for (let at = 0; at < bytes.length; at += size) {
    const chunk = bytes.subarray(at, at + size);
    body += `${chunk.length.toString(16)}${extension}\r\n${chunk.toString('latin1')}\r\n`;
  }
  return body;
}

/** All in UTF-8 but what is chunked, which is given as bytes. */
const ANSWERS = {
  'a length': Buffer.from(`${head('content-type: application/json', `Content-Length:${BYTES}`)}${TEXT}`),
  chunks: Buffer.from(`${head('Transfer-Encoding: chunked')}${chunked(TEXT, 7)}0\r\n\r\n`, 'latin1'),
  'chunks with extensions and trailers': Buffer.from(
    `${head('transfer-encoding: chunked')}${chunked(TEXT, 9, ' ;a=b')}0;c\r\nx-sum: 1\r\nx-more: 2\r\n\r\n`,
    'latin1',
  ),
  'interim answers before it': Buffer.from(
    `HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n${head(`content-length: ${BYTES}`)}${TEXT}`,
  ),
};

/** Feeds the bytes in pieces, from memory that is used again for each. */
function feed(reader: HttpAnswerReader, bytes: Buffer, cuts: readonly number[]): (HttpAnswer | undefined)[] {
  const memory = Buffer.alloc(bytes.length);
  const ends = [...new Set(cuts.map((cut) => cut % bytes.length))].sort((one, other) => one - other);
  return [...ends, bytes.length].map((end, index) => {
    const start = ends[index - 1] ?? 0;
    bytes.copy(memory, 0, start, end);
    const answer = end > start ? reader.read(memory.subarray(0, end - start)) : undefined;
    memory.fill(0);
    return answer;
  });
}

describe('an HTTP answer', () => {
  test.each(Object.entries(ANSWERS))('with %s is read in whatever pieces it comes', async (_name, bytes) => {
    await assert(
      property(array(nat(), { maxLength: 20 }), (cuts) => {
        const answers = feed(new HttpAnswerReader(), bytes, cuts);
        expect(answers.pop()).toEqual({ status: 200, text: TEXT, reusableMs: 4_000 });
        expect(answers.filter((answer) => answer !== undefined)).toEqual([]);
      }),
    );
  });

  it('without a length ends with its connection, which is of no use then', () => {
    const reader = new HttpAnswerReader();
    expect(reader.read(Buffer.from(head('content-type: application/json')))).toBeUndefined();
    expect(reader.read(Buffer.from(TEXT))).toBeUndefined();
    expect(reader.end()).toEqual({ status: 200, text: TEXT, reusableMs: 0 });
  });

  it.each([
    ['without a length', head('x: y'), Buffer.alloc(1_000_000, ' ')],
    ['in chunks', head('transfer-encoding: chunked'), Buffer.from(`f4240\r\n${' '.repeat(1_000_000)}\r\n`)],
  ])('%s may not go on for ever', (_name, start, part) => {
    const reader = new HttpAnswerReader();
    reader.read(Buffer.from(start));
    const readMany = (): void => {
      for (let count = 0; count < 200; count++) reader.read(part);
    };
    expect(readMany).toThrow('it is too long');
  });

  it('that ends before its length is none', () => {
    const reader = new HttpAnswerReader();
    reader.read(Buffer.from(`${head(`content-length: ${BYTES}`)}${TEXT.slice(0, 5)}`));
    expect(reader.end()).toBeUndefined();
  });

  test.each([
    ['204 No Content', ''],
    ['304 Not Modified', 'content-length: 10\r\n'],
  ])('%s has no body', (status, lines) => {
    const answer = new HttpAnswerReader().read(Buffer.from(`HTTP/1.1 ${status}\r\n${lines}\r\n`));
    expect(answer).toEqual({ status: Number(status.slice(0, 3)), text: '', reusableMs: 4_000 });
  });

  it('may begin with a byte order mark, which is not of its text', () => {
    const answer = new HttpAnswerReader().read(Buffer.from(`${head('content-length: 5')}\ufeff{}`));
    expect(answer?.text).toBe('{}');
  });

  it('has a status that says more than 200', () => {
    const answer = new HttpAnswerReader().read(Buffer.from('HTTP/1.1 503\r\ncontent-length: 2\r\n\r\nno'));
    expect(answer).toMatchObject({ status: 503, text: 'no' });
  });

  it('tells whether it has begun', () => {
    const reader = new HttpAnswerReader();
    expect(reader.hasBegun).toBe(false);
    reader.read(Buffer.from('H'));
    expect(reader.hasBegun).toBe(true);
  });

  test.each([
    ['HTTP/1.1', 'connection: close', 0],
    ['HTTP/1.1', 'connection: keep-alive, Close', 0],
    ['HTTP/1.1', 'connection: keep-alive,\tclose', 0],
    ['HTTP/1.0', 'x: y', 0],
    ['HTTP/1.0', 'Connection: Keep-Alive', 4_000],
    ['HTTP/1.1', 'keep-alive: timeout=5, max=100', 4_000],
    ['HTTP/1.1', 'keep-alive: timeout=1', 0],
    ['HTTP/1.1', 'keep-alive: timeout=999999', 60_000],
  ])('over %s with "%s" leaves its connection for %d ms', (version, line, reusableMs) => {
    const answer = new HttpAnswerReader().read(
      Buffer.from(`${version} 200 OK\r\n${line}\r\ncontent-length: 0\r\n\r\n`),
    );
    expect(answer?.reusableMs).toBe(reusableMs);
  });

  it('with more behind it leaves no connection', () => {
    const answer = new HttpAnswerReader().read(Buffer.from(`${head('content-length: 2')}{}HTTP/1.1 200 OK`));
    expect(answer).toEqual({ status: 200, text: '{}', reusableMs: 0 });
    const inChunks = new HttpAnswerReader().read(
      Buffer.from(`${head('transfer-encoding: chunked')}2\r\n{}\r\n0\r\n\r\n!`),
    );
    expect(inChunks).toEqual({ status: 200, text: '{}', reusableMs: 0 });
  });

  test.each([
    ['another protocol', 'SSH-2.0-OpenSSH_9.2\r\n\r\n'],
    ['another version', 'HTTP/2 200\r\n\r\n'],
    ['another protocol from now on', 'HTTP/1.1 101 Switching Protocols\r\nupgrade: websocket\r\n\r\n'],
    ['a line that is no header', head('no header')],
    ['a header without a name', head(': value')],
    ['a header that goes on in the next line', head('x: y', ' z')],
    ['a length that is no number', head('content-length: -1')],
    ['a length beyond all use', head('content-length: 999999999999999')],
    ['a space behind the name', head('content-length : 2')],
    ['a line that ends in its middle', 'HTTP/1.1 200 OK\r\nx: y\nz: a\r\n\r\n'],
    ['chunks of a version that has none', 'HTTP/1.0 200 OK\r\ntransfer-encoding: chunked\r\n\r\n'],
    ['an empty length', head('content-length: ')],
    ['two lengths', head('content-length: 1', 'Content-Length: 2')],
    ['a length beside chunks', head('content-length: 1', 'transfer-encoding: chunked')],
    ['an unknown transfer coding', head('transfer-encoding: gzip, chunked')],
    ['chunks that were chunked', head('transfer-encoding: chunked', 'transfer-encoding: chunked')],
    ['a compressed body', head('content-encoding: gzip', 'content-length: 1')],
    ['a chunk without a length', `${head('transfer-encoding: chunked')}zz\r\n`],
    ['a chunk with a length below nothing', `${head('transfer-encoding: chunked')}-1\r\n`],
    ['a chunk that is longer than it says', `${head('transfer-encoding: chunked')}1\r\n{}\r\n`],
    ['a chunk whose length does not end', `${head('transfer-encoding: chunked')}1;${'x'.repeat(9_000)}`],
    ['trailers that do not end', `${head('transfer-encoding: chunked')}0\r\n${'x: y\r\n'.repeat(3_000)}`],
    ['a head that does not end', `HTTP/1.1 200 OK\r\n${'x: y\r\n'.repeat(12_000)}`],
  ])('is refused with %s', (_name, text) => {
    expect(() => new HttpAnswerReader().read(Buffer.from(text))).toThrow(/not a usable HTTP answer/);
  });

  it('is answer, nothing or an error, whatever comes', async () => {
    const words = constantFrom(
      'HTTP/1.1 200 OK',
      '\r\n',
      '\r\n\r\n',
      'content-length: 3',
      'transfer-encoding: chunked',
      '0',
      '3',
      ':',
    );
    const anything = property(array(words, { maxLength: 12 }), uint8Array({ maxLength: 8 }), (parts, tail) => {
      const reader = new HttpAnswerReader();
      try {
        const answer = reader.read(Buffer.concat([Buffer.from(parts.join('')), Buffer.from(tail)]));
        if (answer) expect(answer.status).toBe(200);
      } catch (error) {
        expect((error as Error).message).toMatch(/^not a usable HTTP answer: /);
      }
    });
    await assert(anything, { numRuns: 500 });
  });
});
