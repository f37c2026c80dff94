import { type ExecutionResult, execute, GraphQLError, type GraphQLSchema, subscribe } from 'graphql';
import type { Gateway, OperationRequest } from '../../gateway/gateway.js';
import { SharedEvent } from '../../gateway/subscriptions/shared-event.js';
import type { ClientStream } from '../../gateway/subscriptions/shared-streams.js';

/** What resolvers of a schema gateway get as their context. */
export type SchemaGatewayContext = Pick<OperationRequest, 'viewer' | 'signal'>;

/** A gateway over one plain schema instead of a supergraph: what stands before a gateway is tested with it. */
export function schemaGateway(schema: GraphQLSchema): Gateway & { readonly isClosed: boolean } {
  let isClosed = false;
  const argsOf = ({ document, operationName, variables, viewer, signal }: OperationRequest) => ({
    schema,
    document,
    operationName,
    variableValues: variables,
    contextValue: { viewer, signal } satisfies SchemaGatewayContext,
  });
  const executeQuery = async (request: OperationRequest): Promise<ExecutionResult> =>
    withInputErrors(await execute(argsOf(request)));
  return {
    schema,
    get isClosed() {
      return isClosed;
    },
    execute: executeQuery,
    executeJson: async (request) => ({ result: await executeQuery(request) }),
    subscribe: async (request) => {
      const controller = new AbortController();
      const result = await subscribe(argsOf({ ...request, signal: controller.signal }));
      return Symbol.asyncIterator in result ? streamOf(result, controller) : withInputErrors(result);
    },
    // Its schema stays what it is.
    onSchemaChange: () => undefined,
    close: async () => {
      isClosed = true;
    },
  };
}

/** Leaving aborts the controller, which releases a source that waits for its next event. */
function streamOf(results: AsyncGenerator<ExecutionResult, void, void>, controller: AbortController): ClientStream {
  return {
    deliverTo(receiver) {
      const deliver = async (): Promise<void> => {
        // Nobody waits for one client while things happen.
        for await (const result of results) void receiver.next(new SharedEvent(result));
      };
      deliver().then(
        () => receiver.end(),
        (error: unknown) => receiver.end(error),
      );
      return () => {
        controller.abort();
        void results.return();
      };
    },
  };
}

/** graphql-js gives the errors of variables no code. */
function withInputErrors(result: ExecutionResult): ExecutionResult {
  if (result.data !== undefined) return result;
  const coded = (error: GraphQLError): GraphQLError =>
    // What a resolver threw has a path.
    error.path || error.extensions.code
      ? error
      : new GraphQLError(error.message, { nodes: error.nodes, extensions: { code: 'BAD_USER_INPUT' } });
  return { ...result, errors: result.errors?.map(coded) };
}
