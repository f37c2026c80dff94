import { groupBy } from './group-by.js';
import type { Finding, TrueComplaint, TrueEvent, Truth } from './record.js';

/** What of the timeline, done by agencies or handed in, is followed by word to the reporter. */
const TOLD_TO_REPORTER = new Set([
  'RECEIVED',
  'VERIFIED',
  'FORWARDED',
  'RESPONSIBILITY_PASSED',
  'ACCEPTED',
  'DEFERRED',
  'ANSWERED',
  'ARCHIVED',
  'CLOSED',
]);

/**
 * Whether the database agrees with itself: every event has a number and none is left out, and each complaint, its
 * timeline, its hops and its events tell the same story in the same order.
 */
export function checkComplaints({ events, complaints }: Truth): Finding[] {
  const eventsOf = groupBy(inOrder(events), ({ complaintId }) => complaintId);
  const known = new Set(complaints.map(({ id }) => id));
  const orphans = [...eventsOf.keys()].filter((id) => !known.has(id));
  return [
    ...checkNumbers(events),
    ...orphans.map((id): Finding => ({ kind: 'half happened', about: id, detail: 'events without a complaint' })),
    ...complaints.flatMap((complaint) =>
      differences(complaint, eventsOf.get(complaint.id) ?? []).map(
        (detail): Finding => ({ kind: 'half happened', about: complaint.id, detail }),
      ),
    ),
  ];
}

function inOrder(events: readonly TrueEvent[]): TrueEvent[] {
  return [...events].sort(
    (a, b) => (a.position ?? Number.POSITIVE_INFINITY) - (b.position ?? Number.POSITIVE_INFINITY),
  );
}

function checkNumbers(events: readonly TrueEvent[]): Finding[] {
  return inOrder(events).flatMap(({ position, kind, complaintId }, index): Finding[] =>
    position === index + 1
      ? []
      : [{ kind: 'not numbered', about: complaintId, detail: `${kind} is ${position} instead of ${index + 1}` }],
  );
}

function differences(complaint: TrueComplaint, events: readonly TrueEvent[]): string[] {
  const { version, state, holder, hop, hops, timeline } = complaint;
  const moves = events.filter(({ from }) => from !== null);
  const claims: [string, unknown, unknown][] = [
    ['versions of the timeline', timeline.map(({ seq }) => seq), upTo(version)],
    ['state', state, timeline.at(-1)?.stateAfter],
    ['numbers of the hops', hops.map(({ seq }) => seq), upTo(hop)],
    ['holder', holder, hops.at(-1)?.agency],
    [
      'events',
      events.map(({ kind, stateAfter }) => [kind, stateAfter]),
      timeline.flatMap(({ kind, stateAfter }) => [
        [`COMPLAINT_${kind}`, stateAfter],
        ...(TOLD_TO_REPORTER.has(kind) ? [['REPORTER_NOTIFIED', null]] : []),
      ]),
    ],
    ['movements', moves.map(({ from, to }) => [from, to]), hops.slice(1).map(({ sentBy, agency }) => [sentBy, agency])],
  ];
  return claims.flatMap(([what, is, should]) =>
    JSON.stringify(is) === JSON.stringify(should)
      ? []
      : `${what}: ${JSON.stringify(is)}, not ${JSON.stringify(should)}`,
  );
}

function upTo(last: number): number[] {
  return Array.from({ length: last }, (_, index) => index + 1);
}
