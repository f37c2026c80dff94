/** The documents that the scenario sends, as a client of the hub would write them. */

export const SUBMIT = /* GraphQL */ `
  mutation Submit($input: SubmitComplaintInput!) {
    submitComplaint(input: $input) { trackingNumber secret complaint { handler { name } } }
  }`;

export const FIND = /* GraphQL */ `
  query Find($trackingNumber: String!) {
    complaint(trackingNumber: $trackingNumber) { id version }
  }`;

export const TRACK = /* GraphQL */ `
  query Track($trackingNumber: String!, $secret: Secret!) {
    trackComplaint(trackingNumber: $trackingNumber, secret: $secret) {
      status
      statusLabel
      handler { name }
      timeline { kind from { name } to { name } note }
    }
  }`;

const handling = (action: string, payload: string, input: string) => /* GraphQL */ `
  mutation ${payload}($input: ${input}!) {
    ${action}(input: $input) { complaintId version state status }
  }`;

export const VERIFY = handling('verifyComplaint', 'Verify', 'VerifyComplaintInput');
export const FORWARD = handling('forwardComplaint', 'Forward', 'ForwardComplaintInput');
export const ACCEPT = handling('acceptComplaint', 'Accept', 'AcceptComplaintInput');
export const RESPOND = handling('respondComplaint', 'Respond', 'RespondComplaintInput');

/** The end of the stream as of now: whoever subscribes after it misses nothing and repeats nothing. */
export const NOW = /* GraphQL */ `
  query Now { complaintEvents(first: 1) { endCursor } }`;

const MOVEMENT = /* GraphQL */ `
    cursor
    occurredAt
    kind
    fromLevel
    toLevel
    statusAfter
    from { name code }
    to { name code readiness { state } }
    complaint { trackingNumber status state handler { name } }`;

export const WATCH = /* GraphQL */ `
  subscription Watch($filter: ComplaintEventFilter, $after: String) {
    complaintForwarded(filter: $filter, after: $after) {${MOVEMENT}
    }
  }`;

export const POLL = /* GraphQL */ `
  query Poll($filter: ComplaintEventFilter, $after: String, $first: Int) {
    complaintEvents(filter: $filter, after: $after, first: $first) {
      events {${MOVEMENT}
      }
      endCursor
      hasMore
    }
  }`;

export const WATCH_MINE = /* GraphQL */ `
  subscription WatchMine($trackingNumber: String!, $secret: Secret!, $after: String) {
    myComplaintChanged(trackingNumber: $trackingNumber, secret: $secret, after: $after) {
      cursor
      kind
      statusAfter
    }
  }`;

export const MY_EVENTS = /* GraphQL */ `
  query MyEvents($trackingNumber: String!, $secret: Secret!) {
    myComplaintEvents(trackingNumber: $trackingNumber, secret: $secret, first: 1) { endCursor }
  }`;

/** A movement as the watchers read it. */
export interface MovementSeen {
  cursor: string;
  occurredAt: string;
  kind: string;
  fromLevel: string;
  toLevel: string;
  statusAfter: string;
  from: { name: string; code: string };
  to: { name: string; code: string; readiness: { state: string } | null };
  /** As of now, under the watcher's present access; null where it may no longer be seen. */
  complaint: { trackingNumber: string; status: string; state: string; handler: { name: string } } | null;
}
