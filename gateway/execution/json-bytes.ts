const START_SIZE = 1 << 16;
/** A larger one is not kept for the next answer. */
const KEPT_SIZE = 1 << 23;

/** Longer texts are encoded by Node.js, which costs less than a look at every character. */
const SHORT = 256;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const FIRST_PRINTABLE = 0x20;
const LAST_PRINTABLE = 0x7e;

/**
 * JSON text in the making, as the bytes that are sent. Written character by character: thousands of small strings to be
 * joined and encoded afterwards would cost more, and leave more behind for the garbage collector.
 */
export class JsonBytes {
  private bytes = Buffer.allocUnsafeSlow(START_SIZE);
  private length = 0;

  /** Forgets what was written. */
  clear(): void {
    this.length = 0;
    if (this.bytes.length > KEPT_SIZE) this.bytes = Buffer.allocUnsafeSlow(START_SIZE);
  }

  /** What was written since the last {@link clear}. */
  copy(): Buffer {
    return Buffer.from(this.bytes.subarray(0, this.length));
  }

  /** Printable ASCII as it stands: punctuation and names. */
  plain(text: string): void {
    const { length } = text;
    this.reserve(length);
    const { bytes } = this;
    let at = this.length;
    for (let index = 0; index < length; index++) bytes[at++] = text.charCodeAt(index);
    this.length = at;
  }

  /** A value of a subgraph's answer; `null` where there is none. */
  value(value: unknown): void {
    switch (typeof value) {
      case 'string':
        this.text(value);
        break;
      case 'number':
        // A number too large for JavaScript is read as infinity, which JSON does not have.
        this.plain(Number.isFinite(value) ? String(value) : 'null');
        break;
      case 'boolean':
        this.plain(value ? 'true' : 'false');
        break;
      case 'object':
        if (value === null) this.plain('null');
        else this.encoded(JSON.stringify(value));
        break;
      default:
        this.plain('null');
    }
  }

  private text(text: string): void {
    const { length } = text;
    if (length > SHORT) {
      this.encoded(JSON.stringify(text));
      return;
    }
    this.reserve(length + 2);
    const { bytes } = this;
    let at = this.length;
    bytes[at++] = QUOTE;
    for (let index = 0; index < length; index++) {
      const code = text.charCodeAt(index);
      if (code < FIRST_PRINTABLE || code > LAST_PRINTABLE || code === QUOTE || code === BACKSLASH) {
        this.encoded(JSON.stringify(text));
        return;
      }
      bytes[at++] = code;
    }
    bytes[at++] = QUOTE;
    this.length = at;
  }

  private encoded(json: string): void {
    // No character of JavaScript takes more than three bytes.
    this.reserve(json.length * 3);
    this.length += this.bytes.write(json, this.length, 'utf8');
  }

  private reserve(more: number): void {
    const wanted = this.length + more;
    if (wanted <= this.bytes.length) return;
    const larger = Buffer.allocUnsafeSlow(Math.max(wanted, this.bytes.length * 2));
    this.bytes.copy(larger, 0, 0, this.length);
    this.bytes = larger;
  }
}
