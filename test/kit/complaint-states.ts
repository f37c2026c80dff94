import { type Asker, asker, type ComplaintApi } from './complaint-hub.js';
import {
  type Action,
  DESK,
  type KnownComplaint,
  mutationName,
  NEEDED,
  submission,
  submit,
} from './complaint-scenario.js';

/** Every state that a complaint can be in. */
export const STATES = [
  'RECEIVED',
  'VERIFIED',
  'FORWARDED',
  'RETURNED',
  'ACCEPTED',
  'IN_PROCESS',
  'DEFERRED',
  'ANSWERED',
  'CLOSED',
  'ARCHIVED',
] as const;
export type State = (typeof STATES)[number];

/** Where the life cycle tells complaints apart: one that was merged is archived in a way of its own. */
export const STANDINGS = [...STATES, 'MERGED'] as const;
export type Standing = (typeof STANDINGS)[number];

/** The state of a complaint that stands so. */
export function stateOf(standing: Standing): State {
  return standing === 'MERGED' ? 'ARCHIVED' : standing;
}

/** Who holds the complaints below, whose body does everything to bring them there. */
export const HOLDER = '32.16/dsdabmbk';
const BODY = '32.16';
const SIBLING = '32.16/diskominfo';

type Step = readonly [Action, Record<string, unknown>?];

/** How a complaint comes to each state, from whom the reporter addressed on. */
const WAYS: Readonly<Record<Standing, { addressed: string; steps: readonly Step[] }>> = {
  RECEIVED: { addressed: HOLDER, steps: [] },
  VERIFIED: { addressed: HOLDER, steps: [['verify']] },
  FORWARDED: { addressed: BODY, steps: [['verify'], ['forward', { toAgency: HOLDER }]] },
  RETURNED: { addressed: HOLDER, steps: [['verify'], ['forward', { toAgency: SIBLING }], ['return']] },
  ACCEPTED: { addressed: HOLDER, steps: [['verify'], ['accept']] },
  IN_PROCESS: { addressed: HOLDER, steps: [['verify'], ['accept'], ['start']] },
  DEFERRED: { addressed: HOLDER, steps: [['verify'], ['accept'], ['defer']] },
  ANSWERED: { addressed: HOLDER, steps: [['verify'], ['accept'], ['respond']] },
  CLOSED: { addressed: HOLDER, steps: [['verify'], ['accept'], ['respond'], ['close']] },
  ARCHIVED: { addressed: HOLDER, steps: [['archive']] },
  MERGED: { addressed: HOLDER, steps: [['verify'], ['accept'], ['merge']] },
};

/** The version of a complaint that was brought to a state. */
export function versionIn(state: Standing): number {
  return WAYS[state].steps.length + 1;
}

/** One operation of many mutations, one after the other, each under the name of its place: `m0`, `m1` … */
export async function sendAll<T>(
  hub: ComplaintApi,
  who: Asker,
  mutations: readonly { name: string; input: Record<string, unknown>; selects: string }[],
): Promise<{ data: (T | null)[]; codes: (string | undefined)[] }> {
  if (mutations.length === 0) return { data: [], codes: [] };
  const variables = Object.fromEntries(mutations.map(({ input }, index) => [`i${index}`, input]));
  const types = mutations.map(({ name }, index) => `$i${index}: ${name[0]?.toUpperCase()}${name.slice(1)}Input!`);
  const fields = mutations.map(({ name, selects }, index) => `m${index}: ${name}(input: $i${index}) { ${selects} }`);
  const { data, errors } = await hub.ask(who, `mutation (${types.join()}) { ${fields.join(' ')} }`, variables);
  if (!data) throw new Error(JSON.stringify(errors));
  const codes = new Map(errors?.map(({ path, extensions }) => [path?.[0], extensions.code as string]));
  return {
    data: mutations.map((_, index) => data[`m${index}`] as T | null),
    codes: mutations.map((_, index) => codes.get(`m${index}`)),
  };
}

async function findIds(hub: ComplaintApi, numbers: readonly string[]): Promise<string[]> {
  const fields = numbers.map((number, index) => `c${index}: complaint(trackingNumber: "${number}") { id }`);
  const found = await hub.data<Record<string, { id: string }>>(DESK, `{ ${fields.join(' ')} }`);
  return numbers.map((_, index) => found[`c${index}`]?.id as string);
}

const originals = new WeakMap<ComplaintApi, Promise<KnownComplaint>>();

/** The complaint of a hub into which others are merged; the unit holds it. */
export function originalIn(hub: ComplaintApi): Promise<KnownComplaint> {
  const known = originals.get(hub) ?? submit(hub, { toAgency: HOLDER });
  originals.set(hub, known);
  return known;
}

/** Complaints that were handed in by `portal` and brought to `states` by real actions, as many as there are states. */
export async function bringTo(
  hub: ComplaintApi,
  states: readonly Standing[],
  portal: Asker,
): Promise<KnownComplaint[]> {
  const submissions = states.map((state) => ({
    name: 'submitComplaint',
    input: submission({ toAgency: WAYS[state].addressed }),
    selects: 'trackingNumber secret',
  }));
  const { data } = await sendAll<Omit<KnownComplaint, 'id'>>(hub, portal, submissions);
  const handedIn = data as Omit<KnownComplaint, 'id'>[];
  const ids = await findIds(
    hub,
    handedIn.map(({ trackingNumber }) => trackingNumber),
  );
  const merged = states.includes('MERGED') ? { intoComplaintId: (await originalIn(hub)).id } : {};
  const steps = states.flatMap((state, index) =>
    WAYS[state].steps.map(([action, input], step) => ({
      name: mutationName(action),
      input: {
        complaintId: ids[index],
        expectedVersion: step + 1,
        ...NEEDED[action],
        ...(action === 'merge' && merged),
        ...input,
      },
      selects: 'version',
    })),
  );
  const { codes } = await sendAll(hub, asker('AGENCY_ADMIN', BODY), steps);
  const refused = codes.filter((code) => code !== undefined);
  if (refused.length > 0) throw new Error(`on the way to their states complaints were refused: ${refused.join()}`);
  return handedIn.map((complaint, index) => ({ ...complaint, id: ids[index] as string }));
}
