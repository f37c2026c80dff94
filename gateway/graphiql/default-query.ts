/** What GraphiQL shows to whoever opens it for the first time. */
export const DEFAULT_QUERY = `# Simpul: one GraphQL endpoint over directory, complaints, public information and training.
#
# Reading the directory needs no token. For everything else put an access token under "Headers" below:
#   { "Authorization": "Bearer <token>" }
# Subscriptions use the same headers. Ctrl-Enter runs the operation at the cursor, Ctrl-Space completes.

query Agency {
  agency(code: "32.16") {
    id
    code
    name
    level
    parent {
      code
      name
    }
  }
}

subscription WatchForwardedComplaints {
  complaintForwarded(filter: { territory: "32" }) {
    cursor
    occurredAt
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
    }
  }
}
`;
