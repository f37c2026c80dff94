import { type ExecutionResult, execute, GraphQLError, type GraphQLSchema, subscribe } from 'graphql';
import type { Gateway, OperationRequest } from '../../gateway/gateway.js';

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
      const result = await subscribe(argsOf(request));
      return Symbol.asyncIterator in result ? result : withInputErrors(result);
    },
    // Its schema stays what it is.
    onSchemaChange: () => undefined,
    close: async () => {
      isClosed = true;
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
