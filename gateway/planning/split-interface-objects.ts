import type { FetchNode, FlattenNode, PlanNode, QueryPlan, QueryPlanSelectionNode } from '@apollo/query-planner';
import {
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
  type InlineFragmentNode,
  isAbstractType,
  Kind,
  type OperationDefinitionNode,
  parse,
  print,
  type SelectionNode,
} from 'graphql';
import type { FieldJoins } from '../supergraph/field-joins.js';
import { keepNeeded, withinNode } from './keep-needed.js';
import { matchesType } from './match-type.js';
import { NeededFields, placeOf } from './needed-fields.js';
import { renamedFields } from './renamed-fields.js';
import { withSelections } from './with-selections.js';

/** What the splitting needs to know of a supergraph. */
export interface InterfaceObjectsOfSupergraph {
  readonly fullSchema: GraphQLSchema;
  readonly joins: FieldJoins;
  /** A subgraph's name in `join__Graph`. */
  graphOf(subgraph: string): string;
}

/**
 * The plan with every interface object asked for what is needed of its type. The subgraph knows no types of the interface,
 * so the planner asks it for all that is needed of any of them at once: for fields that nobody wants of most objects, and
 * not at all for objects that lack what some field of another type requires. Types of which different things are needed
 * get fetches of their own. `document`: the operation as it was planned.
 */
export function splitInterfaceObjects(
  plan: QueryPlan,
  supergraph: InterfaceObjectsOfSupergraph,
  document: DocumentNode,
): QueryPlan {
  const { node } = plan;
  if (!node || !supergraph.joins.hasInterfaceObjects) return plan;
  const split = new Splitting(supergraph, new NeededFields(supergraph.fullSchema, document, plan));
  if (node.kind !== 'Subscription') return { ...plan, node: split.node(node, []) };
  return { ...plan, node: { ...node, ...(node.rest && { rest: split.node(node.rest, []) }) } };
}

/** What one fetch asks of some types: the selections within each of its fragments that apply to them. */
interface Share {
  readonly typeNames: string[];
  readonly kept: Map<InlineFragmentNode, SelectionNode[]>;
}

class Splitting {
  constructor(
    private readonly supergraph: InterfaceObjectsOfSupergraph,
    private readonly needed: NeededFields,
  ) {}

  node(node: PlanNode, path: readonly string[]): PlanNode {
    switch (node.kind) {
      case 'Sequence':
      case 'Parallel':
        return { ...node, nodes: node.nodes.map((child) => this.node(child, path)) };
      case 'Flatten': {
        const within = [...path, ...node.path.map(String)];
        const { node: inner } = node;
        if (inner.kind !== 'Fetch') return { ...node, node: this.node(inner, within) };
        const nodes = this.split(node, inner, within);
        return nodes.length === 1 && nodes[0] ? nodes[0] : { kind: 'Parallel', nodes };
      }
      default:
        return node;
    }
  }

  private split(flatten: FlattenNode, fetch: FetchNode, path: readonly string[]): FlattenNode[] {
    const graph = this.supergraph.graphOf(fetch.serviceName);
    const operation = parse(fetch.operation, { noLocation: true }).definitions[0] as OperationDefinitionNode;
    const entities = operation.selectionSet.selections[0] as FieldNode;
    const fragments = (entities.selectionSet?.selections ?? []).filter((one) => one.kind === Kind.INLINE_FRAGMENT);
    const isOfInterfaceObject = (fragment: InlineFragmentNode) =>
      this.supergraph.joins.isInterfaceObject(graph, conditionOf(fragment));
    const { requires } = fetch;
    if (!requires || !fragments.some(isOfInterfaceObject)) return [flatten];

    const renamed = renamedFields(fetch);
    const place = placeOf(path);
    const shares: Share[] = [];
    for (const typeName of new Set(fragments.flatMap((fragment) => this.typesOf(conditionOf(fragment))))) {
      const needs = this.needed.at(place, typeName);
      const told = this.toldOf(requires, typeName);
      const kept: Share['kept'] = new Map();
      for (const fragment of fragments) {
        if (!matchesType(this.supergraph.fullSchema, typeName, conditionOf(fragment))) continue;
        const { selections } = fragment.selectionSet;
        if (!isOfInterfaceObject(fragment)) kept.set(fragment, [...selections]);
        else if (this.keyOf(graph, fragment, told)) {
          const left = keepNeeded(selections, needs, renamed);
          if (!left.every((node) => node.kind === Kind.FIELD && !node.alias && told.has(node.name.value))) {
            kept.set(fragment, left);
          }
        }
      }
      if (kept.size > 0) addToShares(shares, typeName, kept);
    }
    return shares.map((share) => {
      const selections = [...share.kept].map(([fragment, left]) => withinNode(fragment, left));
      const asked = withSelections(fetch, operation, {
        kind: Kind.SELECTION_SET,
        selections: [withinNode(entities, selections)],
      });
      const told = this.withoutUnused(graph, requires, fragments, share);
      return { ...flatten, path: onlyTypes(flatten.path, share.typeNames), node: { ...asked, requires: told } };
    });
  }

  /** The names that objects which fulfil the condition may give as their type: an interface object gives the interface's. */
  private typesOf(condition: string): string[] {
    const { fullSchema } = this.supergraph;
    const type = fullSchema.getType(condition);
    return [condition, ...(isAbstractType(type) ? fullSchema.getPossibleTypes(type).map(({ name }) => name) : [])];
  }

  /** The names of what an entity's representation tells. */
  private toldOf(requires: readonly QueryPlanSelectionNode[], typeName: string): ReadonlySet<string> {
    return new Set(
      requires.flatMap((one) => {
        if (one.kind === 'Field') return [one.name];
        const applies = !one.typeCondition || matchesType(this.supergraph.fullSchema, typeName, one.typeCondition);
        return applies ? one.selections.flatMap(toldNames) : [];
      }),
    );
  }

  /** The names of a key of the interface object that is told. */
  private keyOf(graph: string, fragment: InlineFragmentNode, told: ReadonlySet<string>): string[] | undefined {
    const keys = this.supergraph.joins.keysOf(graph, conditionOf(fragment));
    return keys.map(({ selections }) => namesOf(selections)).find((key) => key.every((name) => told.has(name)));
  }

  /** What is told about the entities, without what only fields require that this share does not ask for. */
  private withoutUnused(
    graph: string,
    requires: readonly QueryPlanSelectionNode[],
    fragments: readonly InlineFragmentNode[],
    { kept, typeNames: [typeName = ''] }: Share,
  ): QueryPlanSelectionNode[] {
    const requiredBy = (fragment: InlineFragmentNode, selections: readonly SelectionNode[]) =>
      namesOf(selections).flatMap((name) =>
        namesOf(this.supergraph.joins.requirementOf(graph, conditionOf(fragment), name)?.selections),
      );
    const unused = new Set(fragments.flatMap((fragment) => requiredBy(fragment, fragment.selectionSet.selections)));
    const told = this.toldOf(requires, typeName);
    for (const [fragment, left] of kept) {
      for (const name of requiredBy(fragment, left)) unused.delete(name);
      for (const name of this.keyOf(graph, fragment, told) ?? []) unused.delete(name);
    }
    return requires.map((one) =>
      one.kind === 'InlineFragment'
        ? { ...one, selections: one.selections.filter((field) => !toldNames(field).some((name) => unused.has(name))) }
        : one,
    );
  }
}

/** A share that asks the same of the fragments that the type has in common with it, or a new one. */
function addToShares(shares: Share[], typeName: string, kept: Share['kept']): void {
  const text = (selections: readonly SelectionNode[]) => selections.map(print).join(' ');
  const fitting = shares.find((share) =>
    [...kept].every(([fragment, left]) => text(share.kept.get(fragment) ?? left) === text(left)),
  );
  if (!fitting) shares.push({ typeNames: [typeName], kept });
  else {
    fitting.typeNames.push(typeName);
    for (const [fragment, left] of kept) fitting.kept.set(fragment, left);
  }
}

/** The path, only to objects of these types. */
function onlyTypes(path: FlattenNode['path'], typeNames: readonly string[]): string[] {
  const steps = path.map(String);
  const [name, condition] = (steps.pop() ?? '').split('|');
  const allowed = condition?.slice(1, -1).split(',');
  const types = allowed ? typeNames.filter((type) => allowed.includes(type)) : typeNames;
  return [...steps, `${name}|[${types.join(',')}]`];
}

const conditionOf = ({ typeCondition }: InlineFragmentNode) => typeCondition?.name.value ?? '';

const toldNames = (selection: QueryPlanSelectionNode) => (selection.kind === 'Field' ? [selection.name] : []);

const namesOf = (selections: readonly SelectionNode[] = []) =>
  selections.flatMap((node) => (node.kind === Kind.FIELD ? [node.name.value] : []));
