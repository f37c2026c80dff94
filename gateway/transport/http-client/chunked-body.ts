import { malformed } from './malformed-answer.js';

const LINE_END = '\r\n';
/** Of a line that says how long a chunk is, or of all trailers. */
const MAX_LINE_BYTES = 8_192;

/** A chunked body (RFC 9112, 7.1) in the making. Extensions of chunks and trailers are passed over. */
export class ChunkedBody {
  private readonly parts: Buffer[] = [];
  /** What came and is not understood yet: less than a line. */
  private pending: Buffer = Buffer.alloc(0);
  private chunkBytes = 0;
  private state: 'size' | 'chunk' | 'chunk-end' | 'trailers' = 'size';
  private trailerBytes = 0;
  private contentBytes = 0;

  constructor(private readonly maxBytes: number) {}

  /** What the chunks hold. */
  get content(): Buffer {
    return Buffer.concat(this.parts);
  }

  /** Reads on and keeps copies; when that completes the body, how many bytes came behind it. Throws when it is broken. */
  read(bytes: Buffer): number | undefined {
    let rest = this.pending.length === 0 ? bytes : Buffer.concat([this.pending, bytes]);
    this.pending = rest.subarray(0, 0);
    for (;;) {
      if (this.state === 'chunk') {
        const part = rest.subarray(0, this.chunkBytes);
        if (part.length > 0) this.parts.push(Buffer.from(part));
        this.contentBytes += part.length;
        if (this.contentBytes > this.maxBytes) malformed('it is too long');
        this.chunkBytes -= part.length;
        rest = rest.subarray(part.length);
        if (this.chunkBytes > 0) return undefined;
        this.state = 'chunk-end';
      }
      const line = this.takeLine(rest);
      if (line === undefined) return undefined;
      rest = rest.subarray(line.length + LINE_END.length);
      if (this.readLine(line)) return rest.length;
    }
  }

  private takeLine(rest: Buffer): string | undefined {
    const end = rest.indexOf(LINE_END, 0, 'latin1');
    if (end > MAX_LINE_BYTES || (end < 0 && rest.length > MAX_LINE_BYTES)) malformed('a chunk has no length');
    if (end >= 0) return rest.toString('latin1', 0, end);
    this.pending = Buffer.from(rest);
    return undefined;
  }

  /** Whether the line was the body's last. */
  private readLine(line: string): boolean {
    switch (this.state) {
      case 'size': {
        const [, size] = /^([0-9a-f]{1,8})[ \t]*(?:;|$)/i.exec(line) ?? [];
        if (size === undefined) malformed('a chunk has no length');
        this.chunkBytes = Number.parseInt(size, 16);
        this.state = this.chunkBytes > 0 ? 'chunk' : 'trailers';
        return false;
      }
      case 'trailers':
        this.trailerBytes += line.length;
        if (this.trailerBytes > MAX_LINE_BYTES) malformed('its trailers are too long');
        return line === '';
      default:
        if (line !== '') malformed('a chunk is longer than it says');
        this.state = 'size';
        return false;
    }
  }
}
