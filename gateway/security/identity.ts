import { createRemoteJWKSet, type JWTPayload, type JWTVerifyGetKey } from 'jose';
import type { Grant } from '../../schema/roles.js';
import { readGrants } from './grants.js';
import { verifyLogoutToken } from './logout-token.js';
import { refusal } from './refusal.js';
import type { Revocation } from './revocation.js';
import { InvalidToken, type TokenSource, verifyProviderToken } from './verify-provider-token.js';

/** What a verified token says. */
export interface TokenClaims {
  subject: string;
  grants: Grant[];
  /** Seconds since the epoch. */
  expiresAt: number;
  /** Seconds since the epoch. */
  issuedAt: number;
  /** The provider's session that it was issued in, where the provider says so (`sid`). */
  session?: string;
}

/** Where tokens come from and how they are verified. */
export interface Identity {
  /** Whether its tokens are accepted only by a server that listens on loopback. */
  readonly loopbackOnly: boolean;
  /** Rejects with UNAUTHENTICATED unless the token is genuine and valid now, with NOT_READY when that can't be known. */
  verify(token: string): Promise<TokenClaims>;
  /**
   * What a logout token of its issuer revokes; absent where the issuer tells of no logouts. Rejects with InvalidToken, with
   * NOT_READY when the token can't be verified now.
   */
  verifyLogout?(token: string): Promise<Revocation>;
}

/** An identity provider that publishes its keys. */
export interface JwksOptions {
  url: URL;
  issuer: string;
  audience: string;
  /** Whom logout tokens may be addressed to: the clients with which users log in. Default `audience`. */
  logoutAudiences?: string[];
  /** The claim that holds the list of `{ role, agency, post? }`. */
  grantsClaim: string;
  /** Tokens that live longer are refused: so long revocations are kept. Default one day. */
  maxLifetimeSeconds?: number;
}

/** How long tokens may live where nothing else is configured. */
export const DEFAULT_MAX_LIFETIME_SECONDS = 86_400;

/** The claims that the gateway uses. Throws UNAUTHENTICATED when one that it needs is missing or is none. */
export function readClaims(payload: JWTPayload, grantsClaim: string): TokenClaims {
  const { sub, exp, iat, sid } = payload;
  const grants = readGrants(payload[grantsClaim]);
  if (!sub || exp === undefined || iat === undefined || !grants) throw refusal('UNAUTHENTICATED');
  if (sid !== undefined && typeof sid !== 'string') throw refusal('UNAUTHENTICATED');
  return { subject: sub, grants, expiresAt: exp, issuedAt: iat, session: sid };
}

/** Tokens of a provider whose keys are read from its JWKS URL, cached, and read again when an unknown key appears. */
export function jwksIdentity(options: JwksOptions): Identity {
  return identityOf(createRemoteJWKSet(options.url), options);
}

/** Tokens signed by one of `keys`. */
export function identityOf(keys: JWTVerifyGetKey, options: Omit<JwksOptions, 'url'>): Identity {
  const { issuer, audience, logoutAudiences = [audience], grantsClaim } = options;
  const { maxLifetimeSeconds = DEFAULT_MAX_LIFETIME_SECONDS } = options;
  const source: TokenSource = { keys, issuer, audience };
  return {
    loopbackOnly: false,
    async verify(token) {
      const { payload } = await verifyProviderToken(token, source, {
        requiredClaims: ['exp', 'iat', 'sub'],
        clockTolerance: 5,
      }).catch((error: unknown) => {
        throw error instanceof InvalidToken ? refusal('UNAUTHENTICATED') : error;
      });
      const claims = readClaims(payload, grantsClaim);
      // A token of an event, as that of a logout, has the same signer and audience, but is nobody's leave to enter.
      if (payload.events !== undefined) throw refusal('UNAUTHENTICATED');
      // The provider's clock stamped both, so that no difference of clocks lets a token outlive its revocation.
      if (claims.expiresAt - claims.issuedAt > maxLifetimeSeconds) throw refusal('UNAUTHENTICATED');
      return claims;
    },
    verifyLogout: (token) => verifyLogoutToken(token, { ...source, audience: logoutAudiences }),
  };
}
