import type { AgencyFacts } from '../../schema/events.js';
import type { Asker, ComplaintHub } from './complaint-hub.js';
import { DESK, submit } from './complaint-scenario.js';
import { agencyId } from './directory-double.js';

/** Longer than agencies that have moved are looked at again. */
export const SETTLED_AFTER_MS = 5 * 60_000;

/** What is asked of a complaint that passes on. */
export const FILE = `query ($id: ID) { complaint(id: $id) {
  id version state handler { id }
  timeline { kind from { id } to { id } } deadlines { kind dueAt timeZone }
  hops { seq agency { id } agencyCode agencyName sentBy { id } until }
  copies { agency { id } }
} }`;

/** What agencies see of a complaint that passes on. */
export interface PassedFile {
  version: number;
  state: string;
  handler: { id: string };
  timeline: { kind: string; from: { id: string } | null; to: { id: string } | null }[];
  deadlines: { kind: string; dueAt: string; timeZone: string }[];
  hops: {
    agency: { id: string };
    agencyCode: string;
    agencyName: string;
    sentBy: { id: string } | null;
    until: string | null;
  }[];
  copies: { agency: { id: string } }[];
}

/** What the directory of a hub tells of agencies that change, and what follows from it for complaints. */
export interface SuccessionScenario {
  change(code: string, changes: Partial<AgencyFacts>): void;
  /** An agency that ends now, with those who carry on its tasks. */
  close(code: string, successors: readonly string[]): void;
  /** Waits until what the directory told is known, and has what follows it follow. */
  settle(): Promise<void>;
  /** Has it come to rest, some time later. */
  rest(): Promise<void>;
  /** A complaint that a reporter has addressed to an agency. */
  received(toAgency: string, overrides?: Record<string, unknown>): ReturnType<typeof submit>;
  /** What the national desk, or whoever asks, sees of a complaint. */
  file(id: string, who?: Asker): Promise<PassedFile>;
  /** The id of who holds it. */
  holderOf(id: string): Promise<string>;
}

export function successionScenario(hubNow: () => ComplaintHub): SuccessionScenario {
  const change = (code: string, changes: Partial<AgencyFacts>) => {
    const { directory } = hubNow();
    const agency = directory.agency(code);
    directory.change({ ...agency, ...changes, version: agency.version + 1 });
  };
  const settle = async () => {
    const { subgraph } = hubNow();
    await subgraph.catchUp();
    await subgraph.perform('agency-standings');
  };
  const file = async (id: string, who: Asker = DESK) =>
    (await hubNow().data<{ complaint: PassedFile }>(who, FILE, { id })).complaint;
  return {
    change,
    file,
    received: (toAgency, overrides = {}) => submit(hubNow(), { toAgency, ...overrides }),
    holderOf: async (id) => (await file(id)).handler.id,
    close: (code, successors) =>
      change(code, { closedAt: hubNow().clock.now.toISOString(), successors: successors.map(agencyId) }),
    settle,
    async rest() {
      await settle();
      const { clock } = hubNow();
      clock.now = new Date(clock.now.getTime() + SETTLED_AFTER_MS);
      await settle();
    },
  };
}
