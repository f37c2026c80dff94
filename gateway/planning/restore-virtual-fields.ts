import type { FetchNode, PlanNode, QueryPlan, QueryPlanSelectionNode, SubscriptionNode } from '@apollo/query-planner';
import {
  type DocumentNode,
  Kind,
  type OperationDefinitionNode,
  parse,
  print,
  type SelectionSetNode,
  stripIgnoredCharacters,
  visit,
} from 'graphql';
import type { VirtualFields } from '../supergraph/virtual-fields.js';

/** What the restoring needs to know of a supergraph. */
export interface VirtualFieldsOfSupergraph {
  readonly virtualFields: VirtualFields;
  /** A subgraph's name in `join__Graph`. */
  graphOf(subgraph: string): string;
}

/**
 * The plan in terms of the subgraphs' own fields: a fetch of a virtual field asks for the real one under the virtual
 * name, a fetch that requires it hands it over under the real one. Fetches for which one name would have to mean several
 * things are split.
 */
export function restoreVirtualFields(plan: QueryPlan, supergraph: VirtualFieldsOfSupergraph): QueryPlan {
  if (supergraph.virtualFields.isEmpty || !plan.node) return plan;
  return { ...plan, node: restoreNode(plan.node, supergraph) };
}

function restoreNode<Node extends PlanNode | SubscriptionNode>(node: Node, supergraph: VirtualFieldsOfSupergraph): Node;
function restoreNode(node: PlanNode | SubscriptionNode, supergraph: VirtualFieldsOfSupergraph) {
  const restore = (inner: PlanNode): PlanNode => restoreNode(inner, supergraph);
  switch (node.kind) {
    case 'Sequence':
    case 'Parallel':
      return { ...node, nodes: node.nodes.map(restore) };
    case 'Flatten':
      return { ...node, node: restore(node.node) };
    case 'Condition':
      return {
        ...node,
        ...(node.ifClause && { ifClause: restore(node.ifClause) }),
        ...(node.elseClause && { elseClause: restore(node.elseClause) }),
      };
    case 'Subscription':
      return {
        ...node,
        primary: withRealFields(node.primary, supergraph.virtualFields),
        ...(node.rest && { rest: restore(node.rest) }),
      };
    case 'Fetch': {
      const [first, ...others] = splitByNeeds(node, supergraph).map((fetch) =>
        withRealFields(fetch, supergraph.virtualFields),
      );
      return first && others.length > 0 ? { kind: 'Parallel', nodes: [first, ...others] } : first;
    }
    case 'Defer':
      return node;
  }
}

/** The fetch as it stands, or one for each set of fields that can be asked for with the same representations. */
function splitByNeeds(fetch: FetchNode, { virtualFields, graphOf }: VirtualFieldsOfSupergraph): FetchNode[] {
  const { requires } = fetch;
  if (!requires || namesIn(requires).every((name) => !virtualFields.get(name))) return [fetch];
  const document = parse(fetch.operation, { noLocation: true });
  const groups: Set<string>[] = [];
  const graph = graphOf(fetch.serviceName);
  /** Which group a field of an entity belongs to. */
  const groupOf = (typeName: string, fieldName: string): number => {
    const needs = virtualFields.usesOf(graph, typeName, fieldName);
    const index = groups.findIndex((group) => !collide(virtualFields, group, needs));
    if (index < 0) return groups.push(new Set(needs)) - 1;
    for (const need of needs) groups[index]?.add(need);
    return index;
  };
  const placed = new Map<unknown, number>();
  forEntityFields(document, (typeName, field) => placed.set(field, groupOf(typeName, field.name.value)));
  if (groups.length < 2) return [fetch];
  return groups.map((group, index) => {
    const kept = keepFields(document, (field) => (placed.get(field) ?? index) === index);
    const isLeftOut = (name: string) => virtualFields.get(name) !== undefined && !group.has(name);
    return {
      ...fetch,
      operation: stripIgnoredCharacters(print(kept)),
      requires: withoutFields(requires, isLeftOut),
      variableUsages: (fetch.variableUsages ?? []).filter((name) => isUsed(kept, name)),
    };
  });
}

type Field = Extract<SelectionSetNode['selections'][number], { kind: Kind.FIELD }>;

function forEntityFields(document: DocumentNode, visitField: (typeName: string, field: Field) => void): void {
  const walk = ({ selections }: SelectionSetNode, typeName: string): void => {
    for (const selection of selections) {
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        walk(selection.selectionSet, selection.typeCondition?.name.value ?? typeName);
      } else if (selection.kind === Kind.FIELD && selection.name.value !== '__typename')
        visitField(typeName, selection);
    }
  };
  const operation = document.definitions[0] as OperationDefinitionNode;
  for (const root of operation.selectionSet.selections) {
    if (root.kind === Kind.FIELD && root.selectionSet) walk(root.selectionSet, '');
  }
}

function keepFields(document: DocumentNode, isKept: (field: unknown) => boolean): DocumentNode {
  const kept = visit(document, {
    Field: { enter: (field) => (isKept(field) ? undefined : null) },
    InlineFragment: { leave: (node) => (node.selectionSet.selections.length === 0 ? null : undefined) },
  });
  return visit(kept, {
    VariableDefinition: ({ variable }) => (isUsed(kept, variable.name.value) ? undefined : null),
  });
}

function isUsed(document: DocumentNode, variable: string): boolean {
  let uses = 0;
  visit(document, { Argument: ({ value }) => void (print(value).match(new RegExp(`\\$${variable}\\b`)) && uses++) });
  return uses > 0;
}

function collide(virtualFields: VirtualFields, some: ReadonlySet<string>, others: ReadonlySet<string>): boolean {
  const realNames = new Map([...some].map((name) => [virtualFields.get(name)?.name, name]));
  return [...others].some((name) => (realNames.get(virtualFields.get(name)?.name) ?? name) !== name);
}

function namesIn(selections: readonly QueryPlanSelectionNode[]): string[] {
  return selections.flatMap((selection) => [
    ...(selection.kind === 'Field' ? [selection.name] : []),
    ...namesIn(selection.selections ?? []),
  ]);
}

function withoutFields(
  selections: readonly QueryPlanSelectionNode[],
  isLeftOut: (name: string) => boolean,
): QueryPlanSelectionNode[] {
  return selections
    .filter((selection) => selection.kind !== 'Field' || !isLeftOut(selection.name))
    .map((selection) =>
      selection.selections ? { ...selection, selections: withoutFields(selection.selections, isLeftOut) } : selection,
    );
}

function withRealFields(fetch: FetchNode, virtualFields: VirtualFields): FetchNode {
  const document = visit(parse(fetch.operation, { noLocation: true }), {
    Field(node) {
      const real = virtualFields.get(node.name.value);
      if (!real) return undefined;
      const name = { kind: Kind.NAME, value: real.name } as const;
      return { ...node, alias: node.alias ?? node.name, name, arguments: real.arguments };
    },
  });
  const restore = (selections: readonly QueryPlanSelectionNode[]): QueryPlanSelectionNode[] =>
    selections.map((selection) => {
      const inner = selection.selections && { selections: restore(selection.selections) };
      const real = selection.kind === 'Field' ? virtualFields.get(selection.name) : undefined;
      if (selection.kind === 'Field' && real) return { ...selection, alias: selection.name, name: real.name, ...inner };
      return { ...selection, ...inner };
    });
  return {
    ...fetch,
    operation: stripIgnoredCharacters(print(document)),
    ...(fetch.requires && { requires: restore(fetch.requires) }),
  };
}
