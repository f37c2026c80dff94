import { operationFromDocument } from '@apollo/federation-internals';
import type { QueryPlan } from '@apollo/query-planner';
import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLError,
  getOperationAST,
  Kind,
  type OperationDefinitionNode,
  visit,
} from 'graphql';
import type { AccessRules, Denial } from '../security/access-rules.js';
import { type AccessScope, authorize } from '../security/access-scope.js';
import type { LoadedSupergraph } from '../supergraph/load-supergraph.js';
import { hasDivergentFields } from './divergent-fields.js';
import { makeResumable, type Resumption } from './make-resumable.js';

/** One client operation, planned for one access scope. */
export interface PlannedOperation {
  /** As the client wrote it: the shape of the answer. */
  readonly operation: OperationDefinitionNode;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** The fields of `operation` and `fragments` that are withheld, and why. */
  readonly denied: ReadonlyMap<FieldNode, Denial>;
  /** Which fetches give the answer, in which order. */
  readonly plan: QueryPlan;
  /** Present when it is a subscription that can be resumed. */
  readonly resumption?: Resumption;
}

/**
 * Plans the document's operation of that name: first takes out what `scope` may not read, then makes a resumable
 * subscription resumable, then asks Apollo's planner. Throws a GraphQLError with a code when there is no such operation
 * or when it uses the response name `__proto__`, which no JSON object can safely carry.
 */
export function planOperation(
  supergraph: LoadedSupergraph,
  rules: AccessRules,
  scope: AccessScope,
  document: DocumentNode,
  operationName: string | undefined,
): PlannedOperation {
  const operation = getOperationAST(document, operationName);
  if (!operation) {
    throw new GraphQLError('The document has no such operation; name one of its operations.', {
      extensions: { code: 'BAD_USER_INPUT' },
    });
  }
  const fragmentNodes = document.definitions.filter((node) => node.kind === Kind.FRAGMENT_DEFINITION);
  const single: DocumentNode = { kind: Kind.DOCUMENT, definitions: [operation, ...fragmentNodes] };
  rejectReservedNames(single);

  const { document: authorized, denied } = authorize(single, supergraph.schema, rules, scope);
  const resumable =
    operation.operation === 'subscription' && makeResumable(authorized, supergraph.schema, supergraph.resumableFields);
  const toPlan = resumable ? resumable.document : authorized;
  const fragments = new Map(fragmentNodes.map((node) => [node.name.value, node]));
  const planner = hasDivergentFields(operation, fragments) ? supergraph.typeConditionedPlanner() : supergraph.planner;
  return {
    operation,
    fragments,
    denied,
    plan: planner.buildQueryPlan(operationFromDocument(supergraph.apiSchema, toPlan)),
    ...(resumable && { resumption: resumable.resumption }),
  };
}

function rejectReservedNames(document: DocumentNode): void {
  visit(document, {
    Field(node) {
      if (node.alias?.value !== '__proto__') return;
      throw new GraphQLError('The response name "__proto__" is reserved.', {
        nodes: node,
        extensions: { code: 'BAD_USER_INPUT' },
      });
    },
  });
}
