import type { AgencyFacts, PostFacts } from '../../../schema/events.js';

/** What a run leaves behind of the directory: its tables, its feed, and what the other subgraphs made of it. */

export type TrueAgency = AgencyFacts;

/** A post, with what the feed does not tell. */
export interface TruePost extends PostFacts {
  readonly title: string;
  readonly version: number;
}

/** The directory's tables at one moment. */
export interface DirectoryTables {
  readonly agencies: readonly TrueAgency[];
  readonly posts: readonly TruePost[];
  readonly officers: readonly { readonly id: string; readonly name: string }[];
  readonly formerNames: readonly { readonly agencyId: string; readonly name: string }[];
  readonly codes: readonly { readonly agencyId: string; readonly code: string; readonly validUntil: string | null }[];
  /** The words by which each agency is found. */
  readonly searchTexts: readonly { readonly agencyId: string; readonly text: string }[];
}

/** A row of the directory's feed. */
export type DirectoryEvent = {
  /** Null where it was never numbered. */
  readonly position: number | null;
  readonly aggregateId: string;
} & (
  | { readonly kind: 'AGENCY_CHANGED'; readonly payload: AgencyFacts }
  | { readonly kind: 'POST_STARTED' | 'POST_ENDED'; readonly payload: PostFacts }
);

/** A place in the directory's feed. */
export interface Place {
  readonly epoch: string;
  readonly position: number;
}

/** The projection of one subgraph. */
export interface Follower {
  readonly name: string;
  /** Up to where it says that it has followed. */
  readonly place: Place;
  readonly agencies: readonly {
    readonly id: string;
    readonly code: string;
    readonly organisation: string;
    readonly facts: unknown;
  }[];
  readonly jurisdictions: readonly { readonly agencyId: string; readonly region: string }[];
  readonly formerCodes: readonly { readonly agencyId: string; readonly code: string; readonly validUntil: string }[];
  readonly posts: readonly {
    readonly id: string;
    readonly officerId: string;
    readonly agencyId: string;
    readonly facts: unknown;
  }[];
}

export interface DirectoryTruth {
  /** Before anyone reorganised: what no event tells of. */
  readonly before: DirectoryTables;
  readonly after: DirectoryTables;
  readonly events: readonly DirectoryEvent[];
  /** The end of the feed. */
  readonly end: Place;
  readonly followers: readonly Follower[];
}

/**
 * A change of the directory and how it was answered. Its `token` occurs in no other: the code of a unit, the name of an
 * agency or officer, the title of a post, and the last day of what ends.
 */
export type Reorganisation = {
  readonly token: string;
  readonly outcome: 'acknowledged' | 'refused' | 'unknown';
} & (
  | {
      readonly action: 'ADD_UNIT' | 'RECORD_OFFICER' | 'START_POST';
      /** Of what was made, where that was told. */
      readonly id?: string;
    }
  | {
      readonly action: 'RENAME' | 'CLOSE' | 'END_POST';
      readonly id: string;
      /** The version after it, if it happens. */
      readonly version: number;
    }
);
