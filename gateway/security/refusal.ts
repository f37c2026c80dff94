import { HeaderMap } from '@apollo/server';
import { GraphQLError } from 'graphql';
import type { ErrorCode } from '../../schema/errors.js';

/** The HTTP status of an answer that consists of this error only. */
const HTTP_STATUS: Partial<Record<ErrorCode, number>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  PAYLOAD_TOO_LARGE: 413,
  RATE_LIMITED: 429,
  NOT_READY: 503,
  SHUTTING_DOWN: 503,
};

/**
 * A coded error for a request that is refused as a whole. Without `message` the client reads the code's meaning in its
 * own language.
 */
export function refusal(code: ErrorCode, message = ''): GraphQLError {
  const headers = new HeaderMap();
  if (code === 'UNAUTHENTICATED') headers.set('www-authenticate', 'Bearer error="invalid_token"');
  return new GraphQLError(message, { extensions: { code, http: { status: httpStatusOf(code), headers } } });
}

/** 400 where the code has no status of its own. */
export function httpStatusOf(code: ErrorCode): number {
  return HTTP_STATUS[code] ?? 400;
}
