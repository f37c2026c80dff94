import { type ConstDirectiveNode, type DocumentNode, type FieldDefinitionNode, type SelectionSetNode } from 'graphql';
import { argumentOf, type CompositeDefinition, compositeTypesOf, parseFieldSet } from './field-sets.js';

/** What the subgraphs of a supergraph, by their names in `join__Graph`, have to do with the fields of its types. */
export class FieldJoins {
  private readonly types: ReadonlyMap<string, CompositeDefinition>;

  /** Whether any subgraph requires anything. */
  readonly hasRequirements: boolean;

  /** Whether any subgraph knows an interface as an object. */
  readonly hasInterfaceObjects: boolean;

  constructor(supergraph: DocumentNode) {
    this.types = compositeTypesOf(supergraph);
    this.hasRequirements = [...this.types.values()]
      .flatMap(({ fields = [] }) => fields.flatMap(({ directives = [] }) => directives))
      .some((directive) => argumentOf(directive, 'requires') !== undefined);
    this.hasInterfaceObjects = [...this.types.values()]
      .flatMap(({ directives = [] }) => directives)
      .some(isInterfaceObjectJoin);
  }

  /** What a subgraph must be told to resolve a field: its `@requires`. */
  requirementOf(graph: string, typeName: string, fieldName: string): SelectionSetNode | undefined {
    const required = this.joinsOf(typeName, fieldName)
      .filter((join) => argumentOf(join, 'graph') === graph)
      .map((join) => argumentOf(join, 'requires'))
      .find((text) => text !== undefined);
    return required === undefined ? undefined : parseFieldSet(required);
  }

  /** Whether a subgraph only knows of a field that others resolve. */
  isExternal(graph: string, typeName: string, fieldName: string): boolean {
    const joins = this.joinsOf(typeName, fieldName).filter((join) => argumentOf(join, 'graph') === graph);
    return joins.length > 0 && joins.every((join) => argumentOf(join, 'external') === 'true');
  }

  /** Whether a subgraph resolves a field without being told anything. */
  resolves(graph: string, typeName: string, fieldName: string): boolean {
    const joins = this.joinsOf(typeName, fieldName);
    if (joins.length === 0)
      return this.fieldOf(typeName, fieldName) !== undefined && this.graphsOf(typeName).has(graph);
    return joins.some(
      (join) =>
        argumentOf(join, 'graph') === graph &&
        argumentOf(join, 'external') !== 'true' &&
        argumentOf(join, 'requires') === undefined,
    );
  }

  /** The keys by which a subgraph can be entered at a type. */
  keysOf(graph: string, typeName: string): SelectionSetNode[] {
    return this.typeJoins(typeName).flatMap((join) => {
      const key = argumentOf(join, 'key');
      const isOpen = argumentOf(join, 'graph') === graph && argumentOf(join, 'resolvable') !== 'false';
      return isOpen && key !== undefined ? [parseFieldSet(key)] : [];
    });
  }

  /** Whether a subgraph knows an interface as an object. */
  isInterfaceObject(graph: string, typeName: string): boolean {
    return this.typeJoins(typeName).some((join) => argumentOf(join, 'graph') === graph && isInterfaceObjectJoin(join));
  }

  /** The subgraphs that know of a type. */
  graphsOf(typeName: string): ReadonlySet<string> {
    return new Set(this.typeJoins(typeName).flatMap((join) => argumentOf(join, 'graph') ?? []));
  }

  /** A field's definition. */
  fieldOf(typeName: string, fieldName: string): FieldDefinitionNode | undefined {
    return this.types.get(typeName)?.fields?.find(({ name }) => name.value === fieldName);
  }

  private joinsOf(typeName: string, fieldName: string): ConstDirectiveNode[] {
    const directives = this.fieldOf(typeName, fieldName)?.directives ?? [];
    return directives.filter(({ name }) => name.value === 'join__field');
  }

  private typeJoins(typeName: string): ConstDirectiveNode[] {
    return (this.types.get(typeName)?.directives ?? []).filter(({ name }) => name.value === 'join__type');
  }
}

function isInterfaceObjectJoin(join: ConstDirectiveNode): boolean {
  return argumentOf(join, 'isInterfaceObject') === 'true';
}
