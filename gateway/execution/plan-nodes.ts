import type { PlanNode } from '@apollo/query-planner';
import type { GraphQLSchema } from 'graphql';
import { compileFetch } from './fetch-node.js';
import { parseTargetPath } from './locate-targets.js';
import type { OperationRun } from './operation-run.js';
import { findRepeatedFetches, type RepeatedFetches } from './repeated-fetches.js';

/** A plan node, ready to run. */
export type Step = (run: OperationRun) => Promise<void>;

/**
 * What each kind of plan node means. A Subscription node is not among them: it is no step but a source of runs; see
 * subscriptions/.
 */
export function compilePlanNode(schema: GraphQLSchema, root: PlanNode): Step {
  return compileNode({ schema, repeated: findRepeatedFetches(root) }, root, []);
}

interface PlanContext {
  readonly schema: GraphQLSchema;
  readonly repeated: RepeatedFetches;
}

function compileNode(context: PlanContext, node: PlanNode, path: readonly string[]): Step {
  switch (node.kind) {
    case 'Sequence': {
      const steps = node.nodes.map((child) => compileNode(context, child, path));
      return async (run) => {
        for (const step of steps) await step(run);
      };
    }
    case 'Parallel': {
      const steps = node.nodes.map((child) => compileNode(context, child, path));
      return async (run) => {
        await Promise.all(steps.map((step) => step(run)));
      };
    }
    case 'Flatten':
      return compileNode(context, node.node, [...path, ...node.path.map(String)]);
    case 'Condition': {
      const ifStep = node.ifClause && compileNode(context, node.ifClause, path);
      const elseStep = node.elseClause && compileNode(context, node.elseClause, path);
      return async (run) => {
        await (run.variables[node.condition] ? ifStep : elseStep)?.(run);
      };
    }
    case 'Fetch':
      return compileFetch(context.schema, node, parseTargetPath(path), context.repeated);
    case 'Defer':
      throw new Error('The planner made a Defer node although incremental delivery is not enabled.');
  }
}
