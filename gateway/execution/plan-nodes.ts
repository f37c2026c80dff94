import type { PlanNode } from '@apollo/query-planner';
import type { GraphQLSchema } from 'graphql';
import { compileFetch } from './fetch-node.js';
import { parseTargetPath } from './locate-targets.js';
import type { OperationRun } from './operation-run.js';

/** A plan node, ready to run. */
export type Step = (run: OperationRun) => Promise<void>;

/**
 * What each kind of plan node means. A Subscription node is not among them: it is no step but a source of runs; see
 * subscriptions/.
 */
export function compilePlanNode(schema: GraphQLSchema, node: PlanNode, path: readonly string[] = []): Step {
  switch (node.kind) {
    case 'Sequence': {
      const steps = node.nodes.map((child) => compilePlanNode(schema, child, path));
      return async (run) => {
        for (const step of steps) await step(run);
      };
    }
    case 'Parallel': {
      const steps = node.nodes.map((child) => compilePlanNode(schema, child, path));
      return async (run) => {
        await Promise.all(steps.map((step) => step(run)));
      };
    }
    case 'Flatten':
      return compilePlanNode(schema, node.node, [...path, ...node.path.map(String)]);
    case 'Condition': {
      const ifStep = node.ifClause && compilePlanNode(schema, node.ifClause, path);
      const elseStep = node.elseClause && compilePlanNode(schema, node.elseClause, path);
      return async (run) => {
        await (run.variables[node.condition] ? ifStep : elseStep)?.(run);
      };
    }
    case 'Fetch':
      return compileFetch(schema, node, parseTargetPath(path));
    case 'Defer':
      throw new Error('The planner made a Defer node although incremental delivery is not enabled.');
  }
}
