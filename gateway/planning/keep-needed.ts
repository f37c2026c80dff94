import { type FieldNode, type InlineFragmentNode, Kind, type SelectionNode } from 'graphql';
import type { FieldNeeds } from './needed-fields.js';

/**
 * The selections of an entity that are needed, without its type name. `renamed`: the names in the data by the aliases of
 * the fetch.
 */
export function keepNeeded(
  selections: readonly SelectionNode[],
  needs: FieldNeeds,
  renamed: ReadonlyMap<string, string>,
): SelectionNode[] {
  return keep(selections, needs, renamed).filter((node) => !isTypename(node));
}

function keep(
  selections: readonly SelectionNode[],
  needs: FieldNeeds,
  renamed: ReadonlyMap<string, string>,
): SelectionNode[] {
  return selections.flatMap((node): SelectionNode[] => {
    if (node.kind === Kind.FRAGMENT_SPREAD || isTypename(node)) return [node];
    if (node.kind === Kind.INLINE_FRAGMENT) {
      const left = keep(node.selectionSet.selections, needs, renamed);
      return left.length > 0 ? [withinNode(node, left)] : [];
    }
    const name = (node.alias ?? node.name).value;
    const within = needs.get(renamed.get(name) ?? name);
    if (!within) return [];
    const left = node.selectionSet && keep(node.selectionSet.selections, within, renamed);
    return [left && left.length > 0 ? withinNode(node, left) : node];
  });
}

/** The node with these selections. */
export function withinNode<Node extends FieldNode | InlineFragmentNode>(node: Node, selections: SelectionNode[]): Node {
  return { ...node, selectionSet: { kind: Kind.SELECTION_SET, selections } };
}

function isTypename(node: SelectionNode): boolean {
  return node.kind === Kind.FIELD && node.name.value === '__typename';
}
