import type { Asker, ComplaintHub, GraphQLAnswer } from './complaint-hub.js';
import { act, DESK, submit } from './complaint-scenario.js';
import { SAMPLE_AGENCIES } from './directory-double.js';

const MOVEMENT = 'cursor complaintId from { id } to { id }';
const STREAM = `subscription ($after: String) { complaintForwarded(after: $after) { ${MOVEMENT} } }`;
const POLL = `query ($after: String) { complaintEvents(after: $after, first: 100) { events { ${MOVEMENT} } endCursor } }`;

interface Movement {
  cursor: string;
  complaintId: string;
  from: { id: string };
  to: { id: string };
}

/** The next `count` values of a stream's field. Throws where it ends before, or answers an error. */
export async function takeEvents<T>(
  stream: AsyncIterableIterator<GraphQLAnswer>,
  field: string,
  count: number,
): Promise<T[]> {
  const taken: T[] = [];
  while (taken.length < count) {
    const { value, done } = await stream.next();
    if (done) throw new Error(`the stream ended after ${taken.length} events`);
    const { data, errors } = value as GraphQLAnswer;
    if (errors) throw new Error(JSON.stringify(errors));
    taken.push(data?.[field] as T);
  }
  return taken;
}

/** A cursor after everything that happened before: that of a movement which is waited for. */
export async function endOfFeed(hub: ComplaintHub): Promise<string> {
  const { complaintEvents } = await hub.data<{ complaintEvents: { endCursor: string } }>(DESK, POLL);
  const { id } = await submit(hub);
  await act(hub, DESK, 'verify', id);
  await act(hub, DESK, 'forward', id, { toAgency: 'kl.bpk' });
  const stream = await hub.subscribe(DESK, STREAM, { after: complaintEvents.endCursor });
  for (;;) {
    const [event] = await takeEvents<Movement>(stream, 'complaintForwarded', 1);
    if (event?.complaintId === id) return event.cursor;
  }
}

const codeOf = (id: string) => SAMPLE_AGENCIES.find((agency) => agency.id === id)?.code ?? id;

/** The movements after a cursor that somebody is shown, as `from → to`; waits until there are `awaited` of them. */
export async function movementsOf(hub: ComplaintHub, who: Asker, after: string, awaited = 0): Promise<string[]> {
  if (awaited > 0) await takeEvents(await hub.subscribe(who, STREAM, { after }), 'complaintForwarded', awaited);
  const { complaintEvents } = await hub.data<{ complaintEvents: { events: Movement[] } }>(who, POLL, { after });
  return complaintEvents.events.map(({ from, to }) => `${codeOf(from.id)} → ${codeOf(to.id)}`);
}
