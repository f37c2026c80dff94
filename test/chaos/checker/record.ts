/**
 * What a run leaves behind: what the database says that happened, what each subscriber received, and what each writer was
 * answered. Agencies are named by their codes.
 */

export type AgencyLevel = 'NATIONAL' | 'MINISTRY' | 'PROVINCE' | 'REGENCY' | 'UNIT' | 'DISTRICT';

/** Who subscribes: one role at one agency. */
export interface Audience {
  readonly role:
    | 'NATIONAL_DESK'
    | 'NATIONAL_MONITOR'
    | 'PROVINCIAL_MONITOR'
    | 'AGENCY_ADMIN'
    | 'LIAISON_OFFICER'
    | 'HEAD'
    | 'PORTAL';
  readonly agency: string;
}

/** As `ComplaintEventFilter` of the API. */
export interface Filter {
  readonly agency?: string;
  readonly organisation?: string;
  readonly territory?: string;
  readonly levels?: readonly AgencyLevel[];
  readonly crossLevel?: boolean;
}

/** A row of the complaint feed. */
export interface TrueEvent {
  /** Null where it was never numbered. */
  readonly position: number | null;
  /** How clients are told of the position. */
  readonly cursor: string;
  readonly kind: string;
  readonly complaintId: string;
  /** Null where the complaint stays as it is. */
  readonly stateAfter: string | null;
  /** Of a movement only. */
  readonly from: string | null;
  readonly to: string | null;
}

/** A complaint with everything that belongs to it, each in its order. */
export interface TrueComplaint {
  readonly id: string;
  readonly trackingNumber: string;
  readonly title: string;
  readonly version: number;
  readonly state: string;
  readonly holder: string;
  readonly hop: number;
  /** The agency whose portal handed it in. */
  readonly origin: string | null;
  readonly hops: readonly { readonly seq: number; readonly agency: string; readonly sentBy: string | null }[];
  readonly timeline: readonly {
    readonly seq: number;
    readonly kind: string;
    readonly stateAfter: string;
    readonly note: string | null;
  }[];
}

export interface Truth {
  /** In the order in which they were written. */
  readonly events: readonly TrueEvent[];
  readonly complaints: readonly TrueComplaint[];
}

/** A movement as a subscriber received it. */
export interface ReceivedEvent {
  readonly cursor: string;
  readonly kind: string;
  readonly from: string;
  readonly to: string;
  /** Null where the subscriber did not ask, or was not told. */
  readonly fromName: string | null;
  readonly toName: string | null;
  readonly complaintId: string;
  /** The id of the complaint that it was shown; null where it may no longer look into it. */
  readonly complaintSeen: string | null;
}

/** By the codes of agencies: everything that each was ever called. */
export type AgencyNames = ReadonlyMap<string, ReadonlySet<string>>;

export interface SubscriberRecord {
  readonly name: string;
  readonly audience: Audience;
  readonly filter: Filter;
  /** Position of the cursor that it began with. */
  readonly since: number;
  /** In the order of their arrival, over all of its connections. */
  readonly events: readonly ReceivedEvent[];
}

/**
 * A mutation and how it was answered. *Unknown*: not at all, or with an error that leaves open whether it happened. Its
 * `token` is the title of a submission and the note of everything else.
 */
export type MutationRecord = { readonly token: string } & (
  | { readonly action: 'SUBMIT'; readonly outcome: 'acknowledged'; readonly trackingNumber: string }
  | { readonly action: 'SUBMIT'; readonly outcome: 'refused' | 'unknown' }
  | {
      readonly action: 'VERIFY' | 'FORWARD' | 'ACCEPT' | 'RETURN';
      readonly complaintId: string;
      /** The version after it, if it happens. */
      readonly version: number;
      readonly outcome: 'acknowledged' | 'refused' | 'unknown';
    }
);

/** Something that must not be. */
export interface Finding {
  readonly kind:
    | 'lost'
    | 'doubled'
    | 'out of order'
    | 'not entitled'
    | 'not asked for'
    | 'invented'
    | 'altered'
    | 'not numbered'
    | 'acknowledged and lost'
    | 'refused and done'
    | 'done twice'
    | 'half happened'
    | 'behind'
    | 'not projected'
    | 'projected otherwise';
  /** Who or what it is about. */
  readonly about: string;
  readonly detail: string;
}
