/** What GraphiQL shows to whoever opens it for the first time. */
export const DEFAULT_QUERY = `# Simpul: one GraphQL endpoint over directory, complaints, public information and training.
#
# Reading the directory needs no token. For everything else put an access token under "Headers" below:
#   { "Authorization": "Bearer <token>" }
# Subscriptions use the same headers. Ctrl-Enter runs the operation at the cursor, Ctrl-Space completes.

query FindAgency {
  agency(code: "32.16/diskominfo") {
    id
    code
    name
    kindLabel
    level
    parent {
      code
      name
      territory {
        code
        name
      }
    }
  }
}

subscription WatchForwardedComplaints {
  complaintForwarded(filter: { territory: "32" }) {
    cursor
    occurredAt
    kind
    fromLevel
    toLevel
    statusAfter
    from {
      name
    }
    to {
      name
    }
    complaint {
      trackingNumber
      title
      status
    }
  }
}
`;
