import { operationFromDocument } from '@apollo/federation-internals';
import type { QueryPlan } from '@apollo/query-planner';
import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  visit,
} from 'graphql';
import type { AccessRules, Denial } from '../security/access-rules.js';
import { type AccessScope, authorize } from '../security/access-scope.js';
import type { LoadedSupergraph } from '../supergraph/load-supergraph.js';
import type { AdmittedOperation } from './admit-operation.js';
import { contextsLast } from './contexts-last.js';
import { underDataNames } from './data-names.js';
import { decideConditions } from './decide-conditions.js';
import { hasDivergentFields } from './divergent-fields.js';
import { makeResumable, type Resumption } from './make-resumable.js';
import { moveMisplacedFields } from './move-misplaced-fields.js';
import { restoreVirtualFields } from './restore-virtual-fields.js';
import { splitInterfaceObjects } from './split-interface-objects.js';

export type { Denial };

/** One client operation, planned for one access scope and one combination of conditions. */
export interface PlannedOperation {
  /** The client's, with its conditions decided: the shape of the answer. */
  readonly operation: OperationDefinitionNode;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** The fields of `operation` and `fragments` that are withheld, and why. */
  readonly denied: ReadonlyMap<FieldNode, Denial>;
  /** Which fetches give the answer, in which order. */
  readonly plan: QueryPlan;
  /** The names that no alias of `operation` has in the data; see data-names.ts. */
  readonly reservedNames: ReadonlySet<string>;
  /** Present when it is a subscription that can be resumed. */
  readonly resumption?: Resumption;
}

/**
 * Plans an operation: decides its conditions, takes out what `scope` may not read, makes a resumable subscription
 * resumable, asks Apollo's planner, and repairs what it gets wrong. `overrides`: which labels of progressive `@override`s
 * hold.
 */
export function planOperation(
  supergraph: LoadedSupergraph,
  rules: AccessRules,
  scope: AccessScope,
  admitted: AdmittedOperation,
  variables: Readonly<Record<string, unknown>>,
  overrides: ReadonlyMap<string, boolean>,
): PlannedOperation {
  const decided = decideConditions(admitted, variables);
  const operation = decided.definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION);
  if (!operation) throw new Error('an admitted operation was lost');
  const fragments = new Map(
    decided.definitions.flatMap((node) => (node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node]] : [])),
  );

  const { reservedNames } = supergraph;
  const { document: authorized, denied } = authorize(decided, supergraph.schema, rules, scope);
  const named = underDataNames(authorized, reservedNames);
  const resumable =
    operation.operation === 'subscription' && makeResumable(named, supergraph.schema, supergraph.resumableFields);
  const toPlan = fillEmptySelections(resumable ? resumable.document : named);
  const planner = hasDivergentFields(operation, fragments) ? supergraph.typeConditionedPlanner() : supergraph.planner;
  const plan = planner.buildQueryPlan(operationFromDocument(supergraph.apiSchema, toPlan), {
    overrideConditions: new Map(overrides),
  });
  const placed = splitInterfaceObjects(moveMisplacedFields(plan, supergraph), supergraph, toPlan);
  return {
    operation,
    fragments,
    denied,
    plan: contextsLast(restoreVirtualFields(placed, supergraph)),
    reservedNames,
    ...(resumable && { resumption: resumable.resumption }),
  };
}

const TYPENAME_ONLY: SelectionSetNode = {
  kind: Kind.SELECTION_SET,
  selections: [{ kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } }],
};

/** An object of which everything is left out is still there or null: its type name is asked for instead. */
function fillEmptySelections(document: DocumentNode): DocumentNode {
  return visit(document, {
    SelectionSet: { leave: (node) => (node.selections.length === 0 ? TYPENAME_ONLY : undefined) },
  });
}
