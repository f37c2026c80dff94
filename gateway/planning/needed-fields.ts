import type { FetchNode, PlanNode, QueryPlan, QueryPlanSelectionNode } from '@apollo/query-planner';
import {
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  Kind,
  type SelectionSetNode,
} from 'graphql';
import { matchesType } from './match-type.js';

/** What is needed of an object: its fields by their names in the data, and what is needed within each. */
export interface FieldNeeds extends Map<string, FieldNeeds> {}

/**
 * Who needs what of the data that a plan's fetches bring: the client, and each fetch that tells its subgraph what others
 * brought.
 */
export class NeededFields {
  /** All of it as seen from the answer's root. */
  private readonly selections: QueryPlanSelectionNode[];
  /** Names that some fetch reads from the objects around its own, wherever these stand. */
  private readonly contextual = new Set<string>();

  /** `document`: the operation as it was planned. */
  constructor(
    private readonly schema: GraphQLSchema,
    document: DocumentNode,
    { node }: QueryPlan,
  ) {
    const fragments = new Map(
      document.definitions.flatMap((one) => (one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one]] : [])),
    );
    const operation = document.definitions.find(({ kind }) => kind === Kind.OPERATION_DEFINITION);
    this.selections = operation && 'selectionSet' in operation ? selectionsOf(operation.selectionSet, fragments) : [];
    const steps = node?.kind === 'Subscription' ? node.rest : node;
    if (steps) this.addRequired(steps, []);
  }

  /** What is needed of objects of this type at a place of the data, which is given by field names. */
  at(place: readonly string[], typeName: string): FieldNeeds {
    let level = this.selections;
    for (const name of place) {
      level = fieldsOf(level).flatMap((field) => (nameOf(field) === name ? (field.selections ?? []) : []));
    }
    const needs: FieldNeeds = new Map();
    addNeeds(needs, level, (condition) => matchesType(this.schema, typeName, condition));
    for (const name of this.contextual) if (!needs.has(name)) needs.set(name, new Map());
    return needs;
  }

  private addRequired(node: PlanNode, path: readonly string[]): void {
    switch (node.kind) {
      case 'Sequence':
      case 'Parallel':
        for (const child of node.nodes) this.addRequired(child, path);
        break;
      case 'Flatten':
        this.addRequired(node.node, [...path, ...node.path.map(String)]);
        break;
      case 'Fetch':
        this.addFetch(node, path);
        break;
    }
  }

  private addFetch({ requires = [], contextRewrites = [] }: FetchNode, path: readonly string[]): void {
    this.selections.push(
      ...placeOf(path).reduceRight<QueryPlanSelectionNode[]>(
        (selections, name) => [{ kind: 'Field', name, selections }],
        requires,
      ),
    );
    for (const { path: way } of contextRewrites) for (const step of way) this.contextual.add(step);
  }
}

/** The field names of a Flatten node's path. */
export function placeOf(path: readonly string[]): string[] {
  return path.flatMap((step) => {
    const [name = ''] = step.split('|');
    return name === '' || name === '@' ? [] : [name];
  });
}

type Field = Extract<QueryPlanSelectionNode, { kind: 'Field' }>;

const nameOf = ({ alias, name }: Field) => alias ?? name;

function addNeeds(
  needs: FieldNeeds,
  selections: readonly QueryPlanSelectionNode[],
  matches: (condition: string) => boolean,
): void {
  for (const selection of selections) {
    if (selection.kind === 'Field') {
      const within: FieldNeeds = needs.get(nameOf(selection)) ?? new Map();
      needs.set(nameOf(selection), within);
      addNeeds(within, selection.selections ?? [], () => true);
    } else if (selection.typeCondition === undefined || matches(selection.typeCondition)) {
      addNeeds(needs, selection.selections, matches);
    }
  }
}

function fieldsOf(selections: readonly QueryPlanSelectionNode[]): Field[] {
  return selections.flatMap((selection) => (selection.kind === 'Field' ? [selection] : fieldsOf(selection.selections)));
}

function selectionsOf(
  selectionSet: SelectionSetNode | undefined,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): QueryPlanSelectionNode[] {
  return (selectionSet?.selections ?? []).flatMap((node): QueryPlanSelectionNode[] => {
    if (node.kind === Kind.FIELD) {
      const { alias, name, selectionSet: within } = node;
      return [{ kind: 'Field', name: (alias ?? name).value, selections: selectionsOf(within, fragments) }];
    }
    const fragment = node.kind === Kind.FRAGMENT_SPREAD ? fragments.get(node.name.value) : node;
    if (!fragment) return [];
    const selections = selectionsOf(fragment.selectionSet, fragments);
    return [{ kind: 'InlineFragment', typeCondition: fragment.typeCondition?.name.value, selections }];
  });
}
