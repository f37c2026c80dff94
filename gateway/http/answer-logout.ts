import type { IncomingMessage, ServerResponse } from 'node:http';
import { GraphQLError } from 'graphql';
import type { Identity } from '../security/identity.js';
import { refusal } from '../security/refusal.js';
import type { Revocations } from '../security/revocations.js';
import { InvalidToken } from '../security/verify-provider-token.js';
import { answerWhole, JSON_HEADERS } from './answer-whole.js';
import type { Front } from './front.js';
import type { HttpScope } from './http-scope.js';
import { readBody } from './read-body.js';

/** Far more than a logout token has. */
const MAX_BODY_BYTES = 16_384;
const FORM = /^application\/x-www-form-urlencoded\b/i;

interface Refused {
  readonly status: number;
  readonly error: string;
  readonly description: string;
}

/**
 * Answers the identity provider's logout requests (OpenID Connect Back-Channel Logout 1.0, 2.5 to 2.8): the signed logout
 * token is all that says who sends it. 200 means that the revocation is in force here. Where Redis is away the other
 * gateways follow when it is back; an error would not help them, since providers send a logout once.
 */
export function createLogoutHandler(
  { logger, running }: Pick<Front, 'logger' | 'running'>,
  verifyLogout: NonNullable<Identity['verifyLogout']>,
  revocations: Revocations,
) {
  return async function answerLogout(
    request: IncomingMessage,
    response: ServerResponse,
    scope: HttpScope,
  ): Promise<void> {
    response.once('close', running.begin());
    try {
      const revocation = await verifyLogout(await readLogoutToken(request));
      if (!(await revocations.revoke(revocation))) throw new InvalidToken('it was received before');
    } catch (error) {
      const { status, ...why } = refusedBy(error);
      logger.info({ requestId: scope.requestId, ...why }, 'a logout request was refused');
      return answerRefused(request, response, scope, { status, ...why });
    }
    logger.info({ requestId: scope.requestId, revocations: revocations.list.size }, 'a logout has revoked tokens');
    answerWhole(response, scope, 200, ['cache-control', 'no-store'], '');
  };
}

async function readLogoutToken(request: IncomingMessage): Promise<string> {
  if (request.method !== 'POST' || !FORM.test(request.headers['content-type'] ?? '')) {
    throw refusal('BAD_USER_INPUT', 'Send logout_token by POST as application/x-www-form-urlencoded.');
  }
  const [token, ...others] = new URLSearchParams(await readBody(request, MAX_BODY_BYTES)).getAll('logout_token');
  if (!token || others.length > 0) throw refusal('BAD_USER_INPUT', 'One logout_token is needed.');
  return token;
}

/** Throws again what is a bug. */
function refusedBy(error: unknown): Refused {
  if (error instanceof InvalidToken) {
    return { status: 400, error: 'invalid_request', description: `The logout token is not valid: ${error.message}.` };
  }
  if (!(error instanceof GraphQLError)) throw error;
  // The request may be good, and can be sent again.
  if (error.extensions.code === 'NOT_READY') {
    return { status: 503, error: 'temporarily_unavailable', description: 'The keys of the provider cannot be had.' };
  }
  return { status: 400, error: 'invalid_request', description: error.message || 'The request is too large.' };
}

function answerRefused(
  { complete }: IncomingMessage,
  response: ServerResponse,
  scope: HttpScope,
  { status, error, description }: Refused,
): void {
  // The rest of a body that was not read to its end would be taken for the next request.
  const headers = complete ? JSON_HEADERS : [...JSON_HEADERS, 'connection', 'close'];
  // OAuth allows no double quotes in it (RFC 6749, 4.1.2.1).
  const body = JSON.stringify({ error, error_description: description.replaceAll('"', "'") });
  answerWhole(response, scope, status, headers, body);
}
