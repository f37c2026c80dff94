import { GraphQLError, type GraphQLSchema } from 'graphql';
import { getVariableValues } from 'graphql/execution/values.js';
import type { AdmittedOperation } from '../planning/admit-operation.js';
import { variableNameOf } from '../planning/data-names.js';

const MAX_ERRORS = 20;

/**
 * The operation's variables with defaults, under their names in fetches, or why they do not fit the API schema
 * (`BAD_USER_INPUT`).
 */
export function coerceVariables(
  schema: GraphQLSchema,
  { asked, operation }: Pick<AdmittedOperation, 'asked' | 'operation'>,
  given: Readonly<Record<string, unknown>>,
): { variables: Readonly<Record<string, unknown>> } | { errors: GraphQLError[] } {
  const { coerced, errors } = getVariableValues(
    schema,
    asked.variableDefinitions ?? [],
    given as Record<string, unknown>,
    { maxErrors: MAX_ERRORS },
  );
  if (coerced) return { variables: operation === asked ? coerced : underNamesOfFetches(coerced) };
  return {
    errors: (errors ?? []).map(
      ({ message, nodes }) =>
        new GraphQLError(message, { nodes, extensions: { code: 'BAD_USER_INPUT', retryable: false } }),
    ),
  };
}

function underNamesOfFetches(variables: Record<string, unknown>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(variables).map(([name, value]) => [variableNameOf(name), value]));
}
