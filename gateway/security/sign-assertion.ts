import { type Assertion, signAssertion } from '../../schema/assertion.js';
import type { Viewer } from './viewer.js';

/** How long a subgraph may take the gateway's word, unless the viewer's token ends before. */
const LIFETIME_SECONDS = 300;

/** An assertion serves for equal viewers while it is younger than this: for the fetches of one operation and the next. */
const REUSE_SECONDS = 20;

/** How many assertions are kept for that. */
const CAPACITY = 2000;

interface Signed {
  token: Promise<string>;
  reusableUntil: number;
}

/**
 * A function that tells a subgraph, signed with `key` (at least 32 bytes), who asks. `audience` leaves out subject and purpose:
 * it stands for everyone with the same grants who shares a stream.
 */
export function assertionSigner(key: Uint8Array): (viewer: Viewer, kind: 'viewer' | 'audience') => Promise<string> {
  const signed = new Map<string, Signed>();
  return (viewer, kind) => {
    const now = Date.now() / 1000;
    const assertion = assertionOf(viewer, kind);
    const name = JSON.stringify([assertion, viewer.expiresAt]);
    const known = signed.get(name);
    if (known && known.reusableUntil > now) return known.token;
    const lifetime = Math.min(LIFETIME_SECONDS, (viewer.expiresAt ?? Number.POSITIVE_INFINITY) - Math.floor(now));
    const token = signAssertion(assertion, key, lifetime);
    // Deleted first, so that the oldest entry is always the first.
    signed.delete(name);
    signed.set(name, { token, reusableUntil: now + Math.min(REUSE_SECONDS, lifetime / 2) });
    const [oldest] = signed.keys();
    if (signed.size > CAPACITY && oldest !== undefined) signed.delete(oldest);
    return token;
  };
}

function assertionOf(viewer: Viewer, kind: 'viewer' | 'audience'): Assertion {
  const { grants, scopes, language, purpose, subject } = viewer;
  return {
    kind,
    ...(kind === 'viewer' && subject !== undefined && { subject }),
    grants,
    scopes,
    ...(kind === 'viewer' && purpose !== undefined && { purpose }),
    language,
  };
}
