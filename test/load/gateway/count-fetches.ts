import { postOperation } from '../kit/post-operation.js';
import type { StartedTarget } from '../kit/start-process.js';
import type { StartedSubgraphs } from './start-subgraphs.js';
import type { BenchQuery } from './system/queries.js';

/** How many requests to subgraphs a target makes for one answer, by query; nothing else may run meanwhile. */
export async function countFetches(
  { port }: StartedTarget,
  queries: readonly BenchQuery[],
  { countRequests }: StartedSubgraphs,
): Promise<Record<string, number>> {
  const fetches: Record<string, number> = {};
  for (const { name, query, variables } of queries) {
    const before = await countRequests();
    await postOperation(port, { query, variables });
    fetches[name] = (await countRequests()) - before;
  }
  return fetches;
}
