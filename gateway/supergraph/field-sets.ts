import {
  type ConstDirectiveNode,
  type DirectiveNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type InterfaceTypeDefinitionNode,
  Kind,
  type ObjectTypeDefinitionNode,
  parse,
  print,
  type SelectionSetNode,
  visit,
} from 'graphql';

/** A type of a supergraph whose fields subgraphs resolve. */
export type CompositeDefinition = ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode;

/** The object and interface types of a supergraph, by name. */
export function compositeTypesOf(supergraph: DocumentNode): ReadonlyMap<string, CompositeDefinition> {
  const types = supergraph.definitions.filter(
    (node) => node.kind === Kind.OBJECT_TYPE_DEFINITION || node.kind === Kind.INTERFACE_TYPE_DEFINITION,
  );
  return new Map(types.map((type) => [type.name.value, type]));
}

/** A directive's argument, as text; undefined when it has none of that name. */
export function argumentOf({ arguments: given = [] }: DirectiveNode, name: string): string | undefined {
  const value = given.find((argument) => argument.name.value === name)?.value;
  return value && 'value' in value ? String(value.value) : undefined;
}

/** The directive with another text for an argument, or without it. */
export function withArgument(directive: ConstDirectiveNode, name: string, text: string): ConstDirectiveNode {
  const others = (directive.arguments ?? []).filter((argument) => argument.name.value !== name);
  return {
    ...directive,
    arguments: [
      ...others,
      { kind: Kind.ARGUMENT, name: { kind: Kind.NAME, value: name }, value: { kind: Kind.STRING, value: text } },
    ],
  };
}

/** The selections of a field set: `id size { w }`. */
export function parseFieldSet(text: string): SelectionSetNode {
  const [definition] = parse(`{${text}}`, { noLocation: true }).definitions;
  if (definition?.kind !== Kind.OPERATION_DEFINITION) throw new Error(`not a field set: ${text}`);
  return definition.selectionSet;
}

/** The selections as a field set's text. */
export function printFieldSet(selections: SelectionSetNode): string {
  return print(selections).slice(1, -1).trim().replaceAll(/\s+/g, ' ');
}

/** The named type of a field. */
export function typeNameOf({ type }: FieldDefinitionNode): string {
  return print(type).replaceAll(/[[\]!]/g, '');
}

/**
 * The names of the fields that subgraphs need of each other's objects: in keys, `@requires` and contexts, at any depth,
 * and `__typename`.
 */
export function namesBetweenSubgraphs(supergraph: DocumentNode): ReadonlySet<string> {
  const names = new Set<string>(['__typename']);
  const take = (fieldSet: string | undefined): void => {
    if (fieldSet === undefined) return;
    visit(parseFieldSet(fieldSet), { Field: ({ name }) => void names.add(name.value) });
  };
  visit(supergraph, {
    Directive(directive) {
      if (directive.name.value === 'join__type') take(argumentOf(directive, 'key'));
      if (directive.name.value !== 'join__field') return;
      take(argumentOf(directive, 'requires'));
      for (const selection of contextSelections(directive)) take(selection);
    },
  });
  return names;
}

/** The selections of `contextArguments: [{ selection: "{ zone }" }]`. */
function contextSelections(directive: DirectiveNode): string[] {
  const selections: string[] = [];
  visit(directive, {
    ObjectField({ name, value }) {
      if (name.value !== 'selection' || value.kind !== Kind.STRING) return;
      selections.push(value.value.trim().replace(/^\{([\s\S]*)\}$/, '$1'));
    },
  });
  return selections;
}
