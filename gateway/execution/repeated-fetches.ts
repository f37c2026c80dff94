import type { FetchNode, PlanNode } from '@apollo/query-planner';
import { copyResponse } from '../transport/copy-response.js';
import type { SubgraphRequest, SubgraphResponse } from '../transport/subgraph-transport.js';

/** The fetches of a plan that may turn out equal to others of it, each with what it has in common with these. */
export type RepeatedFetches = ReadonlyMap<FetchNode, string>;

/**
 * Finds the fetches that ask the same subgraph for the same fields: at several places of the answer, as a rule. There are
 * none in the plan of a mutation, which changes what its fetches would be answered with.
 */
export function findRepeatedFetches(node: PlanNode): RepeatedFetches {
  const groups = new Map<string, FetchNode[]>();
  let isQuery = true;
  for (const fetch of fetchesOf(node)) {
    isQuery &&= fetch.operationKind === 'query';
    const question = questionOf(fetch);
    groups.set(question, [...(groups.get(question) ?? []), fetch]);
  }
  if (!isQuery) return new Map();
  return new Map(
    [...groups].flatMap(([question, nodes]) =>
      nodes.length > 1 ? nodes.map((fetch): [FetchNode, string] => [fetch, question]) : [],
    ),
  );
}

function fetchesOf(node: PlanNode): FetchNode[] {
  switch (node.kind) {
    case 'Sequence':
    case 'Parallel':
      return node.nodes.flatMap(fetchesOf);
    case 'Flatten':
      return fetchesOf(node.node);
    case 'Condition':
      return [node.ifClause, node.elseClause].flatMap((clause) => (clause ? fetchesOf(clause) : []));
    case 'Fetch':
      return [node];
    case 'Defer':
      return [];
  }
}

/** The fetch but for the name of its operation. */
function questionOf({ serviceName, operation, operationName }: FetchNode): string {
  const text = operationName ? operation.replace(operationName, '') : operation;
  return JSON.stringify([serviceName, text]);
}

/** Answers within one run. Equal requests are sent once, also when the first of them has its answer already. */
export class SharedAnswers {
  private readonly answers = new Map<string, Promise<SubgraphResponse>>();

  /** The answer to a request that `question` and its variables tell apart from others; the caller owns it. */
  async askOnce(
    question: string,
    request: SubgraphRequest,
    send: (request: SubgraphRequest) => Promise<SubgraphResponse>,
  ): Promise<SubgraphResponse> {
    const key = question + JSON.stringify(request.variables);
    let answer = this.answers.get(key);
    if (!answer) {
      answer = send(request);
      this.answers.set(key, answer);
    }
    return copyResponse(await answer);
  }
}
