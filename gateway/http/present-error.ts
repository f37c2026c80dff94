import { randomUUID } from 'node:crypto';
import { type ExecutionResult, type FormattedExecutionResult, GraphQLError, type GraphQLFormattedError } from 'graphql';
import { ERRORS, type ErrorCode, type Language } from '../../schema/errors.js';
import type { Logger } from '../observability/logger.js';
import type { Metrics } from '../observability/metrics.js';

/** Whom an error is shown to. */
export interface Audience {
  requestId: string;
  language: Language;
}

/** Turns errors into what clients may see: the only place that masks. */
export interface ErrorPresenter {
  presentError(error: unknown, audience: Audience): GraphQLFormattedError;
  presentResult(result: ExecutionResult, audience: Audience): FormattedExecutionResult;
}

/** Apollo Server's own codes, in the words of the hub's contract. */
const CODE_OF_APOLLO: Readonly<Record<string, ErrorCode>> = {
  BAD_REQUEST: 'BAD_USER_INPUT',
  OPERATION_RESOLUTION_FAILURE: 'BAD_USER_INPUT',
  PERSISTED_QUERY_NOT_FOUND: 'BAD_USER_INPUT',
  PERSISTED_QUERY_NOT_SUPPORTED: 'BAD_USER_INPUT',
};

/** Extensions that are part of the contract; whatever else an error carries stays inside. */
const SHOWN_EXTENSIONS = ['fields', 'currentVersion', 'subgraph'] as const;

function codeOf(error: GraphQLError): ErrorCode {
  const code = error.extensions.code;
  if (typeof code !== 'string') return 'INTERNAL_SERVER_ERROR';
  if (Object.hasOwn(ERRORS, code)) return code as ErrorCode;
  return CODE_OF_APOLLO[code] ?? 'INTERNAL_SERVER_ERROR';
}

/** The bug behind a GraphQL error, without the operation's text that GraphQL errors carry. */
function causeOf(error: GraphQLError): { name: string; message: string; stack?: string } {
  let cause: Error = error;
  while (cause instanceof GraphQLError && cause.originalError) cause = cause.originalError;
  return { name: cause.name, message: cause.message, stack: cause.stack };
}

/**
 * A presenter that keeps errors with a code of `schema/errors.ts`, adding `retryable` and, where they have no message of
 * their own, the code's meaning in the reader's language; every other error is logged under an `errorId` and shown as
 * INTERNAL_SERVER_ERROR with that id. A subgraph's own INTERNAL_SERVER_ERROR keeps the id under which it was logged there.
 */
export function createErrorPresenter({ logger, metrics }: { logger: Logger; metrics: Metrics }): ErrorPresenter {
  function presentError(thrown: unknown, { requestId, language }: Audience): GraphQLFormattedError {
    const error = asGraphQLError(thrown);
    const code = codeOf(error);
    metrics.errorShown(code);
    const { locations, path } = error.toJSON();
    const place = { ...(locations && { locations }), ...(path && { path }) };
    const extensions: Record<string, unknown> = { code, retryable: ERRORS[code].retryable };
    for (const name of SHOWN_EXTENSIONS) {
      if (error.extensions[name] !== undefined) extensions[name] = error.extensions[name];
    }
    const meaning = ERRORS[code].meaning[language];
    if (code !== 'INTERNAL_SERVER_ERROR') {
      // Whoever raised it below had no reader in mind: the code's own words are said in the reader's language.
      const isGeneral = error.message === '' || error.message === ERRORS[code].meaning.en;
      return { message: isGeneral ? meaning : error.message, ...place, extensions };
    }
    const given = error.extensions.subgraph === undefined ? undefined : error.extensions.errorId;
    const errorId = typeof given === 'string' ? given : randomUUID();
    logger.error({ errorId, requestId, path, subgraph: error.extensions.subgraph, cause: causeOf(error) }, 'bug');
    return { message: meaning, ...place, extensions: { ...extensions, errorId } };
  }
  return {
    presentError,
    presentResult(result, audience) {
      const { errors, ...rest } = result;
      if (!errors) return rest;
      return { errors: errors.map((error) => presentError(error, audience)), ...rest };
    },
  };
}

/** The thrown value itself, or a GraphQL error around it. */
export function asGraphQLError(thrown: unknown): GraphQLError {
  if (thrown instanceof GraphQLError) return thrown;
  const originalError = thrown instanceof Error ? thrown : new Error(String(thrown));
  return new GraphQLError(originalError.message, { originalError });
}
