import { HttpMessageReader } from './http-messages.js';

const plain = 'HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhalo!';
const chunked = 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n4\r\nsatu\r\nA\r\n dua\r\ntiga\r\n0\r\n\r\n';
const empty = 'GET / HTTP/1.1\r\nhost: a\r\n\r\n';

function readInPieces(text: string, size: number): [string, string][] {
  const messages: [string, string][] = [];
  const reader = new HttpMessageReader((head, body) =>
    messages.push([head.split('\r\n', 1)[0] as string, body.toString()]),
  );
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += size) reader.read(bytes.subarray(at, at + size));
  return messages;
}

describe('the reader of HTTP messages', () => {
  it.each([1, 2, 7, 40, 1000])('takes every message whole when %i bytes come at a time', (size) => {
    expect(readInPieces(plain + chunked + empty + plain, size)).toEqual([
      ['HTTP/1.1 200 OK', 'halo!'],
      ['HTTP/1.1 200 OK', 'satu dua\r\ntiga'],
      ['GET / HTTP/1.1', ''],
      ['HTTP/1.1 200 OK', 'halo!'],
    ]);
  });

  it('waits for the rest of a message', () => {
    expect(readInPieces(plain.slice(0, -1), 1000)).toEqual([]);
    expect(readInPieces(chunked.slice(0, -1), 1000)).toEqual([]);
  });
});
