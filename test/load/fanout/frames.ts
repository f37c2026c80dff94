/** WebSocket frames (RFC 6455), as little of them as the benchmark needs: whole messages, never fragments. */

export const OPCODES = { text: 1, close: 8, ping: 9, pong: 10 } as const;

const LAST_FRAGMENT = 0x80;
const MASKED = 0x80;
const MASK_BYTES = 4;
const SHORT = 125;
const LENGTH_IN_16_BITS = 126;

/** How many bytes a frame has before its payload, the mask left out. */
export function headBytes(payloadBytes: number): number {
  if (payloadBytes <= SHORT) return 2;
  return payloadBytes <= 0xffff ? 4 : 10;
}

/** Writes a frame's head at the start of `frame`; a mask of zeros follows where it is `masked`, as from clients. */
export function writeHead(frame: Buffer, opcode: number, payloadBytes: number, masked: boolean): void {
  frame[0] = LAST_FRAGMENT | opcode;
  const mask = masked ? MASKED : 0;
  if (payloadBytes <= SHORT) frame[1] = mask | payloadBytes;
  else if (payloadBytes <= 0xffff) {
    frame[1] = mask | LENGTH_IN_16_BITS;
    frame.writeUInt16BE(payloadBytes, 2);
  } else {
    frame[1] = mask | (LENGTH_IN_16_BITS + 1);
    frame.writeBigUInt64BE(BigInt(payloadBytes), 2);
  }
}

/** A client's frame. Its mask is all zeros: the payload stands in it as it is. */
export function clientFrame(opcode: number, payload: Buffer): Buffer {
  const head = headBytes(payload.length);
  const frame = Buffer.alloc(head + MASK_BYTES + payload.length);
  writeHead(frame, opcode, payload.length, true);
  payload.copy(frame, head + MASK_BYTES);
  return frame;
}

/** Called with a buffer that is used again afterwards, and where the payload begins and ends in it. */
export type OnFrame = (opcode: number, bytes: Buffer, start: number, end: number) => void;

/** Reads a server's frames from one connection. Throws at a fragment or a mask. */
export class FrameReader {
  private rest: Buffer | undefined;

  constructor(private readonly onFrame: OnFrame) {}

  read(chunk: Buffer): void {
    const bytes = this.rest ? Buffer.concat([this.rest, chunk]) : chunk;
    let at = 0;
    for (;;) {
      const end = this.takeFrame(bytes, at);
      if (end === undefined) break;
      at = end;
    }
    // A copy: what was read into is read into again.
    this.rest = at === bytes.length ? undefined : Buffer.from(bytes.subarray(at));
  }

  /** Where the frame that begins at `at` ends; undefined when it is not whole yet. */
  private takeFrame(bytes: Buffer, at: number): number | undefined {
    const first = bytes[at];
    const second = bytes[at + 1];
    if (first === undefined || second === undefined) return undefined;
    if ((first & LAST_FRAGMENT) === 0 || (second & MASKED) !== 0) throw new Error('A fragment, or a masked frame');
    let length: number = second;
    let start = at + 2;
    if (second > SHORT) {
      start += second === LENGTH_IN_16_BITS ? 2 : 8;
      if (bytes.length < start) return undefined;
      length = second === LENGTH_IN_16_BITS ? bytes.readUInt16BE(at + 2) : Number(bytes.readBigUInt64BE(at + 2));
    }
    const end = start + length;
    if (bytes.length < end) return undefined;
    this.onFrame(first & 0x0f, bytes, start, end);
    return end;
  }
}
