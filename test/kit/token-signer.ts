import { randomUUID } from 'node:crypto';
import {
  createLocalJWKSet,
  exportJWK,
  generateKeyPair,
  type JSONWebKeySet,
  type JWTHeaderParameters,
  type JWTPayload,
  type JWTVerifyGetKey,
  SignJWT,
} from 'jose';
import type { Grant } from '../../schema/roles.js';

/** Signs as an identity provider does, with a key and an issuer of its own. */
export interface TokenSigner {
  readonly issuer: string;
  readonly audience: string;
  readonly keys: JWTVerifyGetKey;
  /** What the provider publishes. */
  readonly keySet: JSONWebKeySet;
  /** A token of exactly these claims beside issuer, audience and `iat`; undefined leaves one out. */
  sign(claims: JWTPayload, header?: Partial<JWTHeaderParameters>): Promise<string>;
  issueToken(grants: readonly Grant[], subject: string, lifetimeSeconds: number, claims?: JWTPayload): Promise<string>;
  /** A logout token by the standard, which `claims` may spoil. */
  issueLogoutToken(claims: JWTPayload, header?: Partial<JWTHeaderParameters>): Promise<string>;
}

const ALGORITHM = 'ES256';
const KEY_ID = 'test';

/** Seconds since the epoch. */
export const nowSeconds = (): number => Math.floor(Date.now() / 1000);

export async function createTokenSigner(): Promise<TokenSigner> {
  const { publicKey, privateKey } = await generateKeyPair(ALGORITHM);
  const keySet = { keys: [{ ...(await exportJWK(publicKey)), kid: KEY_ID, alg: ALGORITHM, use: 'sig' }] };
  const issuer = `https://sso.example.go.id/realms/${randomUUID()}`;
  const audience = 'simpul';
  const sign: TokenSigner['sign'] = (claims, header) =>
    new SignJWT({ iss: issuer, aud: audience, iat: nowSeconds(), ...claims })
      .setProtectedHeader({ alg: ALGORITHM, kid: KEY_ID, ...header })
      .sign(privateKey);
  return {
    issuer,
    audience,
    keys: createLocalJWKSet(keySet),
    keySet,
    sign,
    issueToken: (grants, sub, lifetimeSeconds, claims) =>
      sign({ grants, sub, exp: nowSeconds() + lifetimeSeconds, ...claims }),
    issueLogoutToken: (claims, header) =>
      sign(
        {
          jti: randomUUID(),
          exp: nowSeconds() + 120,
          events: { 'http://schemas.openid.net/event/backchannel-logout': {} },
          ...claims,
        },
        { typ: 'logout+jwt', ...header },
      ),
  };
}
