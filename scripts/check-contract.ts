import {
  type DocumentNode,
  type EnumTypeDefinitionNode,
  type FieldDefinitionNode,
  Kind,
  type ObjectTypeDefinitionNode,
  parse,
} from 'graphql';

const GUARDS = ['authenticated', 'requiresScopes', 'policy'];

interface NamedSdl {
  name: string;
  sdl: string;
}

function objectTypes(document: DocumentNode): ObjectTypeDefinitionNode[] {
  return document.definitions.filter((definition) => definition.kind === Kind.OBJECT_TYPE_DEFINITION);
}

const isNonNull = (field: FieldDefinitionNode) => field.type.kind === Kind.NON_NULL_TYPE;

const isEntity = (type: ObjectTypeDefinitionNode) => type.directives?.some(({ name }) => name.value === 'key') ?? false;

/** A forbidden field becomes null, so a guarded field must be able to. */
function guardProblems(subgraph: string, types: readonly ObjectTypeDefinitionNode[]): string[] {
  return types.flatMap((type) =>
    (type.fields ?? [])
      .filter((field) => isNonNull(field) && field.directives?.some(({ name }) => GUARDS.includes(name.value)))
      .map((field) => `${subgraph}: ${type.name.value}.${field.name.value} is guarded and must be nullable`),
  );
}

/**
 * An unreachable subgraph costs only its own fields: where several subgraphs contribute to an entity, a field that one of
 * them alone has must be able to become null without taking the others' with it.
 */
function sharedEntityProblems(subgraphs: readonly { name: string; types: ObjectTypeDefinitionNode[] }[]): string[] {
  const contributions = new Map<string, { subgraph: string; type: ObjectTypeDefinitionNode }[]>();
  for (const { name, types } of subgraphs) {
    for (const type of types.filter(isEntity)) {
      contributions.set(type.name.value, [...(contributions.get(type.name.value) ?? []), { subgraph: name, type }]);
    }
  }
  return [...contributions.values()]
    .filter((contributors) => contributors.length > 1)
    .flatMap((contributors) =>
      contributors.flatMap(({ subgraph, type }) =>
        (type.fields ?? [])
          .filter(({ name }) => contributors.filter((one) => hasField(one.type, name.value)).length === 1)
          .filter((field) => isNonNull(field) && !isIdentity(field))
          .map(
            (field) =>
              `${subgraph}: ${type.name.value}.${field.name.value} is one of several subgraphs' fields and must be nullable`,
          ),
      ),
    );
}

const hasField = (type: ObjectTypeDefinitionNode, name: string) =>
  type.fields?.some((field) => field.name.value === name);

const isIdentity = (field: FieldDefinitionNode) => field.name.value === 'id';

/** A root field that fails must not take its sisters of other subgraphs with it. */
function rootProblems(subgraph: string, types: readonly ObjectTypeDefinitionNode[]): string[] {
  return types
    .filter((type) => type.name.value === 'Query' || type.name.value === 'Mutation')
    .flatMap((type) =>
      (type.fields ?? [])
        .filter(isNonNull)
        .map((field) => `${subgraph}: ${type.name.value}.${field.name.value} is a root field and must be nullable`),
    );
}

/** What users read is the descriptions, so everything they can name has one. */
function descriptionProblems(subgraph: string, document: DocumentNode): string[] {
  const undescribed: string[] = [];
  const look = (path: string, node: { description?: unknown }) => {
    if (!node.description) undescribed.push(`${subgraph}: ${path} has no description`);
  };
  for (const definition of document.definitions) {
    const isOwn = 'name' in definition && definition.name && !definition.name.value.includes('__');
    if (!isOwn || definition.kind === Kind.DIRECTIVE_DEFINITION) continue;
    const typeName = definition.name?.value as string;
    const isRoot = ['Query', 'Mutation', 'Subscription'].includes(typeName);
    if (!isRoot) look(typeName, definition as { description?: unknown });
    if (definition.kind === Kind.ENUM_TYPE_DEFINITION) {
      for (const value of (definition as EnumTypeDefinitionNode).values ?? [])
        look(`${typeName}.${value.name.value}`, value);
    }
    if (!('fields' in definition)) continue;
    for (const field of definition.fields ?? []) {
      look(`${typeName}.${field.name.value}`, field);
      if (!('arguments' in field)) continue;
      for (const argument of field.arguments ?? [])
        look(`${typeName}.${field.name.value}(${argument.name.value})`, argument);
    }
  }
  return undescribed;
}

/** What the conventions of the API find wrong with the subgraphs' schemas, a line each. */
export function checkContract(services: readonly NamedSdl[]): string[] {
  const subgraphs = services.map(({ name, sdl }) => {
    const document = parse(sdl);
    return { name, document, types: objectTypes(document) };
  });
  return [
    ...subgraphs.flatMap(({ name, types }) => guardProblems(name, types)),
    ...subgraphs.flatMap(({ name, types }) => rootProblems(name, types)),
    ...sharedEntityProblems(subgraphs),
    ...subgraphs.flatMap(({ name, document }) => descriptionProblems(name, document)),
  ];
}
