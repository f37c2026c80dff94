import { errors, type JWTPayload, type JWTVerifyGetKey, type JWTVerifyOptions, jwtVerify } from 'jose';
import { refusal } from './refusal.js';

/** A token that is not genuine, not meant for us, or not valid now. The message says which, without the token's content. */
export class InvalidToken extends Error {
  override readonly name = 'InvalidToken';
}

/** Who signs a provider's tokens, and for whom: one of several where there are several. */
export interface TokenSource {
  readonly keys: JWTVerifyGetKey;
  readonly issuer: string;
  readonly audience: string | string[];
}

/** Only signatures by a private key: with a shared secret, whoever can verify could also issue. */
const ALGORITHMS = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA'];

/** Whether verification failed because of the token rather than because the provider's keys could not be had. */
function isTokenFault(error: unknown): error is Error {
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

/**
 * What a token of the provider says, whatever kind of token it is, and its `typ`. Rejects with InvalidToken, or with the
 * refusal NOT_READY when the provider's keys can't be had.
 */
export async function verifyProviderToken(
  token: string,
  { keys, issuer, audience }: TokenSource,
  options: Pick<JWTVerifyOptions, 'requiredClaims' | 'clockTolerance' | 'maxTokenAge'>,
): Promise<{ payload: JWTPayload; type: string | undefined }> {
  const { payload, protectedHeader } = await jwtVerify(token, keys, {
    ...options,
    issuer,
    audience,
    algorithms: ALGORITHMS,
  }).catch((error: unknown) => {
    throw isTokenFault(error) ? new InvalidToken(error.message) : refusal('NOT_READY');
  });
  return { payload, type: protectedHeader.typ };
}
