import {
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
  Kind,
  parseType,
  TypeInfo,
  type VariableDefinitionNode,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import type { ResumableField } from '../supergraph/resumable-fields.js';

/** The variable that replaces the resume argument in the upstream operation. */
export const RESUME_VARIABLE = '_resumeAfter';
/** The response name under which the upstream operation always selects the cursor. */
export const RESUME_CURSOR = '_resumeCursor';

/** How to resume one operation. */
export interface Resumption {
  /** The root field as the client wrote it. */
  readonly field: FieldNode;
  readonly argument: string;
  /** Where the field's value stands in an event. */
  readonly responseName: string;
  /** The client's variable that says where to begin and nothing else; absent when there is none. */
  readonly variable?: string;
}

/**
 * Rewrites a subscription to a resumable field so that it can be opened again from any cursor: its resume argument
 * becomes a variable of our own and the cursor is always selected. Undefined when the document's field is not resumable.
 */
export function makeResumable(
  document: DocumentNode,
  schema: GraphQLSchema,
  fields: ReadonlyMap<string, ResumableField>,
): { document: DocumentNode; resumption: Resumption } | undefined {
  const subscriptionType = schema.getSubscriptionType();
  const typeInfo = new TypeInfo(schema);
  let resumption: Resumption | undefined;
  let variable: VariableDefinitionNode | undefined;
  const rewritten = visit(
    document,
    visitWithTypeInfo(typeInfo, {
      Field(node) {
        if (typeInfo.getParentType() !== subscriptionType) return undefined;
        const resumable = fields.get(node.name.value);
        const argument = typeInfo.getFieldDef()?.args.find((candidate) => candidate.name === resumable?.argument);
        if (!resumable || !argument) return undefined;
        resumption = {
          field: node,
          argument: argument.name,
          responseName: (node.alias ?? node.name).value,
          variable: soleVariable(document, node, argument.name),
        };
        variable = {
          kind: Kind.VARIABLE_DEFINITION,
          variable: variableNode(),
          type: parseType(String(argument.type), { noLocation: true }),
        };
        return withCursor(node, resumable);
      },
    }),
  );
  if (!resumption || !variable) return undefined;
  const added = variable;
  return {
    resumption,
    document: visit(rewritten, {
      OperationDefinition: (node) => ({ ...node, variableDefinitions: [...(node.variableDefinitions ?? []), added] }),
    }),
  };
}

/** The variable that the field's argument is given by, where the document uses it for nothing else. */
function soleVariable(document: DocumentNode, field: FieldNode, argument: string): string | undefined {
  const value = field.arguments?.find(({ name }) => name.value === argument)?.value;
  if (value?.kind !== Kind.VARIABLE) return undefined;
  const name = value.name.value;
  let uses = 0;
  visit(document, {
    VariableDefinition: () => false,
    Variable(node) {
      if (node.name.value === name) uses += 1;
    },
  });
  return uses === 1 ? name : undefined;
}

function withCursor(node: FieldNode, { argument, cursor }: ResumableField): FieldNode {
  const others = (node.arguments ?? []).filter((given) => given.name.value !== argument);
  return {
    ...node,
    arguments: [...others, { kind: Kind.ARGUMENT, name: nameNode(argument), value: variableNode() }],
    selectionSet: {
      kind: Kind.SELECTION_SET,
      selections: [
        ...(node.selectionSet?.selections ?? []),
        { kind: Kind.FIELD, alias: nameNode(RESUME_CURSOR), name: nameNode(cursor) },
      ],
    },
  };
}

const nameNode = (value: string) => ({ kind: Kind.NAME, value }) as const;
const variableNode = () => ({ kind: Kind.VARIABLE, name: nameNode(RESUME_VARIABLE) }) as const;
