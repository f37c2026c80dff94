import { createRemoteJWKSet, errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose';
import type { Grant } from '../../schema/roles.js';
import { readGrants } from './grants.js';
import { refusal } from './refusal.js';

/** What a verified token says. */
export interface TokenClaims {
  subject: string;
  grants: Grant[];
  /** Seconds since the epoch. */
  expiresAt: number;
}

/** Where tokens come from and how they are verified. */
export interface Identity {
  /** Whether its tokens are accepted only by a server that listens on loopback. */
  readonly loopbackOnly: boolean;
  /** Rejects with UNAUTHENTICATED unless the token is genuine and valid now, with NOT_READY when that can't be known. */
  verify(token: string): Promise<TokenClaims>;
}

/** An identity provider that publishes its keys. */
export interface JwksOptions {
  url: URL;
  issuer: string;
  audience: string;
  /** The claim that holds the list of `{ role, agency }`. */
  grantsClaim: string;
}

/** Only signatures by a private key: with a shared secret, whoever can verify could also issue. */
const ALGORITHMS = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA'];

/** The claims that the gateway uses. Throws UNAUTHENTICATED when subject, expiry or grants are missing or unknown. */
export function readClaims(payload: JWTPayload, grantsClaim: string): TokenClaims {
  const grants = readGrants(payload[grantsClaim]);
  if (!payload.sub || payload.exp === undefined || !grants) throw refusal('UNAUTHENTICATED');
  return { subject: payload.sub, grants, expiresAt: payload.exp };
}

/** Whether verification failed because of the token rather than because the provider's keys could not be had. */
function isTokenFault(error: unknown): boolean {
  return (
    error instanceof errors.JWTExpired ||
    error instanceof errors.JWTClaimValidationFailed ||
    error instanceof errors.JWTInvalid ||
    error instanceof errors.JWSInvalid ||
    error instanceof errors.JWSSignatureVerificationFailed ||
    error instanceof errors.JWKSNoMatchingKey ||
    error instanceof errors.JWKSMultipleMatchingKeys ||
    error instanceof errors.JOSEAlgNotAllowed ||
    error instanceof errors.JOSENotSupported
  );
}

/** Tokens of a provider whose keys are read from its JWKS URL, cached, and read again when an unknown key appears. */
export function jwksIdentity(options: JwksOptions): Identity {
  return identityOf(createRemoteJWKSet(options.url), options);
}

/** Tokens signed by one of `keys`. */
export function identityOf(keys: JWTVerifyGetKey, options: Omit<JwksOptions, 'url'>): Identity {
  return {
    loopbackOnly: false,
    async verify(token) {
      const { payload } = await jwtVerify(token, keys, {
        issuer: options.issuer,
        audience: options.audience,
        algorithms: ALGORITHMS,
        requiredClaims: ['exp', 'sub'],
        clockTolerance: 5,
      }).catch((error: unknown) => {
        throw isTokenFault(error) ? refusal('UNAUTHENTICATED') : refusal('NOT_READY');
      });
      return readClaims(payload, options.grantsClaim);
    },
  };
}
