import { CITIZEN, type ComplaintHub, type GraphQLAnswer } from './complaint-hub.js';
import type { KnownComplaint } from './complaint-scenario.js';

export type ReporterDeed = 'reply' | 'withdraw' | 'rate';

const NAMES: Readonly<Record<ReporterDeed, string>> = {
  reply: 'replyToComplaint',
  withdraw: 'withdrawComplaint',
  rate: 'rateComplaint',
};
const TRACKED = 'status archiveReason messages { text evidence } rating { score comment }';
const EVENTS = `($trackingNumber: String!, $secret: Secret!, $after: String) {
  events: myComplaintEvents(trackingNumber: $trackingNumber, secret: $secret, after: $after) { endCursor }
}`;
const CHANGES = `subscription ($trackingNumber: String!, $secret: Secret!, $after: String) {
  event: myComplaintChanged(trackingNumber: $trackingNumber, secret: $secret, after: $after) { kind statusAfter }
}`;

/** The name of a reporter's mutation and of its input type. */
export function reporterMutation(deed: ReporterDeed): { name: string; inputType: string } {
  const name = NAMES[deed];
  return { name, inputType: `${name[0]?.toUpperCase()}${name.slice(1)}Input` };
}

let keys = 0;

/** The input of a reporter's mutation; `overrides` makes it another one. */
export function reporterInput(
  { trackingNumber, secret }: KnownComplaint,
  deed: ReporterDeed,
  overrides: Record<string, unknown> = {},
): Record<string, unknown> {
  const needed = {
    reply: { idempotencyKey: `reply-of-one-scenario-${++keys}`, text: 'Lubangnya masih ada di depan pasar.' },
    withdraw: {},
    rate: { score: 4 },
  };
  return { trackingNumber, secret, ...needed[deed], ...overrides };
}

/** Sends a mutation as whoever knows number and secret. */
export function sendAsReporter(
  hub: ComplaintHub,
  complaint: KnownComplaint,
  deed: ReporterDeed,
  overrides: Record<string, unknown> = {},
): Promise<GraphQLAnswer> {
  const { name, inputType } = reporterMutation(deed);
  const query = `mutation ($input: ${inputType}!) { done: ${name}(input: $input) { complaint { ${TRACKED} } } }`;
  return hub.ask(CITIZEN, query, { input: reporterInput(complaint, deed, overrides) });
}

/** What a reporter sees of the own complaint after a mutation that is taken. */
export interface OwnComplaint {
  status: string;
  archiveReason: string | null;
  messages: { text: string; evidence: string[] }[];
  rating: { score: number; comment: string | null } | null;
}

/** Does something as the reporter; throws where it is refused. */
export async function actAsReporter(...sent: Parameters<typeof sendAsReporter>): Promise<OwnComplaint> {
  const { data, errors } = await sendAsReporter(...sent);
  if (!data?.done) throw new Error(JSON.stringify(errors));
  return (data.done as { complaint: OwnComplaint }).complaint;
}

/** The code with which something is refused to the reporter; undefined where it is taken. */
export async function reporterRefusal(...sent: Parameters<typeof sendAsReporter>): Promise<unknown> {
  return (await sendAsReporter(...sent)).errors?.[0]?.extensions.code;
}

/** Follows the own complaint from now on: `until(kind)` is all that the reporter is told up to an event of that kind. */
export async function followOwn(hub: ComplaintHub, { trackingNumber, secret }: KnownComplaint) {
  const own = { trackingNumber, secret };
  const { events } = await hub.data<{ events: { endCursor: string } }>(CITIZEN, `query ${EVENTS}`, own);
  const stream = await hub.subscribe(CITIZEN, CHANGES, { ...own, after: events.endCursor });
  return {
    async until(last: string): Promise<string[]> {
      const told: string[] = [];
      for await (const { data, errors } of stream) {
        if (!data) throw new Error(JSON.stringify(errors));
        const { kind, statusAfter } = data.event as { kind: string; statusAfter: string };
        // Its receipt may be numbered after the first look, which then begins before it.
        if (kind !== 'COMPLAINT_RECEIVED') told.push(`${kind} ${statusAfter}`);
        if (kind === last) return told;
      }
      throw new Error(`the stream ended after ${told.join(', ')}`);
    },
  };
}
