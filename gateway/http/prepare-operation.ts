import { type DocumentNode, type GraphQLError, type GraphQLSchema, getOperationAST, OperationTypeNode } from 'graphql';
import { z } from 'zod';
import { refusal } from '../security/refusal.js';
import { takesSecret } from '../security/takes-secret.js';
import type { OperationGate } from './admit-operation.js';

/** What a client asks to be executed, in the words of every GraphQL transport. */
export const paramsSchema = z.object({
  query: z.string().min(1),
  operationName: z.string().nullish(),
  variables: z.record(z.string(), z.unknown()).nullish(),
});

export type OperationParams = z.infer<typeof paramsSchema>;

/** One operation of an admitted document, ready for the gateway. */
export interface PreparedOperation {
  document: DocumentNode;
  source: string;
  operationName?: string;
  variables: Record<string, unknown>;
  type: OperationTypeNode;
}

/** Why an operation cannot be taken from a URL: it is a mutation, or takes a secret, which the URL's readers would learn. */
export function refusalByGet(
  schema: GraphQLSchema,
  { document, type }: Pick<PreparedOperation, 'document' | 'type'>,
): GraphQLError | undefined {
  if (type === OperationTypeNode.MUTATION) return refusal('BAD_USER_INPUT', 'Mutations need POST.');
  if (takesSecret(schema, document)) return refusal('BAD_USER_INPUT', 'Secrets are taken in the body of a POST only.');
  return undefined;
}

/**
 * The operation that `params` names. Errors: those of admission, and OPERATION_RESOLUTION_FAILURE when the document has no
 * such operation or several and no name is given; the empty name is a name that no operation has.
 */
export function prepareOperation(
  gate: OperationGate,
  params: OperationParams,
): PreparedOperation | { errors: readonly GraphQLError[] } {
  const admission = gate.admit(params.query);
  if ('errors' in admission) return admission;
  const operation = getOperationAST(admission.document, params.operationName);
  if (!operation) return { errors: [noSuchOperation(params.operationName)] };
  return {
    document: admission.document,
    source: params.query,
    operationName: params.operationName ?? undefined,
    variables: params.variables ?? {},
    type: operation.operation,
  };
}

function noSuchOperation(name: string | null | undefined): GraphQLError {
  return refusal(
    'OPERATION_RESOLUTION_FAILURE',
    name == null ? 'The document has several operations; name one.' : `Unknown operation named "${name}".`,
  );
}
