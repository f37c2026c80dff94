import type { PostFacts } from '../../schema/events.js';

/** Whether a post from its first to its last day, calendar dates, is held on `today`. */
export function isHeldOn({ from, until }: Pick<PostFacts, 'from' | 'until'>, today: string): boolean {
  return from <= today && (until === null || today <= until);
}
