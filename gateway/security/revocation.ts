/** The identity provider's word that tokens are no longer good, though their time is not over. */
export interface Revocation {
  /** Of this revocation alone. */
  readonly id: string;
  /** Whose tokens. With `session` beside it: those that do not say of which session they are. */
  readonly subject?: string;
  /** The session that ended, with all its tokens. */
  readonly session?: string;
  /** Seconds since the epoch by the provider's clock, which also stamps the tokens. */
  readonly at: number;
}

/** What of a token decides whether it is revoked. */
export interface RevocableToken {
  readonly subject?: string;
  readonly session?: string;
  /** Seconds since the epoch. */
  readonly issuedAt?: number;
}

/**
 * Whether a revocation takes a token's force. One of a session ends that session and no other of its subject, and one
 * without a session ends whatever its subject got until then (OpenID Connect Back-Channel Logout 1.0, 2.4). A token that
 * does not say of which session it is may be of the one that ended.
 */
export function isCovered(token: RevocableToken, { subject, session, at }: Revocation): boolean {
  if (session !== undefined && token.session !== undefined) return session === token.session;
  return subject !== undefined && subject === token.subject && (token.issuedAt ?? 0) <= at;
}
