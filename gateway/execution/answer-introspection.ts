import {
  executeSync,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
} from 'graphql';
import type { JsonObject } from './json.js';

/**
 * The answer to an operation's introspection fields (`__schema`, `__type`), given by the API schema alone: no subgraph is
 * asked.
 */
export function answerIntrospection(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  fragments: Iterable<FragmentDefinitionNode>,
  fields: readonly FieldNode[],
  variables: Readonly<Record<string, unknown>>,
): JsonObject {
  const { data, errors } = executeSync({
    schema,
    document: {
      kind: Kind.DOCUMENT,
      definitions: [
        {
          kind: Kind.OPERATION_DEFINITION,
          operation: operation.operation,
          variableDefinitions: operation.variableDefinitions,
          selectionSet: { kind: Kind.SELECTION_SET, selections: fields },
        },
        ...fragments,
      ],
    },
    variableValues: variables,
  });
  if (errors?.[0]) throw errors[0];
  return data ?? {};
}
