/** What the clients of a run send. */

const MOVEMENT = /* GraphQL */ `
    cursor
    kind
    complaintId
    from { id }
    to { id }
    complaint { id }`;

/** A movement with nothing but what the complaint subgraph knows. */
export const WATCH = /* GraphQL */ `
  subscription Watch($filter: ComplaintEventFilter, $after: String) {
    complaintForwarded(filter: $filter, after: $after) {${MOVEMENT}
    }
  }`;

/** A movement that is completed by the directory and by training; it is null while the directory is away. */
export const WATCH_COMPLETED = /* GraphQL */ `
  subscription WatchCompleted($filter: ComplaintEventFilter, $after: String) {
    complaintForwarded(filter: $filter, after: $after) {${MOVEMENT}
      from { name }
      to { name readiness { state } }
    }
  }`;

export interface MovementSeen {
  cursor: string;
  kind: string;
  complaintId: string;
  from: AgencySeen;
  to: AgencySeen;
  /** As of now; null where it may no longer be seen. */
  complaint: { id: string } | null;
}

interface AgencySeen {
  id: string;
  /** As of now; only where the movement is completed. */
  name?: string | null;
}

/** Where the stream stands now. */
export const NOW = /* GraphQL */ `
  query Now { complaintEvents(first: 1) { endCursor } }`;

export const SUBMIT = /* GraphQL */ `
  mutation Submit($input: SubmitComplaintInput!) {
    submitComplaint(input: $input) { trackingNumber }
  }`;

export const FIND = /* GraphQL */ `
  query Find($trackingNumber: String) {
    complaint(trackingNumber: $trackingNumber) { id version state handler { id } }
  }`;

export interface ComplaintFound {
  id: string;
  version: number;
  state: string;
  handler: { id: string };
}

const handling = (name: string, type: string) => /* GraphQL */ `
  mutation ${type}($input: ${type}ComplaintInput!) { done: ${name}Complaint(input: $input) { version } }`;

export const HANDLING = {
  VERIFY: handling('verify', 'Verify'),
  FORWARD: handling('forward', 'Forward'),
  ACCEPT: handling('accept', 'Accept'),
  RETURN: handling('return', 'Return'),
} as const;
