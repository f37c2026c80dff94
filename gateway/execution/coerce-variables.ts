import { GraphQLError, type GraphQLSchema, type OperationDefinitionNode } from 'graphql';
import { getVariableValues } from 'graphql/execution/values.js';

const MAX_ERRORS = 20;

/** The operation's variables with defaults, or why they do not fit the API schema (`BAD_USER_INPUT`). */
export function coerceVariables(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  given: Readonly<Record<string, unknown>>,
): { variables: Readonly<Record<string, unknown>> } | { errors: GraphQLError[] } {
  const { coerced, errors } = getVariableValues(
    schema,
    operation.variableDefinitions ?? [],
    given as Record<string, unknown>,
    { maxErrors: MAX_ERRORS },
  );
  if (coerced) return { variables: coerced };
  return {
    errors: (errors ?? []).map(
      ({ message, nodes }) =>
        new GraphQLError(message, { nodes, extensions: { code: 'BAD_USER_INPUT', retryable: false } }),
    ),
  };
}
