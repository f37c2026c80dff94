import type { FetchNode, PlanNode } from '@apollo/query-planner';
import { buildSchema } from 'graphql';
import type { SubgraphResponse } from '../transport/subgraph-transport.js';
import { OperationRun } from './operation-run.js';
import { compilePlanNode } from './plan-nodes.js';

const schema = buildSchema('type Query { a: Int b: Int c: Int }');
const fetch = (field: string): FetchNode => ({
  kind: 'Fetch',
  serviceName: field,
  operation: `{${field}}`,
  operationName: undefined,
  operationKind: 'query' as FetchNode['operationKind'],
});

/** Runs a node over subgraphs that answer when the test says so; tells in which order they were asked. */
function start(node: PlanNode, variables: Record<string, unknown> = {}) {
  const asked: string[] = [];
  const answers = new Map<string, (answer: SubgraphResponse) => void>();
  const run = new OperationRun(variables, (subgraph) => {
    asked.push(subgraph);
    return new Promise((resolve) => answers.set(subgraph, resolve));
  });
  const done = compilePlanNode(schema, node)(run);
  const answer = async (subgraph: string) => {
    answers.get(subgraph)?.({ data: { [subgraph]: 1 } });
    await new Promise(setImmediate);
  };
  return { asked, run, done, answer };
}

it('Sequence runs one node after the other', async () => {
  const { asked, answer, done, run } = start({ kind: 'Sequence', nodes: [fetch('a'), fetch('b')] });
  expect(asked).toEqual(['a']);
  await answer('a');
  expect(asked).toEqual(['a', 'b']);
  await answer('b');
  await done;
  expect({ ...run.data }).toEqual({ a: 1, b: 1 });
});

it('Parallel runs all nodes at once', async () => {
  const { asked, answer, done, run } = start({ kind: 'Parallel', nodes: [fetch('a'), fetch('b'), fetch('c')] });
  expect(asked).toEqual(['a', 'b', 'c']);
  for (const subgraph of ['c', 'a', 'b']) await answer(subgraph);
  await done;
  expect({ ...run.data }).toEqual({ a: 1, b: 1, c: 1 });
});

it.each([
  [true, ['a']],
  [false, ['b']],
])('Condition runs the clause that its variable chooses: %s', (value, chosen) => {
  const { asked } = start(
    { kind: 'Condition', condition: 'v', ifClause: fetch('a'), elseClause: fetch('b') },
    { v: value },
  );
  expect(asked).toEqual(chosen);
});

it('Condition does nothing without a clause for its value', async () => {
  const { asked, done } = start({ kind: 'Condition', condition: 'v', ifClause: fetch('a') }, { v: false });
  await done;
  expect(asked).toEqual([]);
});

it('Flatten asks nothing where its path leads nowhere', async () => {
  const { asked, done } = start({ kind: 'Flatten', path: ['a', '@', 'b'], node: fetch('c') });
  await done;
  expect(asked).toEqual([]);
});

it('rejects a bug of the transport', async () => {
  const step = compilePlanNode(schema, fetch('a'));
  await expect(step(new OperationRun({}, () => Promise.reject(new RangeError('bug'))))).rejects.toThrow('bug');
});
