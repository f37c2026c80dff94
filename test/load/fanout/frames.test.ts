import { FrameReader, headBytes, OPCODES, writeHead } from './frames.js';

function serverFrame(payload: string): Buffer {
  const body = Buffer.from(payload);
  const frame = Buffer.concat([Buffer.alloc(headBytes(body.length)), body]);
  writeHead(frame, OPCODES.text, body.length, false);
  return frame;
}

describe('the reader of frames', () => {
  const short = ['', 'a'.repeat(125), 'b'.repeat(126), 'last'];
  const long = ['c'.repeat(65_535), 'd'.repeat(65_536), 'last'];

  it.each([
    [1, short],
    [3, short],
    [4096, long],
    [200_000, [...long, ...short]],
  ])('takes every payload whole when %i bytes come at a time', (size, payloads) => {
    const stream = Buffer.concat(payloads.map(serverFrame));
    const taken: string[] = [];
    const reader = new FrameReader((_opcode, bytes, start, end) => taken.push(bytes.toString('utf8', start, end)));
    const reused = Buffer.alloc(size);
    for (let at = 0; at < stream.length; at += size) {
      const copied = stream.copy(reused, 0, at);
      reader.read(reused.subarray(0, copied));
    }
    expect(taken.map((payload) => payload.length)).toEqual(payloads.map((payload) => payload.length));
    expect(taken).toEqual(payloads);
  });

  it('refuses a fragment', () => {
    const fragment = serverFrame('half');
    fragment[0] = OPCODES.text;
    expect(() => new FrameReader(() => undefined).read(fragment)).toThrow('fragment');
  });
});
