import { LessThanOrEqual, MoreThan } from 'typeorm';
import { z } from 'zod';
import type { ComplaintEvents } from '../../schema/events.js';
import { CodedError } from '../kit/errors.js';
import { parseTrackingNumber, secretMatches } from '../kit/secret.js';
import type { SubgraphKit } from '../kit/subgraph.js';
import { validate } from '../kit/validate.js';
import { ComplaintRow } from './complaint.entity.js';
import { TrackingAttemptRow } from './tracking-attempt.entity.js';

const WINDOW_MS = 15 * 60 * 1000;
const MAX_FAILURES = 10;

const trackingSchema = z.object({ trackingNumber: z.string().max(40), secret: z.string().max(200) });

/** Lets reporters without an account to their own complaint. */
export class TrackingService {
  constructor(private readonly kit: SubgraphKit<ComplaintEvents>) {}

  /**
   * The complaint of a number and its secret. An unknown number and a wrong secret are both `NOT_FOUND` after the same work,
   * and after ten failures within 15 minutes both are `RATE_LIMITED`. The right secret always lets in: the number is public,
   * so that a stranger's failures must not lock the reporter out.
   */
  async find(trackingNumber: string, secret: string): Promise<ComplaintRow> {
    const typed = validate(trackingSchema, { trackingNumber, secret }, 'arguments');
    const number = parseTrackingNumber(typed.trackingNumber);
    // The check character is public, so a mistyped number is told at once and leaves no trace.
    if (number === undefined) throw new CodedError('NOT_FOUND');
    const { read } = this.kit.database;
    const complaint = await read.findOneBy(ComplaintRow, { trackingNumber: number });
    const matches = secretMatches(typed.secret, complaint?.secretHash);
    if (complaint && matches) return complaint;
    const since = MoreThan(new Date(this.kit.now().getTime() - WINDOW_MS));
    const attempts = await read.findOneBy(TrackingAttemptRow, { trackingNumber: number, since });
    if (attempts && attempts.failures >= MAX_FAILURES) throw new CodedError('RATE_LIMITED');
    await this.countFailure(number);
    throw new CodedError('NOT_FOUND');
  }

  private async countFailure(trackingNumber: string): Promise<void> {
    const now = this.kit.now();
    await this.kit.database.silentWrite(async (manager) => {
      await manager.delete(TrackingAttemptRow, { since: LessThanOrEqual(new Date(now.getTime() - WINDOW_MS)) });
      await manager
        .createQueryBuilder()
        .insert()
        .into(TrackingAttemptRow)
        .values({ trackingNumber, since: now, failures: 0 })
        .orIgnore()
        .execute();
      await manager.increment(TrackingAttemptRow, { trackingNumber }, 'failures', 1);
    });
  }
}
