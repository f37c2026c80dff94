import type { FetchNode } from '@apollo/query-planner';
import {
  type FragmentDefinitionNode,
  type GraphQLSchema,
  getOperationAST,
  isObjectType,
  Kind,
  parse,
  type SelectionSetNode,
} from 'graphql';
import { matchesType } from '../planning/match-type.js';
import { renamedFields } from '../planning/renamed-fields.js';

/** A field that a fetch brings, under its name in the data. */
export interface FetchedField {
  readonly name: string;
  /** Whether every object has something under this name: `constructor`. */
  readonly isInherited: boolean;
  /** The fields of the objects that it brings, of whichever type; absent when it brings no objects. */
  readonly within?: readonly FetchedField[];
  /** Whether a value that is there is not to be replaced by another one. */
  readonly isSettled: (existing: unknown) => boolean;
}

/** The fields that a fetch asks for. Its operation is read when they are first asked for. */
export class FetchedFields {
  private readonly byType = new Map<unknown, readonly FetchedField[]>();
  private read: { selectionSets: SelectionSetNode[]; fragments: Map<string, FragmentDefinitionNode> } | undefined;
  private readonly renamed: ReadonlyMap<string, string>;
  private allNames: ReadonlySet<string> | undefined;

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly node: FetchNode,
  ) {
    this.renamed = renamedFields(node);
  }

  /** Those of objects of this type; of objects of any type when it is not known. */
  of(typeName: unknown): readonly FetchedField[] {
    const known = this.byType.get(typeName);
    if (known) return known;
    this.read ??= this.readOperation();
    const fields = this.describe(
      this.read.selectionSets,
      (condition) => !this.isConcrete(typeName) || matchesType(this.schema, typeName, condition),
    );
    // Only types that exist are kept: there are not more of them because a subgraph says so.
    if (typeName === undefined || this.schema.getType(String(typeName))) this.byType.set(typeName, fields);
    return fields;
  }

  /** The names of all of them. */
  names(): ReadonlySet<string> {
    this.allNames ??= new Set(this.of(undefined).map(({ name }) => name));
    return this.allNames;
  }

  private readOperation() {
    const document = parse(this.node.operation, { noLocation: true });
    const fragments = new Map<string, FragmentDefinitionNode>();
    for (const definition of document.definitions) {
      if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
    }
    const root = getOperationAST(document)?.selectionSet;
    if (!root) return { selectionSets: [], fragments };
    if (!this.node.requires) return { selectionSets: [root], fragments };
    const entities = root.selections.flatMap((one) => (one.kind === Kind.FIELD ? (one.selectionSet ?? []) : []));
    return { selectionSets: entities, fragments };
  }

  private describe(
    selectionSets: readonly SelectionSetNode[],
    applies: (condition: string) => boolean,
  ): readonly FetchedField[] {
    const found = new Map<string, SelectionSetNode[]>();
    for (const selectionSet of selectionSets) this.collect(selectionSet, applies, found);
    return [...found].map(([name, inner]) => ({
      name,
      isInherited: name in Object.prototype,
      ...(inner.length > 0 && { within: this.describe(inner, () => true) }),
      // Who knows an interface as an object gives the interface's name, of what others know better.
      isSettled: name === '__typename' ? (existing: unknown) => this.isConcrete(existing) : () => false,
    }));
  }

  private collect(
    { selections }: SelectionSetNode,
    applies: (condition: string) => boolean,
    found: Map<string, SelectionSetNode[]>,
  ): void {
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) {
        const asked = (selection.alias ?? selection.name).value;
        const name = this.renamed.get(asked) ?? asked;
        const inner = found.get(name) ?? [];
        found.set(name, inner);
        if (selection.selectionSet) inner.push(selection.selectionSet);
        continue;
      }
      const fragment =
        selection.kind === Kind.FRAGMENT_SPREAD ? this.read?.fragments.get(selection.name.value) : selection;
      const condition = fragment?.typeCondition?.name.value;
      if (fragment && (condition === undefined || applies(condition))) {
        this.collect(fragment.selectionSet, applies, found);
      }
    }
  }

  private isConcrete(typeName: unknown): boolean {
    return typeof typeName === 'string' && isObjectType(this.schema.getType(typeName));
  }
}
