import type { FetchNode } from '@apollo/query-planner';
import type { ExecutionResult, GraphQLSchema } from 'graphql';
import type { PlannedOperation } from '../planning/plan-operation.js';
import type { SubgraphRequest, SubgraphResponse } from '../transport/subgraph-transport.js';
import { compileRequest } from './fetch-node.js';
import { OperationRun, type Send } from './operation-run.js';
import { compilePlanNode } from './plan-nodes.js';
import { compileProjectAnswer } from './project-answer.js';
import { compileReadAnswer } from './read-answer.js';

type Variables = Readonly<Record<string, unknown>>;

/** A planned operation with all that can be prepared prepared. It holds no state of any request. */
export interface CompiledOperation {
  readonly planned: PlannedOperation;
  /** A query's or mutation's answer. Rejects on a bug or an abort only. */
  execute(variables: Variables, send: Send): Promise<ExecutionResult>;
  /** Present for a subscription that has anything to subscribe to. */
  readonly subscription?: CompiledSubscription;
}

/** A Subscription node: where its events come from, and what is done with each. */
export interface CompiledSubscription {
  readonly subgraph: string;
  /** The request that opens the event stream. */
  request(variables: Variables): SubgraphRequest;
  /** One event's answer: the event as received, the entity fetches of the plan's rest, the client's shape. */
  answer(event: SubgraphResponse, variables: Variables, send: Send): Promise<ExecutionResult>;
}

/** What clients may see, and what subgraphs may answer with (inaccessible elements included). */
export interface ExecutionSchemas {
  readonly schema: GraphQLSchema;
  readonly fullSchema: GraphQLSchema;
}

/** Prepares a planned operation for execution. */
export function compileOperation(
  { schema, fullSchema }: ExecutionSchemas,
  planned: PlannedOperation,
): CompiledOperation {
  const { node } = planned.plan;
  const project = compileProjectAnswer(schema, planned);
  const main = node && node.kind !== 'Subscription' ? compilePlanNode(fullSchema, node) : undefined;

  const compileSubscription = (primary: FetchNode, rest: typeof main): CompiledSubscription => {
    const requestOf = compileRequest(primary);
    const read = compileReadAnswer(fullSchema, primary, []);
    return {
      subgraph: primary.serviceName,
      request: (variables) => requestOf(variables, {}),
      async answer(event, variables, send) {
        const run = new OperationRun(variables, send);
        read(run, event, [[run.data]]);
        await rest?.(run);
        return project(run);
      },
    };
  };

  return {
    planned,
    async execute(variables, send) {
      const run = new OperationRun(variables, send);
      await main?.(run);
      return project(run);
    },
    ...(node?.kind === 'Subscription' && {
      subscription: compileSubscription(node.primary, node.rest && compilePlanNode(fullSchema, node.rest)),
    }),
  };
}
