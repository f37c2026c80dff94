import type { FetchNode, PlanNode } from '@apollo/query-planner';
import type { GraphQLSchema } from 'graphql';
import type { ObjectShape } from './answer-shape.js';
import { compileObject } from './compile-projection.js';
import { FetchedFields } from './fetched-fields.js';
import { OperationRun } from './operation-run.js';
import { compilePlanNode, type Step } from './plan-nodes.js';
import { ProjectionRun } from './projection-run.js';

/**
 * The steps of a mutation, one after the other as far as its answer is still data: once a field that must not be null has
 * become null, nothing behind it is executed any more. `shape`: the answer's, its fields in the client's order.
 */
export function compileMutation(schema: GraphQLSchema, root: PlanNode, shape: ObjectShape): Step {
  const steps = (root.kind === 'Sequence' ? root.nodes : [root]).map((node) => {
    const first = firstRootFetch(node);
    return {
      step: compilePlanNode(schema, node),
      isLost: first && compileIsLost(shape, new FetchedFields(schema, first).names()),
    };
  });
  return async (run) => {
    for (const { step, isLost } of steps) {
      if (isLost?.(run)) return;
      await step(run);
    }
  };
}

/** Whether a field in front of these leaves no data; undefined when none can. */
function compileIsLost(shape: ObjectShape, names: ReadonlySet<string>): ((run: OperationRun) => boolean) | undefined {
  const index = shape.fields.findIndex((field) => field.kind === 'value' && names.has(field.dataName));
  const fields = shape.fields
    .slice(0, Math.max(index, 0))
    .filter(
      (field) => (field.kind === 'value' && !field.value.isNullable) || (field.kind === 'denied' && !field.isNullable),
    );
  if (fields.length === 0) return undefined;
  const project = compileObject({ ...shape, fields });
  // What it reports belongs to the answer, which is not yet made.
  return ({ data, variables, send }) =>
    project(data, new ProjectionRun(new OperationRun(variables, send))) === undefined;
}

function firstRootFetch(node: PlanNode): FetchNode | undefined {
  switch (node.kind) {
    case 'Fetch':
      return node.requires ? undefined : node;
    case 'Sequence':
    case 'Parallel':
      return node.nodes[0] && firstRootFetch(node.nodes[0]);
    default:
      return undefined;
  }
}
