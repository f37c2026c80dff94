import { createHmac, timingSafeEqual } from 'node:crypto';
import { badInput } from './errors.js';
import { COMMON_REFUSALS } from './refusals.js';

/** Where a reader stands in a feed. */
export interface FeedPlace {
  epoch: string;
  position: number;
}

const SIGNATURE_BYTES = 12;

/** Writes and reads the opaque, signed cursors of one feed. */
export class FeedCursors {
  constructor(
    private readonly feed: string,
    private readonly key: Uint8Array,
  ) {}

  write({ epoch, position }: FeedPlace): string {
    const body = Buffer.from(`${epoch}:${position}`);
    return Buffer.concat([this.sign(body), body]).toString('base64url');
  }

  /** Throws `BAD_USER_INPUT` for what this feed never wrote. */
  read(cursor: string): FeedPlace {
    const bytes = Buffer.from(cursor, 'base64url');
    const body = bytes.subarray(SIGNATURE_BYTES);
    const signature = bytes.subarray(0, SIGNATURE_BYTES);
    // What stands behind the last byte is no part of any, and base64url is read with it.
    const isAsWritten = signature.length === SIGNATURE_BYTES && bytes.toString('base64url') === cursor;
    if (!isAsWritten || !timingSafeEqual(signature, this.sign(body))) {
      throw badInput('after', COMMON_REFUSALS.foreignCursorOfFeed);
    }
    const [epoch = '', position = ''] = body.toString().split(':');
    return { epoch, position: Number(position) };
  }

  private sign(body: Uint8Array): Buffer {
    return createHmac('sha256', this.key)
      .update(`cursor:${this.feed}:`)
      .update(body)
      .digest()
      .subarray(0, SIGNATURE_BYTES);
  }
}
