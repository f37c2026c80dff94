import { randomUUID } from 'node:crypto';
import { type ExecutionResult, type FormattedExecutionResult, GraphQLError, type GraphQLFormattedError } from 'graphql';
import { ERRORS, type ErrorCode, type Language } from '../../schema/errors.js';
import type { Logger } from '../observability/logger.js';
import type { Metrics } from '../observability/metrics.js';
import { withoutTraces } from './without-traces.js';

/** Whom an error is shown to. */
export interface Audience {
  requestId: string;
  language: Language;
}

/**
 * What clients see of an error that a subgraph sent. `show`: its message, code and extensions, whatever they are. `mask`:
 * only what `schema/errors.ts` knows, for subgraphs that say by its codes what may be said.
 */
export type SubgraphErrors = 'show' | 'mask';

/** Turns errors into what clients may see: the only place that masks. */
export interface ErrorPresenter {
  presentError(error: unknown, audience: Audience): GraphQLFormattedError;
  presentResult(result: ExecutionResult, audience: Audience): FormattedExecutionResult;
}

/** Apollo Server's own codes, in the words of the hub's contract. */
const CODE_OF_APOLLO: Readonly<Record<string, ErrorCode>> = {
  BAD_REQUEST: 'BAD_USER_INPUT',
  PERSISTED_QUERY_NOT_FOUND: 'BAD_USER_INPUT',
  PERSISTED_QUERY_NOT_SUPPORTED: 'BAD_USER_INPUT',
};

/** Extensions that are part of the contract; whatever else an error carries stays inside. */
const SHOWN_EXTENSIONS = ['fields', 'currentVersion', 'query', 'subgraph'] as const;

const isKnown = (code: unknown): code is ErrorCode => typeof code === 'string' && Object.hasOwn(ERRORS, code);

function codeOf({ extensions: { code } }: GraphQLError): ErrorCode {
  if (isKnown(code)) return code;
  return (typeof code === 'string' && CODE_OF_APOLLO[code]) || 'INTERNAL_SERVER_ERROR';
}

/** The error's own message. Whoever raised it below had no reader in mind: a code's own words are said in the reader's language. */
function messageOf({ message }: GraphQLError, code: ErrorCode, language: Language): string {
  const { meaning } = ERRORS[code];
  return message === '' || message === meaning.en ? meaning[language] : message;
}

function placeOf(error: GraphQLError): Pick<GraphQLFormattedError, 'locations' | 'path'> {
  const { locations, path } = error.toJSON();
  return { ...(locations && { locations }), ...(path && { path }) };
}

/** Under which errors are counted whose code only their subgraph knows: metrics are no place for names that others choose. */
const UNKNOWN_CODE = 'OTHER';

/** The bug behind a GraphQL error, without the operation's text that GraphQL errors carry. */
function causeOf(error: GraphQLError): { name: string; message: string; stack?: string } {
  let cause: Error = error;
  while (cause instanceof GraphQLError && cause.originalError) cause = cause.originalError;
  return { name: cause.name, message: cause.message, stack: cause.stack };
}

export interface ErrorPresenterOptions {
  logger: Logger;
  metrics: Metrics;
  subgraphErrors: SubgraphErrors;
}

/**
 * A presenter that keeps errors with a code of `schema/errors.ts`, adding `retryable` and, where they have no message of
 * their own, the code's meaning in the reader's language; every other error is logged under an `errorId` and shown as
 * INTERNAL_SERVER_ERROR with that id. A subgraph's own INTERNAL_SERVER_ERROR keeps the id under which it was logged there.
 * Where subgraphs' errors are shown, theirs pass as they are but for stack traces; see without-traces.ts.
 */
export function createErrorPresenter({ logger, metrics, subgraphErrors }: ErrorPresenterOptions): ErrorPresenter {
  function presentWhole(error: GraphQLError, { language }: Audience): GraphQLFormattedError {
    const extensions = withoutTraces(error.extensions);
    const { code } = extensions;
    if (!isKnown(code)) {
      metrics.errorShown(UNKNOWN_CODE);
      return { message: error.message, ...placeOf(error), extensions };
    }
    metrics.errorShown(code);
    const message = messageOf(error, code, language);
    return { message, ...placeOf(error), extensions: { retryable: ERRORS[code].retryable, ...extensions } };
  }

  function presentError(thrown: unknown, audience: Audience): GraphQLFormattedError {
    const error = asGraphQLError(thrown);
    const { subgraph } = error.extensions;
    if (subgraphErrors === 'show' && subgraph !== undefined) return presentWhole(error, audience);
    const code = codeOf(error);
    metrics.errorShown(code);
    const place = placeOf(error);
    const kept: Record<string, unknown> = { code, retryable: ERRORS[code].retryable };
    for (const name of SHOWN_EXTENSIONS) {
      if (error.extensions[name] !== undefined) kept[name] = error.extensions[name];
    }
    const extensions = withoutTraces(kept);
    const { requestId, language } = audience;
    if (code !== 'INTERNAL_SERVER_ERROR') return { message: messageOf(error, code, language), ...place, extensions };
    const given = subgraph === undefined ? undefined : error.extensions.errorId;
    const errorId = typeof given === 'string' ? given : randomUUID();
    logger.error({ errorId, requestId, path: place.path, subgraph, cause: causeOf(error) }, 'bug');
    return { message: ERRORS[code].meaning[language], ...place, extensions: { ...extensions, errorId } };
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

/** Writes an event's result for everyone who reads the language: its errors as they are shown to them. */
export function eventWriter(presenter: ErrorPresenter, language: Language): (result: ExecutionResult) => string {
  return (result) => JSON.stringify(presenter.presentResult(result, { requestId: randomUUID(), language }));
}
