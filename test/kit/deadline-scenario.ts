import type { Asker, ComplaintHub } from './complaint-hub.js';

const FIELDS = `kind stage dueAt complaintId cursor level agency { id } escalatedTo { id } complaint { id state }
  kindLabel(lang: ID)`;
export const POLL_DEADLINES = `query ($filter: DeadlineEventFilter, $after: String, $first: Int! = 50) {
  deadlineEvents(filter: $filter, after: $after, first: $first) { events { ${FIELDS} } endCursor hasMore }
}`;
export const STREAM_DEADLINES = `subscription ($filter: DeadlineEventFilter, $after: String) {
  complaintDeadlineChanged(filter: $filter, after: $after) { ${FIELDS} }
}`;

/** An event of a deadline as clients see it. */
export interface DeadlineNotice {
  kind: string;
  stage: string;
  dueAt: string;
  complaintId: string;
  cursor: string;
  agency: { id: string };
  escalatedTo: { id: string } | null;
  complaint: { id: string; state: string } | null;
}

/** What was told of deadlines after a cursor, to whoever asks; from now on without one. */
export async function deadlinesTold(
  hub: ComplaintHub,
  who: Asker,
  variables: { after?: string; filter?: Record<string, unknown> } = {},
): Promise<{ events: DeadlineNotice[]; endCursor: string }> {
  interface Polled {
    deadlineEvents: { events: DeadlineNotice[]; endCursor: string };
  }
  return (await hub.data<Polled>(who, POLL_DEADLINES, { ...variables })).deadlineEvents;
}

/** `MISSED VERIFICATION`. */
export function wordsOf(events: readonly DeadlineNotice[]): string[] {
  return events.map(({ kind, stage }) => `${kind.replace(/^COMPLAINT_(DEADLINE_)?/, '')} ${stage}`);
}

/** Performs a duty at an instant; what it tells is numbered when it resolves. */
export async function performAt(hub: ComplaintHub, duty: string, instant: Date): Promise<void> {
  hub.clock.now = instant;
  await hub.subgraph.perform(duty);
  const waiting = 'SELECT COUNT(*) AS events FROM event WHERE position IS NULL';
  while (Number((await hub.subgraph.database.read.query(waiting))[0].events) > 0) await new Promise(setImmediate);
}
