import type { FetchNode } from '@apollo/query-planner';
import { type DocumentNode, getOperationAST, Kind, parse, type SelectionSetNode } from 'graphql';

/**
 * The fields that a fetch adds to the objects that it fills, under the client's names. Parses the fetch's operation:
 * for failures only.
 */
export function fetchedNames(node: FetchNode): ReadonlySet<string> {
  const document = parse(node.operation, { noLocation: true });
  const root = getOperationAST(document)?.selectionSet;
  const names = new Set<string>();
  if (!root) return names;
  if (!node.requires) collect(document, root, names);
  else {
    for (const selection of root.selections) {
      if (selection.kind === Kind.FIELD && selection.selectionSet) collect(document, selection.selectionSet, names);
    }
  }
  const renamed = renamedFields(node);
  return new Set([...names].map((name) => renamed.get(name) ?? name));
}

/** The client's name by the alias that the planner gave a field. */
export function renamedFields(node: FetchNode): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const rewrite of node.outputRewrites ?? []) {
    const alias = rewrite.path[rewrite.path.length - 1];
    if (rewrite.kind === 'KeyRenamer' && alias !== undefined) names.set(alias, rewrite.renameKeyTo);
  }
  return names;
}

function collect(document: DocumentNode, selectionSet: SelectionSetNode, names: Set<string>): void {
  for (const selection of selectionSet.selections) {
    if (selection.kind === Kind.FIELD) names.add((selection.alias ?? selection.name).value);
    else if (selection.kind === Kind.INLINE_FRAGMENT) collect(document, selection.selectionSet, names);
    else {
      const fragment = document.definitions.find(
        (definition) => definition.kind === Kind.FRAGMENT_DEFINITION && definition.name.value === selection.name.value,
      );
      if (fragment?.kind === Kind.FRAGMENT_DEFINITION) collect(document, fragment.selectionSet, names);
    }
  }
}
