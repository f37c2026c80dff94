import {
  type ConstDirectiveNode,
  type DocumentNode,
  type FieldDefinitionNode,
  Kind,
  type SelectionSetNode,
  visit,
} from 'graphql';
import {
  argumentOf,
  type CompositeDefinition,
  compositeTypesOf,
  parseFieldSet,
  printFieldSet,
  typeNameOf,
  withArgument,
} from './field-sets.js';
import { VirtualFields } from './virtual-fields.js';

/** A supergraph as the planner gets it. */
export interface PlannerSupergraph {
  readonly document: DocumentNode;
  readonly virtualFields: VirtualFields;
}

/**
 * The supergraph without what Apollo's planner gets wrong:
 *
 * - A field with arguments in `@requires` collides with other uses of the field. Each use becomes a virtual field without
 *   arguments, which is turned back in the plan (see planning/restore-virtual-fields.ts).
 * - Coming back from a `@requires`, the planner may enter through a key that is not resolvable: such a key is left out
 *   where the subgraph has another one.
 */
export function prepareForPlanner(supergraph: DocumentNode): PlannerSupergraph {
  const types = compositeTypesOf(supergraph);
  const virtualFields = new VirtualFields(namesWithArguments(types));
  const replacedRequires = new Map<ConstDirectiveNode, string>();
  for (const [typeName, type] of types) {
    for (const field of type.fields ?? []) {
      for (const directive of field.directives ?? []) {
        const required = argumentOf(directive, 'requires');
        const graph = graphOf(directive);
        if (directive.name.value !== 'join__field' || required === undefined || graph === undefined) continue;
        const uses = virtualFields.usesOf(graph, typeName, field.name.value);
        const replaced = replaceUses(parseFieldSet(required), typeName, types, virtualFields, uses);
        if (uses.size > 0) replacedRequires.set(directive, printFieldSet(replaced));
      }
    }
  }
  const document = visit(supergraph, {
    Directive: {
      leave(node) {
        const text = replacedRequires.get(node as ConstDirectiveNode);
        return text === undefined ? undefined : withArgument(node as ConstDirectiveNode, 'requires', text);
      },
    },
    ObjectTypeDefinition: { enter: enterableOnly, leave: (type) => withVirtualFields(type, types, virtualFields) },
    InterfaceTypeDefinition: { enter: enterableOnly, leave: (type) => withVirtualFields(type, types, virtualFields) },
  });
  return { document, virtualFields };
}

/** The names of the fields that some `@requires` selects with arguments. */
function namesWithArguments(types: ReadonlyMap<string, CompositeDefinition>): ReadonlySet<string> {
  const names = new Set<string>();
  for (const type of types.values()) {
    for (const directive of (type.fields ?? []).flatMap((field) => field.directives ?? [])) {
      const required = argumentOf(directive, 'requires');
      if (directive.name.value !== 'join__field' || required === undefined) continue;
      visit(parseFieldSet(required), {
        Field: (node) => void ((node.arguments ?? []).length > 0 && names.add(node.name.value)),
      });
    }
  }
  return names;
}

function replaceUses(
  { selections, ...rest }: SelectionSetNode,
  typeName: string,
  types: ReadonlyMap<string, CompositeDefinition>,
  virtualFields: VirtualFields,
  uses: Set<string>,
): SelectionSetNode {
  const inner = (selectionSet: SelectionSetNode, of: string) =>
    replaceUses(selectionSet, of, types, virtualFields, uses);
  return {
    ...rest,
    selections: selections.map((selection) => {
      if (selection.kind === Kind.FRAGMENT_SPREAD) return selection;
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        const of = selection.typeCondition?.name.value ?? typeName;
        return { ...selection, selectionSet: inner(selection.selectionSet, of) };
      }
      const definition = types.get(typeName)?.fields?.find(({ name }) => name.value === selection.name.value);
      if (!definition) return selection;
      const selectionSet = selection.selectionSet && inner(selection.selectionSet, typeNameOf(definition));
      const virtual = virtualFields.nameOf(typeName, selection, definition);
      if (virtual === undefined) return { ...selection, selectionSet };
      uses.add(virtual);
      return { ...selection, name: { kind: Kind.NAME, value: virtual }, arguments: [], selectionSet };
    }),
  };
}

/** The type with the virtual fields that it or an interface of it has. */
function withVirtualFields<Type extends CompositeDefinition>(
  type: Type,
  types: ReadonlyMap<string, CompositeDefinition>,
  virtualFields: VirtualFields,
): Type | undefined {
  const family = familyOf(type, types);
  const added = (type.fields ?? []).flatMap((field): FieldDefinitionNode[] =>
    virtualFields.standingFor(family, field.name.value).map((name) => ({
      ...field,
      name: { kind: Kind.NAME, value: name },
      arguments: [],
    })),
  );
  return added.length === 0 ? undefined : { ...type, fields: [...(type.fields ?? []), ...added] };
}

/** The type, its interfaces, and what implements it: a field of one is a field of all that have it. */
function familyOf(type: CompositeDefinition, types: ReadonlyMap<string, CompositeDefinition>): ReadonlySet<string> {
  const family = new Set<string>([type.name.value]);
  for (const { name } of type.interfaces ?? []) family.add(name.value);
  for (const { name, interfaces = [] } of types.values()) {
    if (interfaces.some((one) => family.has(one.name.value))) family.add(name.value);
  }
  return family;
}

/** The type without the keys that are not resolvable, of the subgraphs that have others. */
function enterableOnly<Type extends CompositeDefinition>(type: Type): Type | undefined {
  const joins = (type.directives ?? []).filter(({ name }) => name.value === 'join__type');
  const isClosed = (directive: ConstDirectiveNode) => argumentOf(directive, 'resolvable') === 'false';
  const open = new Set(joins.filter((join) => !isClosed(join) && argumentOf(join, 'key') !== undefined).map(graphOf));
  const isLeftOut = (directive: ConstDirectiveNode) =>
    directive.name.value === 'join__type' && isClosed(directive) && open.has(graphOf(directive));
  if (!joins.some(isLeftOut)) return undefined;
  return { ...type, directives: (type.directives ?? []).filter((directive) => !isLeftOut(directive)) };
}

const graphOf = (directive: ConstDirectiveNode): string | undefined => argumentOf(directive, 'graph');
