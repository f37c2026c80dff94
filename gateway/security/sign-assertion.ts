import { signAssertion } from '../../schema/assertion.js';
import type { Viewer } from './viewer.js';

/** How long a subgraph may take the gateway's word, unless the viewer's token ends before. */
const LIFETIME_SECONDS = 300;

/** An assertion is used again for the same viewer while it is younger than this: for the fetches of one operation. */
const REUSE_SECONDS = 20;

type AssertionKind = 'viewer' | 'audience';

interface Signed {
  token: Promise<string>;
  reusableUntil: number;
}

/**
 * A function that tells a subgraph, signed with `key` (at least 32 bytes), who asks. `audience` leaves out the subject: it
 * stands for everyone with the same grants who shares a stream.
 */
export function assertionSigner(key: Uint8Array): (viewer: Viewer, kind: AssertionKind) => Promise<string> {
  const known = { viewer: new WeakMap<Viewer, Signed>(), audience: new WeakMap<Viewer, Signed>() };
  return (viewer, kind) => {
    const now = Date.now() / 1000;
    const signed = known[kind].get(viewer);
    if (signed && signed.reusableUntil > now) return signed.token;
    const lifetime = Math.min(LIFETIME_SECONDS, (viewer.expiresAt ?? Number.POSITIVE_INFINITY) - Math.floor(now));
    const { grants, scopes, language, purpose, subject } = viewer;
    const about = { kind, grants, scopes, language, ...(purpose !== undefined && { purpose }) };
    const token = signAssertion(
      kind === 'viewer' && subject !== undefined ? { ...about, subject } : about,
      key,
      lifetime,
    );
    known[kind].set(viewer, { token, reusableUntil: now + Math.min(REUSE_SECONDS, lifetime / 2) });
    return token;
  };
}
