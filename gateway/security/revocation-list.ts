import { isCovered, type RevocableToken, type Revocation } from './revocation.js';
import { TokenIndex } from './token-index.js';

export interface RevocationListOptions {
  /** How long the provider's tokens live at most. */
  readonly maxLifetimeSeconds: number;
  /** How many revocations are kept. Default 100,000. */
  readonly capacity?: number;
  /** Milliseconds since the epoch. */
  readonly now?: () => number;
}

/** How long after its issue a logout token is accepted at most: so long its `jti` has to be remembered. */
export const LOGOUT_TOKEN_LIFETIME_SECONDS = 600;

/** More than what the checks of times allow clocks to differ. */
const MARGIN_SECONDS = 120;

interface Watch extends RevocableToken {
  readonly onRevoked: () => void;
}

/**
 * The revocations in force at one gateway. Each is kept until no token that it covers can be valid any more. When there
 * are too many, the oldest is not forgotten but widened: whatever was issued to anyone until then is refused, which costs
 * clients with tokens that old a fresh one.
 */
export class RevocationList {
  /** How long a revocation is kept, counted from its time. */
  readonly keepSeconds: number;
  readonly capacity: number;
  private readonly now: () => number;
  /** By id, in the order in which they came. */
  private readonly known = new Map<string, Revocation>();
  private readonly revocations = new TokenIndex<Revocation>();
  private readonly watches = new TokenIndex<Watch>();
  private readonly listeners: (() => void)[] = [];
  /** Seconds since the epoch; tokens issued until then are refused, whosever they are. */
  private allUntil = Number.NEGATIVE_INFINITY;

  constructor({ maxLifetimeSeconds, capacity = 100_000, now = Date.now }: RevocationListOptions) {
    this.keepSeconds = Math.max(maxLifetimeSeconds, LOGOUT_TOKEN_LIFETIME_SECONDS) + MARGIN_SECONDS;
    this.capacity = capacity;
    this.now = now;
  }

  get size(): number {
    return this.known.size;
  }

  all(): Revocation[] {
    return [...this.known.values()];
  }

  /** Puts a revocation in force: open streams that it covers are told to end. False when it was known already. */
  add(revocation: Revocation): boolean {
    // One that was widened may come again from where more are kept; it would take the next one's place.
    if (this.known.has(revocation.id) || revocation.at <= this.allUntil) return false;
    this.dropOutlived();
    this.known.set(revocation.id, revocation);
    this.revocations.add(revocation);
    const isWidened = this.widenOldest();
    for (const watch of isWidened ? this.watches.all() : this.watches.sharingWith(revocation)) {
      if (!this.isRevoked(watch)) continue;
      this.watches.delete(watch);
      watch.onRevoked();
    }
    for (const listener of this.listeners) listener();
    return true;
  }

  isRevoked(token: RevocableToken): boolean {
    if (token.issuedAt !== undefined && token.issuedAt <= this.allUntil) return true;
    return this.revocations.sharingWith(token).some((revocation) => isCovered(token, revocation));
  }

  /** Calls `onRevoked` once when the token is revoked, at once where it is already; the returned function cancels that. */
  whenRevoked({ subject, session, issuedAt }: RevocableToken, onRevoked: () => void): () => void {
    const watch: Watch = { subject, session, issuedAt, onRevoked };
    if (this.isRevoked(watch)) {
      onRevoked();
      return () => undefined;
    }
    this.watches.add(watch);
    return () => this.watches.delete(watch);
  }

  /** Calls `listener` after each revocation that was put in force. */
  onAdded(listener: () => void): void {
    this.listeners.push(listener);
  }

  /** They come in about the order of their times; one that waits behind a younger one costs only its place. */
  private dropOutlived(): void {
    const oldestKept = this.now() / 1000 - this.keepSeconds;
    for (const revocation of this.known.values()) {
      if (revocation.at > oldestKept) return;
      this.drop(revocation);
    }
  }

  private widenOldest(): boolean {
    const [oldest] = this.known.values();
    if (this.known.size <= this.capacity || !oldest) return false;
    this.drop(oldest);
    this.allUntil = Math.max(this.allUntil, oldest.at);
    return true;
  }

  private drop(revocation: Revocation): void {
    this.known.delete(revocation.id);
    this.revocations.delete(revocation);
  }
}
