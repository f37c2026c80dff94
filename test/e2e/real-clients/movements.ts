import { dataOf, type Variables } from '../../../demo/hub-client.js';
import { submission } from '../kit/complaints.js';
import type { HubUnderTest } from '../kit/hub-under-test.js';
import { sendOnce } from '../kit/send-request.js';

/** A movement as the clients read it. */
export interface Movement {
  cursor: string;
  complaintId: string;
  to: { code: string };
}

export const WATCH = /* GraphQL */ `
  subscription Watch($filter: ComplaintEventFilter, $after: String) {
    complaintForwarded(filter: $filter, after: $after) {
      cursor
      complaintId
      kind
      to { code name readiness { state } }
      complaint { trackingNumber }
    }
  }`;

const TWIN = /* GraphQL */ `
  query Twin($after: String) {
    complaintEvents(after: $after, first: 100) { events { cursor } endCursor hasMore }
  }`;
const SUBMIT = 'mutation ($input: SubmitComplaintInput!) { submitComplaint(input: $input) { trackingNumber } }';
const FIND = 'query ($trackingNumber: String!) { complaint(trackingNumber: $trackingNumber) { id version } }';
const HANDLING = {
  verify: 'mutation ($input: VerifyComplaintInput!) { done: verifyComplaint(input: $input) { version } }',
  accept: 'mutation ($input: AcceptComplaintInput!) { done: acceptComplaint(input: $input) { version } }',
  forward: 'mutation ($input: ForwardComplaintInput!) { done: forwardComplaint(input: $input) { version } }',
};

/** A hub on which someone watches everything. */
export type Hub = Pick<HubUnderTest, 'url' | 'tokenOf'>;

/** Sends an operation that is part of a load: once. */
export async function ask<Data>(hub: Hub, query: string, variables: Variables, persona: string): Promise<Data> {
  const authorization = `Bearer ${await hub.tokenOf(persona)}`;
  return dataOf(await sendOnce<Data>(hub, JSON.stringify({ query, variables }), { authorization }));
}

/** A complaint on its way, with the version that the next step expects. */
export interface OnItsWay {
  id: string;
  version: number;
  trackingNumber: string;
}

/** Does one thing with the complaint, which has the version after it from then on. */
export async function handle(
  hub: Hub,
  action: keyof typeof HANDLING,
  complaint: OnItsWay,
  persona: string,
  input: Variables = {},
): Promise<void> {
  const { id: complaintId, version: expectedVersion } = complaint;
  const variables = { input: { complaintId, expectedVersion, ...input } };
  complaint.version = (
    await ask<{ done: { version: number } }>(hub, HANDLING[action], variables, persona)
  ).done.version;
}

/** Hands in a complaint, which the national desk forwards to Jawa Barat: one movement. */
export async function moveToProvince(hub: Hub, changes: Variables = {}): Promise<OnItsWay> {
  const desk = 'national-desk';
  const { submitComplaint } = await ask<{ submitComplaint: { trackingNumber: string } }>(
    hub,
    SUBMIT,
    { input: submission(changes) },
    desk,
  );
  const { trackingNumber } = submitComplaint;
  const { complaint } = await ask<{ complaint: OnItsWay }>(hub, FIND, { trackingNumber }, desk);
  const moving = { ...complaint, trackingNumber };
  await handle(hub, 'verify', moving, desk);
  await handle(hub, 'forward', moving, desk, { toAgency: '32', note: 'Jalan di wilayah Jawa Barat.' });
  return moving;
}

/** The cursor at the end of the stream. */
export async function endOfStream(hub: Hub): Promise<string> {
  return (await readTwin(hub, undefined)).endCursor;
}

/** The cursors of all movements after a cursor, as the polling twin shows them: what a follower must have been told. */
export async function movedSince(hub: Hub, start: string): Promise<string[]> {
  const cursors: string[] = [];
  for (let after = start; ; ) {
    const { events, endCursor, hasMore } = await readTwin(hub, after);
    cursors.push(...events.map(({ cursor }) => cursor));
    if (!hasMore) return cursors;
    after = endCursor;
  }
}

async function readTwin(hub: Hub, after: string | undefined) {
  type Page = { events: { cursor: string }[]; endCursor: string; hasMore: boolean };
  return (await ask<{ complaintEvents: Page }>(hub, TWIN, { after }, 'ministry-monitor')).complaintEvents;
}
