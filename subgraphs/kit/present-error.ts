import { randomUUID } from 'node:crypto';
import { GraphQLError } from 'graphql';
import type { Logger } from 'pino';
import { ERRORS, type ErrorCode, type ErrorExtensions } from '../../schema/errors.js';
import { isDatabaseAway } from './database-away.js';
import { CodedError } from './errors.js';
import type { ErrorPresenter } from './execute-operation.js';

function isCode(code: unknown): code is ErrorCode {
  return typeof code === 'string' && code in ERRORS;
}

/** The coded error that a resolver threw, which GraphQL wraps to add the path. */
function codedErrorOf(error: GraphQLError): CodedError | undefined {
  return [error, error.originalError].find((candidate) => candidate instanceof CodedError);
}

/**
 * Shows coded errors with their stable extensions and in the reader's language. A database that is
 * away makes the subgraph unavailable. Everything else is a bug: it is logged under an id, and only the id is shown.
 */
export function errorPresenter(logger: Logger): ErrorPresenter {
  return (error, reader) => {
    const { path } = error;
    const { code } = error.extensions;
    if (isCode(code)) {
      const { message, ...said } = codedErrorOf(error)?.sayIn(reader.language) ?? { message: error.message };
      const extensions = { ...error.extensions, retryable: ERRORS[code].retryable, ...said };
      return new GraphQLError(message, { path, extensions });
    }
    const isAboutTheDocument = error.originalError === undefined;
    if (isAboutTheDocument) {
      const extensions: ErrorExtensions = { code: 'BAD_USER_INPUT', retryable: false };
      return new GraphQLError(error.message, { path, extensions: { ...extensions } });
    }
    if (isDatabaseAway(error.originalError)) {
      logger.warn({ err: error.originalError, path }, 'the database is away');
      const { meaning, retryable } = ERRORS.SUBGRAPH_UNAVAILABLE;
      return new GraphQLError(meaning[reader.language], {
        path,
        extensions: { code: 'SUBGRAPH_UNAVAILABLE', retryable },
      });
    }
    const extensions: ErrorExtensions = { code: 'INTERNAL_SERVER_ERROR', retryable: false, errorId: randomUUID() };
    logger.error({ err: error.originalError, errorId: extensions.errorId, path }, 'unexpected error');
    return new GraphQLError(ERRORS.INTERNAL_SERVER_ERROR.meaning[reader.language], {
      path,
      extensions: { ...extensions },
    });
  };
}
