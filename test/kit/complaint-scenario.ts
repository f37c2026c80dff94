import { type Asker, asker, CITIZEN, type ComplaintApi } from './complaint-hub.js';

export const DESK = asker('NATIONAL_DESK', 'sp4n');

export interface KnownComplaint {
  id: string;
  trackingNumber: string;
  secret: string;
}

const SUBMIT = `mutation ($input: SubmitComplaintInput!) {
  submitComplaint(input: $input) { trackingNumber secret }
}`;

let keys = 0;

/** An input that is accepted; `overrides` makes it another one. */
export function submission(overrides: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    idempotencyKey: `test-key-of-one-scenario-${++keys}`,
    title: 'Jalan berlubang di Tambun',
    text: 'Jalan utama berlubang sejak tiga bulan dan tergenang saat hujan.',
    classification: 'COMPLAINT',
    reporter: { name: 'Warga Contoh', nik: '0000000101000001', phone: '+62 800 0000 0001' },
    ...overrides,
  };
}

/** Hands a complaint in and finds its id. */
export async function submit(
  hub: ComplaintApi,
  overrides: Record<string, unknown> = {},
  who: Asker = CITIZEN,
): Promise<KnownComplaint> {
  const { submitComplaint } = await hub.data<{ submitComplaint: Omit<KnownComplaint, 'id'> }>(who, SUBMIT, {
    input: submission(overrides),
  });
  const { complaint } = await hub.data<{ complaint: { id: string } }>(
    DESK,
    'query ($trackingNumber: String) { complaint(trackingNumber: $trackingNumber) { id } }',
    { trackingNumber: submitComplaint.trackingNumber },
  );
  return { ...submitComplaint, id: complaint.id };
}

export type Action =
  | 'verify'
  | 'forward'
  | 'confirmReceipt'
  | 'accept'
  | 'start'
  | 'return'
  | 'defer'
  | 'resume'
  | 'respond'
  | 'archive'
  | 'close'
  | 'merge'
  | 'unmerge';

/** The name of the mutation of an action. */
export function mutationName(action: Action | 'setFlags'): string {
  if (action === 'confirmReceipt') return action;
  return action === 'setFlags' ? 'setComplaintFlags' : `${action}Complaint`;
}

/** The mutation of an action; its input is `$input`. */
export function mutationOf(action: Action | 'setFlags'): string {
  const name = mutationName(action);
  const type = `${name[0]?.toUpperCase()}${name.slice(1)}Input`;
  return `mutation ($input: ${type}!) { done: ${name}(input: $input) { version state status complaint { id } } }`;
}

/** The version of a complaint now. */
export async function versionOf(hub: ComplaintApi, id: string): Promise<number> {
  const query = 'query ($id: ID) { complaint(id: $id) { version } }';
  return (await hub.data<{ complaint: { version: number } }>(DESK, query, { id })).complaint.version;
}

/** What an action is refused without. */
export const NEEDED: Partial<Record<Action, Record<string, unknown>>> = {
  return: { note: 'Bukan wewenang kami.' },
  defer: { question: 'Di mana tepatnya lokasinya?' },
  archive: { reason: 'too-general' },
  respond: { text: 'Terima kasih, jalan sudah diperbaiki.' },
};

/** Does something with the complaint as it is now. */
export async function act(
  hub: ComplaintApi,
  who: Asker,
  action: Action,
  id: string,
  input: Record<string, unknown> = {},
): Promise<{ version: number; state: string; status: string; complaint: { id: string } | null }> {
  const variables = {
    input: { complaintId: id, expectedVersion: await versionOf(hub, id), ...NEEDED[action], ...input },
  };
  const { done } = await hub.data<{ done: Awaited<ReturnType<typeof act>> }>(who, mutationOf(action), variables);
  return done;
}

/** Verifies at the desk and forwards down the agencies of `codes`, each accepting by its own admin, but for the last. */
export async function moveDown(hub: ComplaintApi, id: string, codes: readonly string[]): Promise<void> {
  await act(hub, DESK, 'verify', id);
  let holder = DESK;
  for (const [index, code] of codes.entries()) {
    if (index > 0) await act(hub, holder, 'accept', id);
    await act(hub, holder, 'forward', id, { toAgency: code });
    holder = asker('AGENCY_ADMIN', code);
  }
}
