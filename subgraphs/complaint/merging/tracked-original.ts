import type { ComplaintRow } from '../complaint.entity.js';
import type { TimelineKind } from '../complaint.enum.js';
import type { TimelineEntryRow } from '../timeline-entry.entity.js';

/**
 * What the reporters of its duplicates are shown of an entry of the original's timeline: all of it, all but the note, which
 * is a word to the other reporter, or nothing, where it tells what the other reporter did or wanted.
 */
const SHOWN_OF_ORIGINAL: Readonly<Record<TimelineKind, 'WHOLE' | 'WITHOUT_NOTE' | 'HIDDEN'>> = {
  RECEIVED: 'WITHOUT_NOTE',
  VERIFIED: 'WHOLE',
  FORWARDED: 'WHOLE',
  RECEIPT_CONFIRMED: 'WHOLE',
  ACCEPTED: 'WHOLE',
  RETURNED: 'WHOLE',
  RESPONSIBILITY_PASSED: 'WHOLE',
  STARTED: 'WHOLE',
  DEFERRED: 'WITHOUT_NOTE',
  RESUMED: 'WITHOUT_NOTE',
  ANSWERED: 'WHOLE',
  REOPENED: 'HIDDEN',
  ARCHIVED: 'WITHOUT_NOTE',
  RATED: 'HIDDEN',
  CLOSED: 'WHOLE',
  MERGED: 'HIDDEN',
  UNMERGED: 'HIDDEN',
  COPIED: 'WHOLE',
  COPY_ENDED: 'WHOLE',
  FLAGS_SET: 'HIDDEN',
  DEADLINE_REVISED: 'HIDDEN',
};

/**
 * Whether the reporters of its duplicates see no more of a complaint than its status: what is done about a secret one, which
 * became so after the merge, is for its own reporter. Who reported an anonymous one its handlers do not know, so that no
 * answer can tell it.
 */
export function isHiddenOriginal({ secret }: Pick<ComplaintRow, 'secret'>): boolean {
  return secret;
}

/** The entries of an original's timeline as the reporters of its duplicates see them. */
export function shownOfOriginal(entries: readonly TimelineEntryRow[]): TimelineEntryRow[] {
  return entries.flatMap((entry) => {
    const shown = SHOWN_OF_ORIGINAL[entry.kind];
    if (shown === 'HIDDEN') return [];
    return [shown === 'WHOLE' ? entry : { ...entry, publicNote: null }];
  });
}
