import { randomUUID } from 'node:crypto';
import type { GraphqlAnswer, HubAccess, Variables } from '../../../demo/hub-client.js';
import { keptOperation } from './kept-operations.js';
import { request, requestData } from './send-request.js';

/** What the reporter is told. */
export interface Filed {
  trackingNumber: string;
  secret: string;
}

/** A valid `SubmitComplaintInput` with a key of its own, and `changes`. */
export function submission(changes: Variables = {}): Variables {
  return {
    idempotencyKey: randomUUID(),
    title: 'Saluran air tersumbat',
    text: 'Saluran air di depan sekolah tersumbat sampah sehingga jalan tergenang setiap kali hujan.',
    classification: 'COMPLAINT',
    reporter: { name: 'Warga Contoh', phone: '081200000000' },
    ...changes,
  };
}

/** Hands in a complaint, as a citizen where there is no token. */
export async function fileComplaint(
  hub: Pick<HubAccess, 'url'>,
  changes: Variables = {},
  token?: string,
): Promise<Filed> {
  const { submitComplaint } = await requestData<{ submitComplaint: Filed }>(
    hub,
    keptOperation('submit-complaint'),
    { input: submission(changes) },
    token,
  );
  return { trackingNumber: submitComplaint.trackingNumber, secret: submitComplaint.secret };
}

/** A complaint as its handler reads it, with everything that an action would change. */
export interface ComplaintNow {
  id: string;
  version: number;
  state: string;
  timeline: { kindLabel: string; note: string | null }[];
}

export async function readComplaint(
  hub: Pick<HubAccess, 'url'>,
  { trackingNumber }: Pick<Filed, 'trackingNumber'>,
  token: string,
): Promise<ComplaintNow> {
  const { complaint } = await requestData<{ complaint: ComplaintNow }>(
    hub,
    keptOperation('complaint'),
    { trackingNumber },
    token,
  );
  return complaint;
}

export type Action =
  | 'merge'
  | 'unmerge'
  | 'verify'
  | 'forward'
  | 'confirm-receipt'
  | 'accept'
  | 'return'
  | 'defer'
  | 'respond'
  | 'close';

/** Does one thing with the complaint at its present version. */
export async function handleComplaint(
  hub: Pick<HubAccess, 'url'>,
  action: Action,
  filed: Pick<Filed, 'trackingNumber'>,
  token: string,
  input: Variables = {},
): Promise<void> {
  const { id: complaintId, version: expectedVersion } = await readComplaint(hub, filed, token);
  await requestData(
    hub,
    keptOperation(action === 'confirm-receipt' ? action : `${action}-complaint`),
    { input: { complaintId, expectedVersion, ...input } },
    token,
  );
}

/** What is sent by whoever knows number and secret, without a token. */
export async function reportBack<Data>(
  hub: Pick<HubAccess, 'url'>,
  operation: 'reply-to-complaint' | 'withdraw-complaint' | 'rate-complaint',
  { trackingNumber, secret }: Filed,
  input: Variables = {},
): Promise<GraphqlAnswer<Data>> {
  return request(hub, keptOperation(operation), { input: { trackingNumber, secret, ...input } });
}
