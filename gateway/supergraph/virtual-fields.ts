import { type ArgumentNode, type FieldDefinitionNode, type FieldNode, print } from 'graphql';

/** What a virtual field stands for: a field with these arguments. */
export interface VirtualField {
  readonly name: string;
  readonly arguments: readonly ArgumentNode[];
}

/** The fields without arguments that stand, on the planner's copy of a supergraph, for uses of fields in `@requires`. */
export class VirtualFields {
  private readonly byName = new Map<string, VirtualField>();
  private readonly byUse = new Map<string, string>();
  /** The types that a virtual field was used on. */
  private readonly types = new Map<string, Set<string>>();
  private readonly needs = new Map<string, Set<string>>();

  /** `names`: of the fields that are used with arguments; their uses without get virtual fields too. */
  constructor(private readonly names: ReadonlySet<string>) {}

  get isEmpty(): boolean {
    return this.byName.size === 0;
  }

  /** What a virtual field stands for; undefined for any other name. */
  get(name: string): VirtualField | undefined {
    return this.byName.get(name);
  }

  /** The virtual field for a use; undefined when the field takes no arguments or is never used with any. */
  nameOf(typeName: string, use: FieldNode, definition: FieldDefinitionNode): string | undefined {
    const name = use.name.value;
    if (!this.names.has(name) || (definition.arguments ?? []).length === 0) return undefined;
    const given = use.arguments ?? [];
    const key = `${name}(${given.map(print).sort().join()})`;
    const virtual = this.byUse.get(key) ?? `_required${this.byUse.size}_${name}`;
    this.byUse.set(key, virtual);
    this.byName.set(virtual, { name, arguments: given });
    const types = this.types.get(virtual) ?? new Set();
    this.types.set(virtual, types.add(typeName));
    return virtual;
  }

  /** The virtual fields that stand for the field of that name on any of these types. */
  standingFor(typeNames: ReadonlySet<string>, fieldName: string): string[] {
    return [...this.byName.entries()]
      .filter(([virtual, { name }]) => {
        return name === fieldName && [...(this.types.get(virtual) ?? [])].some((type) => typeNames.has(type));
      })
      .map(([virtual]) => virtual);
  }

  /** The virtual fields in the `@requires` of a field in one subgraph, by the subgraph's name in `join__Graph`; to be filled. */
  usesOf(graph: string, typeName: string, fieldName: string): Set<string> {
    const key = `${graph} ${typeName}.${fieldName}`;
    const uses = this.needs.get(key) ?? new Set();
    this.needs.set(key, uses);
    return uses;
  }
}
