import { jwtVerify, SignJWT } from 'jose';
import type { Grant, Scope } from './roles.js';

/**
 * What the gateway tells a subgraph about who asks, signed, for one operation; it travels in the request's
 * `extensions.assertion`. Kinds: `viewer` is a person or machine (anonymous: no subject, no grants); `audience` stands
 * for everyone who shares a stream and has no subject; `service` is another subgraph that reads a feed.
 */
export interface Assertion {
  kind: 'viewer' | 'audience' | 'service';
  subject?: string;
  grants: Grant[];
  scopes: Scope[];
  /** Why personal data is read, where the client said so. */
  purpose?: string;
  /** The client's language, from `Accept-Language`. */
  language: 'en' | 'id';
}

/** A signed assertion's claims as verified: the assertion and when it ends (seconds since the epoch). */
export interface VerifiedAssertion extends Assertion {
  expiresAt: number;
}

const ISSUER = 'simpul';
const AUDIENCE = 'simpul-subgraph';

/** Signs for `lifetimeSeconds` from now with HMAC-SHA-256. `key` has at least 32 bytes. */
export function signAssertion(assertion: Assertion, key: Uint8Array, lifetimeSeconds: number): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  return new SignJWT({ simpul: assertion })
    .setProtectedHeader({ alg: 'HS256' })
    .setIssuer(ISSUER)
    .setAudience(AUDIENCE)
    .setIssuedAt(now)
    .setExpirationTime(now + lifetimeSeconds)
    .sign(key);
}

/** The assertion in `token`. Rejects when it is forged, expired or not an assertion. */
export async function verifyAssertion(token: string, key: Uint8Array): Promise<VerifiedAssertion> {
  const { payload } = await jwtVerify(token, key, { issuer: ISSUER, audience: AUDIENCE, algorithms: ['HS256'] });
  return { ...(payload.simpul as Assertion), expiresAt: payload.exp as number };
}
