import { isAskedFor, isEntitled, type Movement } from './entitlement.js';
import type { AgencyNames, Finding, ReceivedEvent, SubscriberRecord, TrueEvent, Truth } from './record.js';

type NumberedMovement = TrueEvent & Movement & { readonly position: number };

/** The movements among the events, with where their complaints came from. */
export function movementsOf({ events, complaints }: Truth): NumberedMovement[] {
  const origins = new Map(complaints.map(({ id, origin }) => [id, origin]));
  return events.flatMap((event) => {
    const { position, from, to } = event;
    if (position === null || from === null || to === null) return [];
    return [{ ...event, position, from, to, origin: origins.get(event.complaintId) ?? null }];
  });
}

/** The movements that a subscriber must receive, all that it may. */
export function expectedBy(
  { audience, filter, since }: Pick<SubscriberRecord, 'audience' | 'filter' | 'since'>,
  movements: readonly NumberedMovement[],
): NumberedMovement[] {
  return movements.filter(
    (movement) => movement.position > since && isEntitled(audience, movement) && isAskedFor(filter, movement),
  );
}

/** What is wrong with what one subscriber received. */
export function checkDeliveries(
  record: SubscriberRecord,
  movements: readonly NumberedMovement[],
  names: AgencyNames,
): Finding[] {
  const { name: about, audience, filter, since, events } = record;
  const findings: Finding[] = [];
  const find = (kind: Finding['kind'], detail: string) => findings.push({ kind, about, detail });
  const byCursor = new Map(movements.map((movement) => [movement.cursor, movement]));
  const seen = new Set<string>();
  const lastOfComplaint = new Map<string, number>();

  for (const received of events) {
    const movement = byCursor.get(received.cursor);
    if (!movement) {
      find('invented', `${received.kind} ${received.from} → ${received.to}, cursor ${received.cursor}`);
      continue;
    }
    const { position, complaintId } = movement;
    if (!isSame(received, movement) || !isNamedRightly(received, names))
      find('altered', `${JSON.stringify(received)} at ${position}`);
    if (!isEntitled(audience, movement)) find('not entitled', describe(movement));
    else if (!isAskedFor(filter, movement) || position <= since) find('not asked for', describe(movement));
    if (seen.has(received.cursor)) find('doubled', describe(movement));
    seen.add(received.cursor);
    const last = lastOfComplaint.get(complaintId) ?? 0;
    if (position < last) find('out of order', `${describe(movement)} after ${last}`);
    lastOfComplaint.set(complaintId, Math.max(last, position));
  }
  for (const movement of expectedBy(record, movements)) {
    if (!seen.has(movement.cursor)) find('lost', describe(movement));
  }
  return findings;
}

function isSame(received: ReceivedEvent, { kind, from, to, complaintId }: NumberedMovement): boolean {
  return (
    received.kind === kind &&
    received.from === from &&
    received.to === to &&
    received.complaintId === complaintId &&
    (received.complaintSeen === null || received.complaintSeen === complaintId)
  );
}

/** Agencies change their names while the run goes on, and a subscriber may come late: any name that one had will do. */
function isNamedRightly({ from, to, fromName, toName }: ReceivedEvent, names: AgencyNames): boolean {
  const isCalled = (code: string, name: string | null) => name === null || names.get(code)?.has(name) === true;
  return isCalled(from, fromName) && isCalled(to, toName);
}

function describe({ position, kind, from, to, complaintId }: NumberedMovement): string {
  return `${kind} ${from} → ${to} at ${position}, complaint ${complaintId}`;
}
