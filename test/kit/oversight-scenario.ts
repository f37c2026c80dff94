import type { Asker, ComplaintHub } from './complaint-hub.js';
import { takeEvents } from './complaint-stream.js';

export type RemarkMutation = 'addComplaintNote' | 'guideComplaint' | 'acknowledgeGuidance' | 'escalateToOmbudsman';

const EVENT = 'cursor kind complaintId remarkId by { id } to { id } agency { id } complaint { id }';
export const STREAM_REMARKS = `subscription ($filter: RemarkEventFilter, $after: String) {
  complaintRemarked(filter: $filter, after: $after) { ${EVENT} }
}`;
const POLL_REMARKS = `query ($filter: RemarkEventFilter, $after: String) {
  complaintRemarks(filter: $filter, after: $after, first: 100) { events { ${EVENT} } endCursor }
}`;

let keys = 0;

function mutationOf(name: string, selects: string): string {
  return `mutation ($input: ${name[0]?.toUpperCase()}${name.slice(1)}Input!) { done: ${name}(input: $input) { ${selects} } }`;
}

function inputOf(name: string, input: Record<string, unknown>): Record<string, unknown> {
  const takesKey = ['addComplaintNote', 'guideComplaint', 'escalateToOmbudsman'].includes(name);
  return takesKey ? { idempotencyKey: `remark-key-${++keys}`, ...input } : input;
}

/** Says something of a complaint as `who`. */
export async function remark(
  hub: ComplaintHub,
  who: Asker,
  mutation: RemarkMutation,
  input: Record<string, unknown>,
): Promise<{ complaintId: string; remarkId: string }> {
  const query = mutationOf(mutation, 'complaintId remarkId');
  const variables = { input: inputOf(mutation, input) };
  return (await hub.data<{ done: { complaintId: string; remarkId: string } }>(who, query, variables)).done;
}

/** The code with which a mutation is refused; undefined where it is not. */
export function codeOf(
  hub: ComplaintHub,
  who: Asker,
  mutation: RemarkMutation | 'acceptComplaint' | 'verifyComplaint',
  input: Record<string, unknown>,
): Promise<unknown> {
  return hub.code(who, mutationOf(mutation, '__typename'), { input: inputOf(mutation, input) });
}

/** The kinds of what somebody is told after a cursor, without their common beginning; waits until there are `awaited`. */
export async function remarksOf(
  hub: ComplaintHub,
  who: Asker,
  variables: { after?: string; filter?: Record<string, unknown> },
  awaited = 0,
): Promise<string[]> {
  if (awaited > 0) await takeEvents(await hub.subscribe(who, STREAM_REMARKS, variables), 'complaintRemarked', awaited);
  const { complaintRemarks } = await hub.data<{ complaintRemarks: { events: { kind: string }[] } }>(
    who,
    POLL_REMARKS,
    variables,
  );
  return complaintRemarks.events.map(({ kind }) => kind.replace('COMPLAINT_', ''));
}
