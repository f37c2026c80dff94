import {
  type DocumentNode,
  type FragmentDefinitionNode,
  GraphQLError,
  Kind,
  OperationTypeNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { refusal } from '../security/refusal.js';

/**
 * A GRAPHQL_VALIDATION_FAILED error where a subscription selects its root field under `@skip` or `@include`, also through
 * fragments, else undefined. GraphQL of September 2025 forbids it, "Single Root Field" (5.2.4.1). Needs no schema.
 *
 * graphql-js 16 has the rule without this part: it lets a subscription through whose only field is skipped, and throws
 * where the condition is a variable, so this has to be found before its rules run.
 */
export function findConditionalRoot(document: DocumentNode): GraphQLError | undefined {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    if (definition.operation !== OperationTypeNode.SUBSCRIPTION) continue;
    const condition = conditionIn(definition.selectionSet, fragments, new Set());
    if (condition) return conditionalRoot(condition);
  }
  return undefined;
}

/** The first selection of the root with a condition. `seen` has the fragments looked into, which may spread each other. */
function conditionIn(
  { selections }: SelectionSetNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  seen: Set<string>,
): SelectionNode | undefined {
  for (const selection of selections) {
    if (selection.directives?.some(({ name }) => name.value === 'skip' || name.value === 'include')) return selection;
    const below = selectionSetOf(selection, fragments, seen);
    const condition = below && conditionIn(below, fragments, seen);
    if (condition) return condition;
  }
  return undefined;
}

/** What a selection adds to the root itself: nothing for a field, or for a fragment that was looked into before. */
function selectionSetOf(
  selection: SelectionNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  seen: Set<string>,
): SelectionSetNode | undefined {
  if (selection.kind === Kind.FIELD) return undefined;
  if (selection.kind === Kind.INLINE_FRAGMENT) return selection.selectionSet;
  const name = selection.name.value;
  if (seen.has(name)) return undefined;
  seen.add(name);
  return fragments.get(name)?.selectionSet;
}

function conditionalRoot(node: SelectionNode): GraphQLError {
  const { message, extensions } = refusal(
    'GRAPHQL_VALIDATION_FAILED',
    'A subscription must not use `@skip` or `@include` on its root field.',
  );
  return new GraphQLError(message, { nodes: node, extensions });
}
