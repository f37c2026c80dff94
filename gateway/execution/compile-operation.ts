import type { FetchNode, PlanNode } from '@apollo/query-planner';
import { type ExecutionResult, type GraphQLSchema, OperationTypeNode } from 'graphql';
import type { PlannedOperation } from '../planning/plan-operation.js';
import type { SubgraphRequest, SubgraphResponse } from '../transport/subgraph-transport.js';
import { compileRequest } from './fetch-node.js';
import { OperationRun, type Send } from './operation-run.js';
import { compilePlanNode } from './plan-nodes.js';
import { compileProjectAnswer } from './project-answer.js';
import { compileReadAnswer } from './read-answer.js';
import { compileMutation } from './run-mutation.js';

type Variables = Readonly<Record<string, unknown>>;

/** A planned operation with all that can be prepared prepared. It holds no state of any request. */
export interface CompiledOperation {
  readonly planned: PlannedOperation;
  /** A query's or mutation's answer. Rejects on a bug or an abort only. */
  execute(variables: Variables, send: Send): Promise<ExecutionResult>;
  /** As {@link execute}, and where the answer is data without errors its JSON text alone: that costs less than a result. */
  executeJson(variables: Variables, send: Send): Promise<JsonAnswer>;
  /** Present for a subscription that has anything to subscribe to. */
  readonly subscription?: CompiledSubscription;
}

/** The whole answer as JSON text in UTF-8, or a result that is still to be presented and written. */
export type JsonAnswer = { readonly json: Buffer } | { readonly result: ExecutionResult };

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
  const compileMain = (steps: PlanNode) =>
    planned.operation.operation === OperationTypeNode.MUTATION
      ? compileMutation(fullSchema, steps, project.shape)
      : compilePlanNode(fullSchema, steps);
  const main = node && node.kind !== 'Subscription' ? compileMain(node) : undefined;

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
        return project.asResult(run);
      },
    };
  };

  const runMain = async (variables: Variables, send: Send): Promise<OperationRun> => {
    const run = new OperationRun(variables, send);
    await main?.(run);
    return run;
  };

  return {
    planned,
    async execute(variables, send) {
      return project.asResult(await runMain(variables, send));
    },
    async executeJson(variables, send) {
      const run = await runMain(variables, send);
      const json = project.asJson(run);
      return json === undefined ? { result: project.asResult(run) } : { json };
    },
    ...(node?.kind === 'Subscription' && {
      subscription: compileSubscription(node.primary, node.rest && compilePlanNode(fullSchema, node.rest)),
    }),
  };
}
