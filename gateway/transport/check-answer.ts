import type { SubgraphError, SubgraphResponse } from './subgraph-transport.js';
import { TransportError } from './transport-error.js';

/**
 * What a transport received, if it is an answer of GraphQL: an object with data or errors, each of these an object with a
 * message. A path that is none is left out. Anything else is a TransportError.
 */
export function checkAnswer(answer: SubgraphResponse): SubgraphResponse {
  const { data, errors } = isObject(answer) ? (answer as { data?: unknown; errors?: unknown }) : {};
  if (errors === undefined || errors === null) {
    if (data === undefined) throw new TransportError('neither data nor errors');
    return answer;
  }
  if (!Array.isArray(errors) || !errors.every(isError)) throw new TransportError('errors that are not of GraphQL');
  return { ...answer, errors: errors.map(withPath) };
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isError(value: unknown): value is SubgraphError {
  return isObject(value) && 'message' in value && typeof value.message === 'string';
}

function withPath(error: SubgraphError): SubgraphError {
  const path: unknown = error.path;
  if (path === undefined || (Array.isArray(path) && path.every(isStep))) return error;
  const { path: _, ...pathless } = error;
  return pathless;
}

function isStep(step: unknown): step is string | number {
  return typeof step === 'string' || typeof step === 'number';
}
