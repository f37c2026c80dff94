import { type DocumentNode, type ExecutableDefinitionNode, type FieldNode, Kind, visit } from 'graphql';
import { RESUME_VARIABLE } from './make-resumable.js';

/** Set before a client's name that would stand where fetches look for something else, or bring it. */
const PREFIX = '_as_';

/**
 * The name of a field in the data that fetches bring. It is the client's, unless that is the name of a field which
 * subgraphs need of each other (`reserved`) and the client means something else by it (`id: name`, `size(unit: M)`): the
 * planner would take the one for the other.
 */
export function dataNameOf(field: FieldNode, reserved: ReadonlySet<string>): string {
  const shown = (field.alias ?? field.name).value;
  if (shown.startsWith(PREFIX)) return PREFIX + shown;
  if (!reserved.has(shown)) return shown;
  const isItself = field.name.value === shown && (field.arguments ?? []).length === 0;
  return isItself ? shown : PREFIX + shown;
}

/** The client's name for a name in the data, or of a variable in fetches. */
export function clientNameOf(dataName: string): string {
  return dataName.startsWith(PREFIX) ? dataName.slice(PREFIX.length) : dataName;
}

/** Variables that fetches have of their own: entities, the cursor of a resumed stream, arguments from the context. */
const isOwnVariable = (name: string): boolean =>
  name === 'representations' || name === RESUME_VARIABLE || name.startsWith('contextualArgument_');

/** The name of a client's variable in fetches. It is the client's, unless fetches may have one of that name themselves. */
export function variableNameOf(clientName: string): string {
  return clientName.startsWith(PREFIX) || isOwnVariable(clientName) ? PREFIX + clientName : clientName;
}

/** The definition with every variable under its name in fetches. */
export function underVariableNames<Node extends ExecutableDefinitionNode>(definition: Node): Node {
  return visit(definition, {
    Variable(variable) {
      const value = variableNameOf(variable.name.value);
      return value === variable.name.value ? undefined : { ...variable, name: { ...variable.name, value } };
    },
  });
}

/** The document with every field under its name in the data. */
export function underDataNames(document: DocumentNode, reserved: ReadonlySet<string>): DocumentNode {
  return visit(document, {
    Field(field) {
      const name = dataNameOf(field, reserved);
      if (name === (field.alias ?? field.name).value) return undefined;
      return { ...field, alias: { kind: Kind.NAME, value: name } };
    },
  });
}
