import { jwtVerify, SignJWT } from 'jose';
import type { Grant } from '../../schema/roles.js';
import { type Identity, readClaims } from './identity.js';
import { refusal } from './refusal.js';

const ISSUER = 'simpul-development';
const AUDIENCE = 'simpul';

/** Issues and accepts its own tokens, for a hub on the developer's own machine. */
export interface DevelopmentIssuer extends Identity {
  /** A token for `subject` that is valid for `lifetimeSeconds` from now. */
  issueToken(grants: readonly Grant[], subject: string, lifetimeSeconds: number): Promise<string>;
}

/** An issuer over a shared secret of at least 32 bytes (HS256). Throws when it is shorter. */
export function createDevelopmentIssuer(secret: Uint8Array): DevelopmentIssuer {
  if (secret.byteLength < 32) throw new Error('The development issuer needs a secret of at least 32 bytes.');
  return {
    loopbackOnly: true,
    issueToken(grants, subject, lifetimeSeconds) {
      const now = Math.floor(Date.now() / 1000);
      return new SignJWT({ grants })
        .setProtectedHeader({ alg: 'HS256' })
        .setIssuer(ISSUER)
        .setAudience(AUDIENCE)
        .setSubject(subject)
        .setIssuedAt(now)
        .setExpirationTime(now + lifetimeSeconds)
        .sign(secret);
    },
    async verify(token) {
      const { payload } = await jwtVerify(token, secret, {
        issuer: ISSUER,
        audience: AUDIENCE,
        algorithms: ['HS256'],
      }).catch(() => {
        throw refusal('UNAUTHENTICATED');
      });
      return readClaims(payload, 'grants');
    },
  };
}
