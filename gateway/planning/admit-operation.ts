import {
  type DocumentNode,
  type FragmentDefinitionNode,
  GraphQLError,
  getOperationAST,
  Kind,
  type OperationDefinitionNode,
  visit,
} from 'graphql';
import { underVariableNames } from './data-names.js';

/** The operation of a valid document that is to be executed, with what it depends on. */
export interface AdmittedOperation {
  /** As the client wrote it. */
  readonly asked: OperationDefinitionNode;
  /** With its variables under their names in fetches, as in `fragments`; the same as `asked` where none differs. */
  readonly operation: OperationDefinitionNode;
  readonly fragments: readonly FragmentDefinitionNode[];
  /** The variables that decide its `@skip` and `@include`, sorted. */
  readonly conditions: readonly string[];
}

/**
 * Picks the document's operation of that name. Throws a GraphQLError `BAD_USER_INPUT` when there is none, or when it uses
 * the response name `__proto__`, which no JSON object can safely carry.
 */
export function admitOperation(document: DocumentNode, operationName: string | undefined): AdmittedOperation {
  const asked = getOperationAST(document, operationName);
  if (!asked) throw badUserInput('The document has no such operation; name one of its operations.');
  const operation = underVariableNames(asked);
  const fragments = document.definitions
    .filter((node) => node.kind === Kind.FRAGMENT_DEFINITION)
    .map((fragment) => underVariableNames(fragment));
  const conditions = new Set<string>();
  for (const definition of [operation, ...fragments]) {
    visit(definition, {
      Field(node) {
        if (node.alias?.value === '__proto__') throw badUserInput('The response name "__proto__" is reserved.');
      },
      Directive({ name, arguments: given = [] }) {
        if (name.value !== 'skip' && name.value !== 'include') return;
        for (const { value } of given) if (value.kind === Kind.VARIABLE) conditions.add(value.name.value);
      },
    });
  }
  return { asked, operation, fragments, conditions: [...conditions].sort() };
}

function badUserInput(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT', retryable: false } });
}
