import { scopesOf } from '../../schema/roles.js';
import { chooseLanguage } from './accept-language.js';
import type { Identity } from './identity.js';
import { refusal } from './refusal.js';
import type { Viewer } from './viewer.js';

/** What a request or a connection says about who asks. */
export interface Credentials {
  /** `Bearer <token>`, or the token alone. */
  authorization?: string;
  acceptLanguage?: string;
  purpose?: string;
}

const LONGEST_PURPOSE = 500;

/**
 * The viewer behind the credentials: anonymous without a token, or when no identity is configured. A token that is not
 * valid rejects with UNAUTHENTICATED; it never makes an anonymous viewer.
 */
export async function identifyViewer(identity: Identity | undefined, credentials: Credentials): Promise<Viewer> {
  const { authorization, acceptLanguage, purpose } = credentials;
  if (purpose !== undefined && purpose.length > LONGEST_PURPOSE) {
    throw refusal('BAD_USER_INPUT', `X-Purpose is longer than ${LONGEST_PURPOSE} characters.`);
  }
  const language = chooseLanguage(acceptLanguage);
  const reason = purpose === '' ? undefined : purpose;
  if (!identity || authorization === undefined || authorization.trim() === '') {
    return { grants: [], scopes: [], language, purpose: reason };
  }
  const { subject, grants, expiresAt, issuedAt, session } = await identity.verify(tokenIn(authorization));
  return { subject, grants, scopes: scopesOf(grants), expiresAt, issuedAt, session, language, purpose: reason };
}

function tokenIn(authorization: string): string {
  const [scheme = '', token, ...rest] = authorization.trim().split(/\s+/);
  if (token === undefined) return scheme;
  if (scheme.toLowerCase() !== 'bearer' || rest.length > 0) throw refusal('UNAUTHENTICATED');
  return token;
}
