import type { FetchNode } from '@apollo/query-planner';

/** The names in the data by the aliases that the planner gave fields which clash within one fetch. */
export function renamedFields(node: FetchNode): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const rewrite of node.outputRewrites ?? []) {
    const alias = rewrite.path[rewrite.path.length - 1];
    if (rewrite.kind === 'KeyRenamer' && alias !== undefined) names.set(alias, rewrite.renameKeyTo);
  }
  return names;
}
