import { type Asker, CITIZEN, type ComplaintHub } from './complaint-hub.js';
import { type KnownComplaint, versionOf } from './complaint-scenario.js';

/** Asks the reporter, and where `unclearOrigin` is told gives a time to clear it up. */
export async function defer(hub: ComplaintHub, who: Asker, id: string, unclearOrigin = false): Promise<void> {
  const input = {
    complaintId: id,
    expectedVersion: await versionOf(hub, id),
    question: 'Mohon lampirkan foto dan lokasi.',
    unclearOrigin,
  };
  const mutation = 'mutation ($input: DeferComplaintInput!) { deferComplaint(input: $input) { state } }';
  await hub.data(who, mutation, { input });
}

/** The code with which the reporter's answer is refused; undefined where it is taken. */
export async function reply(hub: ComplaintHub, { trackingNumber, secret }: KnownComplaint): Promise<unknown> {
  const input = { trackingNumber, secret, idempotencyKey: `reply-to-${trackingNumber}`, text: 'Masih berlubang.' };
  const mutation =
    'mutation ($input: ReplyToComplaintInput!) { replyToComplaint(input: $input) { complaint { status } } }';
  return hub.code(CITIZEN, mutation, { input });
}
