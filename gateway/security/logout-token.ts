import type { JWTPayload } from 'jose';
import { z } from 'zod';
import type { Revocation } from './revocation.js';
import { LOGOUT_TOKEN_LIFETIME_SECONDS } from './revocation-list.js';
import { InvalidToken, type TokenSource, verifyProviderToken } from './verify-provider-token.js';

const LOGOUT_EVENT = 'http://schemas.openid.net/event/backchannel-logout';
/** Many providers still say no more than that it is a JWT; what tells it from other tokens is its event. */
const LOGOUT_TYPE = /^(application\/)?(logout\+)?jwt$/i;

/** A clock that goes ahead must not cost a logout, which the provider tells once. */
const CLOCK_TOLERANCE_SECONDS = 60;

/** They are kept, many of them and for long. */
const name = z.string().min(1).max(1000);
const claimsSchema = z.object({
  jti: name,
  iat: z.number(),
  sub: name.optional(),
  sid: name.optional(),
  events: z.looseObject({ [LOGOUT_EVENT]: z.record(z.string(), z.unknown()) }),
});

/**
 * The revocation that a logout token stands for (OpenID Connect Back-Channel Logout 1.0, 2.4 and 2.6). Whether its `jti`
 * was seen before is for the list of revocations to say. Rejects with InvalidToken, or with the refusal NOT_READY when the
 * provider's keys can't be had.
 */
export async function verifyLogoutToken(token: string, source: TokenSource): Promise<Revocation> {
  const { payload, type } = await verifyProviderToken(token, source, {
    requiredClaims: ['iat', 'exp', 'jti', 'events'],
    maxTokenAge: LOGOUT_TOKEN_LIFETIME_SECONDS,
    clockTolerance: CLOCK_TOLERANCE_SECONDS,
  });
  // The standard asks for no type, and another one says that it is another token.
  if (type !== undefined && !LOGOUT_TYPE.test(type)) throw new InvalidToken('its type is not logout+jwt');
  return readRevocation(payload);
}

function readRevocation(payload: JWTPayload): Revocation {
  if ('nonce' in payload) throw new InvalidToken('a nonce must not be in it');
  const parsed = claimsSchema.safeParse(payload);
  if (!parsed.success) {
    const claims = [...new Set(parsed.error.issues.map(({ path }) => String(path[0])))];
    throw new InvalidToken(`not as they must be: ${claims.join(', ')}`);
  }
  const { jti, iat, sub, sid } = parsed.data;
  if (sub === undefined && sid === undefined) throw new InvalidToken('sub or sid must be in it');
  return { id: jti, subject: sub, session: sid, at: iat };
}
