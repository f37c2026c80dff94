import type { TakenOverRegion } from '../../../schema/events.js';

/** Before everything that was recorded. */
export const LONG_AGO = new Date(0);

/** When the former body of a region gave it away; what was told without a moment was recorded before any that was. */
export function givenAt({ since }: Pick<TakenOverRegion, 'since'>): Date {
  return since === undefined ? LONG_AGO : new Date(since);
}
