import { type Asker, asker, CITIZEN, type ComplaintHub } from './complaint-hub.js';
import { DESK, NEEDED } from './complaint-scenario.js';
import { bringTo, HOLDER, sendAll, versionIn } from './complaint-states.js';

/** Every state that a draft can be in. */
export const DRAFT_STATES = ['DRAFT', 'SUBMITTED', 'RETURNED', 'SIGNED', 'SENT', 'DISCARDED', 'LAPSED'] as const;
export type DraftState = (typeof DRAFT_STATES)[number];

export type DraftAction = 'save' | 'submit' | 'sign' | 'return' | 'send' | 'discard';

export const WRITER = asker('LIAISON_OFFICER', HOLDER);
export const SIGNER = asker('HEAD', HOLDER);
const ADMIN = asker('AGENCY_ADMIN', '32.16');

export const TEXT = 'Lubang di jalan utama sudah kami tutup pada hari Senin.';
/** The version of a complaint for which a draft is begun. */
export const COMPLAINT_VERSION = versionIn('ACCEPTED');

/** A draft with its complaint. */
export interface KnownDraft {
  id: string;
  version: number;
  complaintId: string;
  trackingNumber: string;
  secret: string;
}

/** What a draft's mutation is refused without. */
const NEEDS: Readonly<Record<DraftAction, Record<string, unknown>>> = {
  save: { text: 'Lubang sudah kami tutup, dan bahu jalan kami perkuat.' },
  submit: {},
  sign: {},
  return: { reason: 'Mohon sebutkan tanggalnya.' },
  send: { expectedComplaintVersion: COMPLAINT_VERSION },
  discard: {},
};

/** A mutation of a draft, for `sendAll`; `overrides` makes it another one. */
export function draftMutation(
  action: DraftAction,
  { id: draftId, version: expectedVersion }: Pick<KnownDraft, 'id' | 'version'>,
  overrides: Record<string, unknown> = {},
) {
  const input = { draftId, expectedVersion, ...NEEDS[action], ...overrides };
  return { name: `${action}AnswerDraft`, input, selects: 'draft { id state version }' };
}

/** Does something with a draft; throws where it is refused. Answers the draft one version on. */
export async function actOnDraft(
  hub: ComplaintHub,
  who: Asker,
  action: DraftAction,
  draft: KnownDraft,
  overrides: Record<string, unknown> = {},
): Promise<KnownDraft & { state: DraftState }> {
  const sent = await sendAll<{ draft: KnownDraft & { state: DraftState } }>(hub, who, [
    draftMutation(action, draft, overrides),
  ]);
  if (sent.codes[0]) throw new Error(`${action} was refused: ${sent.codes[0]}`);
  return { ...draft, ...(sent.data[0]?.draft as KnownDraft & { state: DraftState }) };
}

/** The code with which something is refused with a draft; undefined where it is taken. */
export async function draftRefusal(
  hub: ComplaintHub,
  who: Asker,
  ...sent: Parameters<typeof draftMutation>
): Promise<string | undefined> {
  return (await sendAll(hub, who, [draftMutation(...sent)])).codes[0];
}

let keys = 0;

/** The input of a new draft. */
export function newDraft(complaintId: string, overrides: Record<string, unknown> = {}) {
  return { idempotencyKey: `draft-of-one-scenario-${++keys}`, complaintId, text: TEXT, ...overrides };
}

/** Drafts of accepted complaints that were brought to `states` by real actions, as many as there are states. */
export async function bringDraftsTo(
  hub: ComplaintHub,
  states: readonly DraftState[],
  portal: Asker = CITIZEN,
): Promise<KnownDraft[]> {
  const complaints = await bringTo(
    hub,
    states.map(() => 'ACCEPTED'),
    portal,
  );
  const begun = await sendAll<{ draft: { id: string; version: number } }>(
    hub,
    WRITER,
    complaints.map(({ id }) => ({
      name: 'saveAnswerDraft',
      input: newDraft(id),
      selects: 'draft { id version }',
    })),
  );
  const drafts = complaints.map(({ id: complaintId, ...own }, index) => ({
    ...own,
    complaintId,
    ...(begun.data[index]?.draft as { id: string; version: number }),
  }));
  const take = async (who: Asker, action: DraftAction, ...at: DraftState[]) => {
    const taken = drafts.filter((_, index) => at.includes(states[index] as DraftState));
    const { codes } = await sendAll(
      hub,
      who,
      taken.map((draft) => draftMutation(action, draft)),
    );
    if (codes.some((code) => code !== undefined)) throw new Error(`${action} was refused: ${codes.join()}`);
    for (const draft of taken) draft.version++;
  };
  await take(WRITER, 'submit', 'SUBMITTED', 'RETURNED', 'SIGNED');
  await take(SIGNER, 'return', 'RETURNED');
  await take(SIGNER, 'sign', 'SIGNED');
  await take(WRITER, 'send', 'SENT');
  await take(WRITER, 'discard', 'DISCARDED');
  const left = drafts.filter((_, index) => states[index] === 'LAPSED');
  const moved = left.map(({ complaintId }) => ({
    name: 'forwardComplaint',
    input: { complaintId, expectedVersion: COMPLAINT_VERSION, toAgency: '32.73', ...NEEDED.forward },
    selects: 'version',
  }));
  await sendAll(hub, ADMIN, moved);
  for (const draft of left) draft.version++;
  return drafts;
}

const SET_POLICY = `mutation ($input: SetAnswerPolicyInput!) {
  setAnswerPolicy(input: $input) { policy { version validFrom } }
}`;

/** Says whether an agency signs, as its admin; with `expectedVersion` where it has said so before. */
export async function setPolicy(
  hub: ComplaintHub,
  agency: string,
  signatureRequired: boolean,
  overrides: Record<string, unknown> = {},
): Promise<void> {
  const input = { agency, signatureRequired, basis: 'Keputusan Bupati (contoh)', ...overrides };
  await hub.data(asker('AGENCY_ADMIN', agency), SET_POLICY, { input });
}

/** A complaint's answers as the national desk reads them. */
export async function answersOf(hub: ComplaintHub, complaintId: string) {
  interface Shown {
    complaint: {
      version: number;
      state: string;
      answers: { text: string; signature: { agency: { id: string }; role: string; at: string } | null }[];
    };
  }
  const query = `query ($id: ID) { complaint(id: $id) {
    version state answers { text signature { agency { id } role at } }
  } }`;
  return (await hub.data<Shown>(DESK, query, { id: complaintId })).complaint;
}
