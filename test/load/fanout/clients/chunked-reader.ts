const LINE_END = Buffer.from('\r\n');

/** Called with a part of the body, which stands in a buffer that is used again afterwards. */
export type OnPart = (bytes: Buffer, start: number, end: number) => void;

/** Reads a chunked HTTP body (RFC 9112, without trailers) as it comes: parts are whole chunks. Throws at its end. */
export class ChunkedReader {
  private rest: Buffer | undefined;

  constructor(private readonly onPart: OnPart) {}

  read(received: Buffer): void {
    const bytes = this.rest ? Buffer.concat([this.rest, received]) : received;
    let at = 0;
    for (;;) {
      const end = this.takeChunk(bytes, at);
      if (end === undefined) break;
      at = end;
    }
    // A copy: what was read into is read into again.
    this.rest = at === bytes.length ? undefined : Buffer.from(bytes.subarray(at));
  }

  /** Where the chunk that begins at `at` ends; undefined when it is not whole yet. */
  private takeChunk(bytes: Buffer, at: number): number | undefined {
    const lineEnd = bytes.indexOf(LINE_END, at);
    if (lineEnd < 0) return undefined;
    const size = Number.parseInt(bytes.toString('latin1', at, lineEnd), 16);
    if (!(size > 0)) throw new Error('The server ended a response');
    const start = lineEnd + LINE_END.length;
    const end = start + size + LINE_END.length;
    if (bytes.length < end) return undefined;
    this.onPart(bytes, start, start + size);
    return end;
  }
}
