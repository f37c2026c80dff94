import { type ExecutionResult, GraphQLError, getOperationAST, OperationTypeNode } from 'graphql';
import type { JsonAnswer } from './execution/compile-operation.js';
import type { Gateway, OperationRequest } from './gateway.js';
import { SharedRuns } from './transport/shared-runs.js';

type Execute<Answer> = (request: OperationRequest) => Promise<Answer>;

/**
 * The same gateway, which executes equal queries that are under way at the same time once. Equal are document, operation,
 * variables and everything that is known of the viewer. A schema that becomes another ends the sharing with what runs.
 */
export function shareQueries(gateway: Gateway): Gateway {
  const execute = shared<ExecutionResult>(gateway, (request) => gateway.execute(request), withOwnErrors);
  const executeJson = shared<JsonAnswer>(
    gateway,
    (request) => gateway.executeJson(request),
    (answer) => ('json' in answer ? answer : { result: withOwnErrors(answer.result) }),
  );
  return {
    get schema() {
      return gateway.schema;
    },
    execute,
    executeJson,
    subscribe: (request) => gateway.subscribe(request),
    onSchemaChange: (listener) => gateway.onSchemaChange(listener),
    close: () => gateway.close(),
  };
}

function shared<Answer>(gateway: Gateway, execute: Execute<Answer>, copy: (answer: Answer) => Answer): Execute<Answer> {
  let runs = new SharedRuns<Answer>(copy);
  gateway.onSchemaChange(() => {
    runs = new SharedRuns<Answer>(copy);
  });
  return async (request) => {
    const key = keyOf(request);
    if (key === undefined) return execute(request);
    return runs.join(key, request.signal, (untilAllLeft) => execute({ ...request, signal: untilAllLeft }));
  };
}

/** Equal for queries that have the same answer, and only for those; undefined for what is not to be shared. */
function keyOf({ document, source, operationName, variables, viewer }: OperationRequest): string | undefined {
  if (getOperationAST(document, operationName)?.operation !== OperationTypeNode.QUERY) return undefined;
  let isExact = true;
  const asked = JSON.stringify([operationName ?? null, viewer, variables], (_name, value: unknown) => {
    // `1e999` is infinity for JavaScript, which JSON.stringify makes equal to null.
    if (typeof value === 'number' && !Number.isFinite(value)) isExact = false;
    return value;
  });
  return isExact ? `${asked}${source}` : undefined;
}

/** Errors are noted as belonging to one client's request until they are shown; data is only read. */
function withOwnErrors(result: ExecutionResult): ExecutionResult {
  if (!result.errors) return result;
  return { ...result, errors: result.errors.map((error) => new GraphQLError(error.message, error)) };
}
