import type { FetchNode, PlanNode, QueryPlan, QueryPlanSelectionNode } from '@apollo/query-planner';
import { Kind, type SelectionSetNode } from 'graphql';
import type { FieldJoins } from '../supergraph/field-joins.js';
import { type Misplaced, takeMisplaced } from './find-misplaced-fields.js';

/** What the moving needs to know of a supergraph. */
export interface JoinsOfSupergraph {
  readonly joins: FieldJoins;
  /** A subgraph's name in `join__Graph`. */
  graphOf(subgraph: string): string;
  readonly subgraphs: readonly { readonly name: string }[];
  rootTypeName(operation: string): string;
}

/**
 * The plan with every field asked for where it can be answered. Where one `@requires` needs what another one gives, the
 * planner asks a subgraph for a field without telling it what that requires, or asks one that only knows the field from
 * others. Such a field gets a fetch of its own: behind what it requires, before what requires it.
 */
export function moveMisplacedFields(plan: QueryPlan, supergraph: JoinsOfSupergraph): QueryPlan {
  const { node } = plan;
  if (!node || !supergraph.joins.hasRequirements) return plan;
  const moved: Moved[] = [];
  if (node.kind === 'Subscription') {
    const primary = stripFetch(node.primary, [], supergraph, moved).fetch ?? node.primary;
    const rest = node.rest && strip(node.rest, [], supergraph, moved);
    const filled = insertAll(rest ?? { kind: 'Sequence', nodes: [] }, moved);
    return { ...plan, node: { ...node, primary, ...((rest || moved.length > 0) && { rest: filled }) } };
  }
  return { ...plan, node: insertAll(strip(node, [], supergraph, moved), moved) };
}

/** The last one first: what is found later may require what was found before. */
function insertAll(node: PlanNode, moved: readonly Moved[]): PlanNode {
  return moved.reduceRight((at, one) => insert(at, one), node);
}

/** A fetch that is to find its place. */
interface Moved {
  readonly node: PlanNode;
  readonly name: string;
}

/** The node without misplaced fields; fetches that can take their place at once are there, the others go to `moved`. */
function strip(
  node: PlanNode,
  path: readonly (string | number)[],
  supergraph: JoinsOfSupergraph,
  moved: Moved[],
): PlanNode {
  switch (node.kind) {
    case 'Sequence':
    case 'Parallel':
      return { ...node, nodes: node.nodes.map((child) => strip(child, path, supergraph, moved)) };
    case 'Flatten':
      return { ...node, node: strip(node.node, [...path, ...node.path], supergraph, moved) };
    case 'Fetch': {
      const { fetch, beside } = stripFetch(node, path, supergraph, moved);
      const nodes = fetch ? [fetch, ...beside] : beside;
      return nodes.length === 1 && nodes[0] ? nodes[0] : { kind: 'Parallel', nodes };
    }
    default:
      return node;
  }
}

function stripFetch(
  node: FetchNode,
  path: readonly (string | number)[],
  supergraph: JoinsOfSupergraph,
  moved: Moved[],
): { fetch: FetchNode | undefined; beside: PlanNode[] } {
  const { fetch, misplaced } = takeMisplaced(node, supergraph);
  const beside: PlanNode[] = [];
  for (const one of misplaced) {
    const made = fetchOf(one, supergraph);
    if (!one.requirement) beside.push(made);
    else {
      const at = [...path, ...one.path];
      moved.push({ node: at.length > 0 ? { kind: 'Flatten', path: at, node: made } : made, name: one.name });
    }
  }
  return { fetch, beside };
}

function fetchOf(misplaced: Misplaced, { subgraphs, graphOf }: JoinsOfSupergraph): FetchNode {
  const { typeName, key, requirement, graph, selection, variables } = misplaced;
  const serviceName = subgraphs.find(({ name }) => graphOf(name) === graph)?.name ?? graph;
  const declared = ['$representations:[_Any!]!', ...variables.map(({ name, type }) => `$${name}:${type}`)].join(' ');
  return {
    kind: 'Fetch',
    serviceName,
    requires: [
      {
        kind: 'InlineFragment',
        typeCondition: typeName,
        selections: [{ kind: 'Field', name: '__typename' }, ...planSelections(requirement), ...planSelections(key)],
      },
    ],
    variableUsages: variables.map(({ name }) => name),
    operation: `query(${declared}){_entities(representations:$representations){...on ${typeName}{${selection}}}}`,
    operationName: undefined,
    operationKind: 'query' as FetchNode['operationKind'],
  };
}

function planSelections(selectionSet: SelectionSetNode | undefined): QueryPlanSelectionNode[] {
  return (selectionSet?.selections ?? []).flatMap((selection): QueryPlanSelectionNode[] => {
    if (selection.kind === Kind.FRAGMENT_SPREAD) return [];
    const selections = planSelections(selection.selectionSet);
    if (selection.kind === Kind.INLINE_FRAGMENT) {
      return [{ kind: 'InlineFragment', typeCondition: selection.typeCondition?.name.value, selections }];
    }
    return [{ kind: 'Field', name: selection.name.value, ...(selections.length > 0 && { selections }) }];
  });
}

/** Puts the fetch before the first step that requires its field, in each branch that does; behind everything when none does. */
function insert(node: PlanNode, moved: Moved): PlanNode {
  return requiresName(node, moved.name)
    ? insertBefore(node, moved)
    : { kind: 'Sequence', nodes: [...(node.kind === 'Sequence' ? node.nodes : [node]), moved.node] };
}

function insertBefore(node: PlanNode, moved: Moved): PlanNode {
  switch (node.kind) {
    case 'Sequence': {
      const index = node.nodes.findIndex((child) => requiresName(child, moved.name));
      const nodes = node.nodes.flatMap((child, at) => {
        if (at !== index) return [child];
        const within = insertBefore(child, moved);
        return within.kind === 'Sequence' ? within.nodes : [within];
      });
      return { ...node, nodes };
    }
    case 'Parallel': {
      const nodes = node.nodes.map((child) => (requiresName(child, moved.name) ? insertBefore(child, moved) : child));
      return { ...node, nodes };
    }
    default:
      return { kind: 'Sequence', nodes: [moved.node, node] };
  }
}

function requiresName(node: PlanNode, name: string): boolean {
  switch (node.kind) {
    case 'Sequence':
    case 'Parallel':
      return node.nodes.some((child) => requiresName(child, name));
    case 'Flatten':
      return requiresName(node.node, name);
    case 'Fetch':
      return selectsName(node.requires ?? [], name);
    default:
      return false;
  }
}

function selectsName(selections: readonly QueryPlanSelectionNode[], name: string): boolean {
  return selections.some(
    (selection) =>
      (selection.kind === 'Field' && selection.name === name) || selectsName(selection.selections ?? [], name),
  );
}
