import type { IncomingMessage } from 'node:http';
import { type DocumentNode, OperationTypeNode } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { OperationGate } from './admit-operation.js';
import { type PreparedOperation, prepareOperation } from './prepare-operation.js';
import { hasJsonBody } from './read-body.js';

/** A query that Apollo Server has let through before, and the media type with which it answers such a client. */
export interface Repetition {
  readonly operation: PreparedOperation;
  readonly contentType: string;
}

/**
 * What Apollo Server has admitted, so that repetitions can skip its pipeline and nothing else: identity, limits, variables,
 * access scope, metrics and logs are decided anew for every request. Mutations, GET and everything unusual go through
 * Apollo Server each time.
 */
export interface Repetitions {
  /** The repetition that `body` asks for, or undefined where Apollo Server has to decide. */
  find(request: IncomingMessage, body: unknown): Repetition | undefined;
  /** Apollo Server answered `body` with status 200 and this media type. */
  learn(request: IncomingMessage, body: unknown, contentType: string | undefined): void;
}

/** How many different `Accept` headers are remembered: those that were seen last. */
const MAX_ACCEPTS = 100;
const UNNAMED = '';

interface PlainBody {
  query: string;
  operationName?: string | null;
  variables?: Record<string, unknown> | null;
}

/** Documents are forgotten with the gate's: under another schema the same text is another document. */
export function createRepetitions(gate: OperationGate): Repetitions {
  const names = new WeakMap<DocumentNode, Set<string>>();
  const contentTypes = new LRUCache<string, string>({ max: MAX_ACCEPTS });

  function prepare(request: IncomingMessage, body: unknown): PreparedOperation | undefined {
    if (request.method !== 'POST' || !hasJsonBody(request) || !isPlain(body)) return undefined;
    const prepared = prepareOperation(gate, body);
    return 'document' in prepared && prepared.type === OperationTypeNode.QUERY ? prepared : undefined;
  }

  return {
    find(request, body) {
      const contentType = contentTypes.get(request.headers.accept ?? '');
      if (contentType === undefined) return undefined;
      const operation = prepare(request, body);
      if (!operation || !names.get(operation.document)?.has(operation.operationName ?? UNNAMED)) return undefined;
      return { operation, contentType };
    },
    learn(request, body, contentType) {
      const operation = contentType === undefined ? undefined : prepare(request, body);
      if (!operation || contentType === undefined) return;
      const known = names.get(operation.document) ?? new Set();
      names.set(operation.document, known.add(operation.operationName ?? UNNAMED));
      contentTypes.set(request.headers.accept ?? '', contentType);
    },
  };
}

/** Whether a body has nothing but what a repetition may have, each part of its right type. */
function isPlain(body: unknown): body is PlainBody {
  if (typeof body !== 'object' || body === null) return false;
  for (const name of Object.keys(body)) {
    if (name !== 'query' && name !== 'operationName' && name !== 'variables') return false;
  }
  const { query, operationName, variables } = body as Partial<Record<keyof PlainBody, unknown>>;
  return (
    typeof query === 'string' &&
    query !== '' &&
    (operationName === undefined || operationName === null || typeof operationName === 'string') &&
    (variables === undefined || variables === null || (typeof variables === 'object' && !Array.isArray(variables)))
  );
}
