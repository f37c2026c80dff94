import { ChunkedReader } from './chunked-reader.js';

const body = Buffer.from('4\r\nsatu\r\nA\r\n dua\r\ntiga\r\n');

it.each([1, 2, 7, body.length])('reads every chunk whole when %i bytes come at a time', (size) => {
  const parts: string[] = [];
  const reader = new ChunkedReader((bytes, start, end) => parts.push(bytes.toString('utf8', start, end)));
  const reused = Buffer.alloc(size);
  for (let at = 0; at < body.length; at += size) {
    const copied = body.copy(reused, 0, at);
    reader.read(reused.subarray(0, copied));
  }
  expect(parts).toEqual(['satu', ' dua\r\ntiga']);
});

it('takes the end of the body for a failure: a stream has none', () => {
  expect(() => new ChunkedReader(() => undefined).read(Buffer.from('0\r\n\r\n'))).toThrow('ended');
});
