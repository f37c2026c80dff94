import type { Identity } from './identity.js';
import { refusal } from './refusal.js';
import type { RevocationList } from './revocation-list.js';
import { scheduleAt } from './schedule-at.js';
import { isAuthenticated, type Viewer } from './viewer.js';

/** Why a token that was good is so no longer. */
export type Invalidity = 'expired' | 'revoked';

/**
 * Calls `onInvalid` once when the viewer's token stops being good, at once where it already is not; the returned function
 * cancels that. An anonymous viewer has no token that could.
 */
export type WhenInvalid = (viewer: Viewer, onInvalid: (why: Invalidity) => void) => () => void;

/** Tokens stop being good when their time is over, or by a revocation of the list. */
export function watchValidity(revocations: RevocationList): WhenInvalid {
  return (viewer, onInvalid) => {
    const cancels: (() => void)[] = [];
    const cancel = (): void => {
      for (const stop of cancels.splice(0)) stop();
    };
    if (!isAuthenticated(viewer)) return cancel;
    const end = (why: Invalidity): void => {
      cancel();
      onInvalid(why);
    };
    if (viewer.expiresAt !== undefined) cancels.push(scheduleAt(viewer.expiresAt * 1000, () => end('expired')));
    cancels.push(revocations.whenRevoked(viewer, () => end('revoked')));
    return cancel;
  };
}

/** The same identity, which refuses revoked tokens too. */
export function withoutRevoked(identity: Identity, revocations: RevocationList): Identity {
  return {
    ...identity,
    async verify(token) {
      const claims = await identity.verify(token);
      if (revocations.isRevoked(claims)) throw refusal('UNAUTHENTICATED');
      return claims;
    },
  };
}
