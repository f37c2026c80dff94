import type { FetchNode, QueryPlanSelectionNode } from '@apollo/query-planner';
import {
  type FieldNode,
  Kind,
  type OperationDefinitionNode,
  parse,
  print,
  type SelectionNode,
  type SelectionSetNode,
  stripIgnoredCharacters,
} from 'graphql';
import type { FieldJoins } from '../supergraph/field-joins.js';
import { typeNameOf } from '../supergraph/field-sets.js';
import type { JoinsOfSupergraph } from './move-misplaced-fields.js';
import { usesVariable, withSelections } from './with-selections.js';

/** A field that a fetch asks for although its subgraph can't answer it there, and how it can be asked for. */
export interface Misplaced {
  readonly typeName: string;
  /** The name in the data. */
  readonly name: string;
  /** From the fetch's place to the object. */
  readonly path: readonly string[];
  /** The field as it is written in the fetch. */
  readonly selection: string;
  readonly variables: readonly { readonly name: string; readonly type: string }[];
  /** Whom to ask, and by which key. */
  readonly graph: string;
  readonly key: SelectionSetNode;
  /** What must be told beside the key; absent when the wrong subgraph was asked. */
  readonly requirement?: SelectionSetNode;
}

/** The fetch without its misplaced fields (none when nothing is left of it), and these. */
export function takeMisplaced(
  fetch: FetchNode,
  supergraph: JoinsOfSupergraph,
): { fetch: FetchNode | undefined; misplaced: readonly Misplaced[] } {
  const document = parse(fetch.operation, { noLocation: true });
  const operation = document.definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION);
  if (!operation) return { fetch, misplaced: [] };
  const search = new MisplacedSearch(supergraph.joins, supergraph.graphOf(fetch.serviceName), operation);
  const { requires } = fetch;
  const selectionSet = requires
    ? withinEntities(operation.selectionSet, (inner) => search.strip(inner, '', [], toldBy(requires)))
    : search.strip(operation.selectionSet, supergraph.rootTypeName(operation.operation), []);
  const { misplaced } = search;
  if (misplaced.length === 0) return { fetch, misplaced };
  if (selectionSet.selections.length === 0) return { fetch: undefined, misplaced };
  return { fetch: withSelections(fetch, operation, selectionSet), misplaced };
}

/** Walks through one fetch's operation and collects the fields that its subgraph can't answer where they stand. */
class MisplacedSearch {
  readonly misplaced: Misplaced[] = [];

  constructor(
    private readonly joins: FieldJoins,
    /** The fetch's subgraph. */
    private readonly graph: string,
    private readonly operation: OperationDefinitionNode,
  ) {}

  /** The selections without misplaced fields. `told`: what representations tell of the object, at an entity itself. */
  strip(
    selectionSet: SelectionSetNode,
    typeName: string,
    path: readonly string[],
    told?: ReadonlySet<string>,
  ): SelectionSetNode {
    const siblings = new Set(
      selectionSet.selections.flatMap((node) => (node.kind === Kind.FIELD ? [node.name.value] : [])),
    );
    const selections = selectionSet.selections.flatMap((node): SelectionNode[] => {
      if (node.kind === Kind.FRAGMENT_SPREAD) return [node];
      if (node.kind === Kind.INLINE_FRAGMENT) {
        const inner = this.strip(node.selectionSet, node.typeCondition?.name.value ?? typeName, path, told);
        return inner.selections.length > 0 ? [{ ...node, selectionSet: inner }] : [];
      }
      const found = this.find(node, typeName, path, siblings, told);
      if (!found) return [this.stripWithin(node, typeName, path)];
      this.misplaced.push(found);
      return found.requirement ? missing(found.key, siblings) : [];
    });
    return { ...selectionSet, selections };
  }

  private stripWithin(field: FieldNode, typeName: string, path: readonly string[]): FieldNode {
    const definition = this.joins.fieldOf(typeName, field.name.value);
    if (!field.selectionSet || !definition) return field;
    const lists = print(definition.type).match(/\[/g) ?? [];
    const at = [...path, (field.alias ?? field.name).value, ...lists.map(() => '@')];
    return { ...field, selectionSet: this.strip(field.selectionSet, typeNameOf(definition), at) };
  }

  private find(
    field: FieldNode,
    typeName: string,
    path: readonly string[],
    siblings: ReadonlySet<string>,
    told: ReadonlySet<string> | undefined,
  ): Misplaced | undefined {
    const { joins, graph } = this;
    const fieldName = field.name.value;
    const requirement = joins.requirementOf(graph, typeName, fieldName);
    if (requirement) {
      const isMet = namesOf(requirement).every((name) => told?.has(name) || siblings.has(name));
      const [key] = joins.keysOf(graph, typeName);
      return isMet || !key ? undefined : { ...this.describe(field, typeName, path), graph, key, requirement };
    }
    // Elsewhere than at the entity itself, the field around it may provide it.
    if (!told || told.has(fieldName) || !joins.isExternal(graph, typeName, fieldName)) return undefined;
    for (const owner of joins.graphsOf(typeName)) {
      if (!joins.resolves(owner, typeName, fieldName)) continue;
      const key = joins.keysOf(owner, typeName).find((candidate) => namesOf(candidate).every((name) => told.has(name)));
      if (key) return { ...this.describe(field, typeName, path), graph: owner, key };
    }
    return undefined;
  }

  private describe(field: FieldNode, typeName: string, path: readonly string[]) {
    return {
      typeName,
      name: (field.alias ?? field.name).value,
      path,
      selection: stripIgnoredCharacters(print(field)),
      variables: declaredVariables(this.operation, field),
    };
  }
}

const TYPENAME: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } };

/** The key's fields, and the type's name, as far as they are not selected already. */
function missing(key: SelectionSetNode, selected: ReadonlySet<string>): SelectionNode[] {
  return [TYPENAME, ...key.selections].filter(
    (node) => node.kind !== Kind.FIELD || node.selectionSet !== undefined || !selected.has(node.name.value),
  );
}

/** `_entities` with another selection, or nothing when that is empty. */
function withinEntities(
  selectionSet: SelectionSetNode,
  walk: (inner: SelectionSetNode) => SelectionSetNode,
): SelectionSetNode {
  const selections = selectionSet.selections.flatMap((node): SelectionNode[] => {
    if (node.kind !== Kind.FIELD || !node.selectionSet) return [node];
    const inner = walk(node.selectionSet);
    return inner.selections.length > 0 ? [{ ...node, selectionSet: inner }] : [];
  });
  return { ...selectionSet, selections };
}

/** The names of what representations tell of the entity itself. */
function toldBy(requires: readonly QueryPlanSelectionNode[]): ReadonlySet<string> {
  return new Set(
    requires.flatMap((selection) =>
      selection.kind === 'Field' ? [selection.name] : [...toldBy(selection.selections)],
    ),
  );
}

function namesOf({ selections }: SelectionSetNode): string[] {
  return selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return [selection.name.value];
    return selection.kind === Kind.INLINE_FRAGMENT ? namesOf(selection.selectionSet) : [];
  });
}

function declaredVariables({ variableDefinitions = [] }: OperationDefinitionNode, field: FieldNode) {
  return variableDefinitions
    .filter(({ variable }) => usesVariable(field, variable.name.value))
    .map(({ variable, type }) => ({ name: variable.name.value, type: print(type) }));
}
