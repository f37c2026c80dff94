import { type Variables, type Watch, watch } from '../../../demo/hub-client.js';
import { localDate } from '../../../subgraphs/kit/working-days.js';
import { type Action, type Filed, handleComplaint } from '../kit/complaints.js';
import type { HubUnderTest } from '../kit/hub-under-test.js';
import { refusalOf, request, requestData } from '../kit/send-request.js';
import { ACCOUNT, AGENCY, FILE, POLL, WATCH } from './operations.js';

export const TODAY = localDate(new Date(), 'Asia/Jakarta');
/** A law of today. */
export const LAW = { from: TODAY, legalBasis: 'Undang-Undang contoh' };
const PASSED = 'COMPLAINT_RESPONSIBILITY_PASSED';

/** A complaint that moved. */
export interface Movement {
  cursor: string;
  complaintId: string;
  kind: string;
  from: { code: string };
  to: { id: string; code: string };
}

/** What the directory answers to a change. */
export interface Changed {
  splitAgency: { into: { id: string }[] };
  establishBody: { agency: { id: string } };
}

/** A complaint with where it was. */
export interface File {
  id: string;
  version: number;
  state: string;
  handler: { code: string };
  hops: {
    agency: { id: string; code: string };
    agencyCode: string;
    agencyName: string;
    sentBy: { code: string } | null;
  }[];
  deadlines: { kind: string; dueAt: string }[];
  copies: { agency: { code: string } }[];
  answerDrafts: { state: string }[];
}

/** What a test does to bodies and complaints, and which of its complaints pass on as each of some viewers sees it. */
export function followPassing(hub: () => HubUnderTest) {
  const watches = new Map<string, Watch<Movement>>();
  const ours = new Set<string>();
  const as = (persona: string) => hub().tokenOf(persona);
  const admin = (agency: string) => hub().issueToken([{ role: 'AGENCY_ADMIN', agency }], `test:admin of ${agency}`);
  const agency = async (code: string, at?: string) =>
    (
      await requestData<{ agency: { id: string; code: string; name: string; version: number } & Variables }>(
        hub(),
        AGENCY,
        { code, at },
      )
    ).agency;
  const file = async ({ trackingNumber }: Filed, token: string) =>
    (await requestData<{ complaint: File }>(hub(), FILE, { trackingNumber }, token)).complaint;
  const change = async (operation: string, input: Variables) =>
    requestData<Changed>(hub(), operation, { input }, await as('national-desk'));
  /** From then on somebody reads what comes to an agency. */
  const giveAccount = async (code: string) => {
    const { version: expectedVersion } = await agency(code);
    await change(ACCOUNT, { agency: code, exists: true, since: new Date().toISOString(), expectedVersion });
  };
  const poll = async (token: string, after?: string) =>
    (await requestData<{ complaintEvents: { events: Movement[]; endCursor: string } }>(hub(), POLL, { after }, token))
      .complaintEvents;
  const follow = (name: string, token: string, after: string) =>
    watches.set(name, watch<Movement>(hub(), { query: WATCH, variables: { after }, token, protocol: 'graphql-ws' }));
  /** What the sample has in the district passes too. */
  const mine = (movements: readonly Movement[]) =>
    movements.filter(({ kind, complaintId }) => kind === PASSED && ours.has(complaintId));
  const passedIn = (name: string) => mine(watches.get(name)?.seen ?? []);
  /** Waits until a watch has seen so many complaints pass on. */
  const untilPassed = async (name: string, count: number) => {
    const following = watches.get(name) as Watch<Movement>;
    while (passedIn(name).length < count) await following.until(following.seen.length + 1);
    return passedIn(name);
  };
  /** Waits until a watch has seen this complaint pass on. */
  const untilThisPassed = async (name: string, id: string) => {
    const following = watches.get(name) as Watch<Movement>;
    const isSeen = () => following.seen.some(({ kind, complaintId }) => kind === PASSED && complaintId === id);
    while (!isSeen()) await following.until(following.seen.length + 1);
  };
  const told = (movements: readonly Movement[]) =>
    movements.map(({ complaintId, from, to }) => `${complaintId}: ${from.code} → ${to.code}`).sort();
  const handle = async (action: Action, complaint: Filed, token: string, input: Variables = {}) =>
    handleComplaint(hub(), action, complaint, token, input);
  const refusalTo = async (token: string, { trackingNumber }: Filed) =>
    refusalOf(await request<Variables>(hub(), FILE, { trackingNumber }, token)).code;
  const stop = async () => {
    for (const following of watches.values()) await following.stop();
  };
  return {
    ours,
    as,
    admin,
    agency,
    giveAccount,
    file,
    change,
    poll,
    follow,
    mine,
    untilPassed,
    untilThisPassed,
    passedIn,
    told,
    handle,
    refusalTo,
    stop,
  };
}
