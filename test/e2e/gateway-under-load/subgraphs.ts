import { setTimeout as wait } from 'node:timers/promises';
import { RESUMABLE, type SmallSubgraph } from '../../conformance/kit/small-subgraph.js';

const AGENCY = { id: 'a1' };
const COMPLAINT = { id: 'c1', status: 'FORWARDED', handler: AGENCY };

/** How long a name takes, so that under load some are always on their way. */
const NAME_MS = 3;
const EVENT_EVERY_MS = 10;

export interface ComplaintOptions {
  /** Appears in its answers. */
  place: string;
  /** Called for each complaint that is filed. */
  onFile(): void;
}

/**
 * Complaints, and two streams of numbered events without end: `forwarded` begins behind a cursor, `counted` at 1 for
 * whoever subscribes. Whatever gets lost or repeated shows in the numbers.
 */
export function complaintAt({ place, onFile }: ComplaintOptions): SmallSubgraph {
  return {
    typeDefs: `${RESUMABLE}
      type Query { complaint: Complaint }
      type Mutation { file: Complaint }
      type Subscription {
        forwarded(after: Int): Forwarding @resumable(argument: "after", cursor: "number")
        counted: Forwarding
      }
      type Complaint @key(fields: "id") { id: ID! title: String handler: Agency }
      type Forwarding { number: Int! to: Agency }
      type Agency @key(fields: "id") { id: ID! }`,
    resolvers: {
      Query: { complaint: () => ({ ...COMPLAINT, title: titleAt(place) }) },
      Mutation: {
        file() {
          onFile();
          return COMPLAINT;
        },
      },
      Subscription: {
        forwarded: { subscribe: (_: unknown, { after }: { after?: number }) => eventsBehind('forwarded', after) },
        counted: { subscribe: () => eventsBehind('counted') },
      },
    },
  };
}

/** The same with a field more. */
export function withStatus(complaint: SmallSubgraph): SmallSubgraph {
  return { ...complaint, typeDefs: `${complaint.typeDefs} extend type Complaint { status: String }` };
}

export interface DirectoryOptions {
  /** Appears in its answers. */
  place: string;
  /** What `held` waits for. */
  hold(): Promise<string>;
}

export function directoryAt({ place, hold }: DirectoryOptions): SmallSubgraph {
  return {
    typeDefs: `
      type Query { agency: Agency }
      type Agency @key(fields: "id") { id: ID! name: String held: String }`,
    resolvers: {
      Query: { agency: () => AGENCY },
      Agency: {
        __resolveReference: (reference: { id: string }) => reference,
        name: () => wait(NAME_MS, nameAt(place)),
        held: hold,
      },
    },
  };
}

export const titleAt = (place: string): string => `Jalan rusak (${place})`;
export const nameAt = (place: string): string => `Dinas PU (${place})`;

async function* eventsBehind(field: string, after = 0): AsyncGenerator<Record<string, unknown>> {
  for (let number = after + 1; ; number++) {
    yield { [field]: { number, to: AGENCY } };
    await wait(EVENT_EVERY_MS);
  }
}
