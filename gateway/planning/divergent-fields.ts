import {
  type FieldNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  print,
  type SelectionSetNode,
} from 'graphql';

/**
 * Whether one place of the answer means different things for different types: the same response name with another
 * field, arguments or directives (`... on Book { owner { name(lang: EN) } } ... on Film { owner { name(lang: ID) } }`).
 * Such operations need fetches that tell the types apart; all others are planned better without.
 */
export function hasDivergentFields(
  operation: OperationDefinitionNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): boolean {
  const differs = (selectionSets: readonly SelectionSetNode[]): boolean => {
    const fields = new Map<string, FieldNode[]>();
    for (const selectionSet of selectionSets) gather(selectionSet, fragments, fields);
    for (const nodes of fields.values()) {
      if (new Set(nodes.map(meaning)).size > 1) return true;
      if (differs(nodes.flatMap((node) => node.selectionSet ?? []))) return true;
    }
    return false;
  };
  return differs([operation.selectionSet]);
}

function gather(
  selectionSet: SelectionSetNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  fields: Map<string, FieldNode[]>,
): void {
  for (const selection of selectionSet.selections) {
    if (selection.kind === Kind.FIELD) {
      const name = (selection.alias ?? selection.name).value;
      const nodes = fields.get(name);
      if (nodes) nodes.push(selection);
      else fields.set(name, [selection]);
    } else if (selection.kind === Kind.INLINE_FRAGMENT) gather(selection.selectionSet, fragments, fields);
    else {
      const fragment = fragments.get(selection.name.value);
      if (fragment) gather(fragment.selectionSet, fragments, fields);
    }
  }
}

function meaning(node: FieldNode): string {
  const { name, arguments: given = [], directives = [] } = node;
  return [name.value, ...[...given.map(print)].sort(), ...directives.map(print)].join(' ');
}
