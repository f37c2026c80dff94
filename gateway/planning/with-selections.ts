import type { FetchNode } from '@apollo/query-planner';
import {
  type FieldNode,
  type OperationDefinitionNode,
  print,
  type SelectionSetNode,
  stripIgnoredCharacters,
  visit,
} from 'graphql';

/** The fetch with other selections in its operation, and only those of its variables that they use. */
export function withSelections(
  fetch: FetchNode,
  operation: OperationDefinitionNode,
  selectionSet: SelectionSetNode,
): FetchNode {
  const variableDefinitions = (operation.variableDefinitions ?? []).filter(({ variable }) =>
    usesVariable(selectionSet, variable.name.value),
  );
  return {
    ...fetch,
    operation: stripIgnoredCharacters(print({ ...operation, selectionSet, variableDefinitions })),
    variableUsages: (fetch.variableUsages ?? []).filter((name) => usesVariable(selectionSet, name)),
  };
}

export function usesVariable(node: FieldNode | SelectionSetNode, name: string): boolean {
  let isUsed = false;
  visit(node, {
    Variable(variable) {
      if (variable.name.value === name) isUsed = true;
    },
  });
  return isUsed;
}
