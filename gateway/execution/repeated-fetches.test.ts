import type { FetchNode } from '@apollo/query-planner';
import type { SubgraphResponse } from '../transport/subgraph-transport.js';
import { findRepeatedFetches, SharedAnswers } from './repeated-fetches.js';

const fetch = (subgraph: string, field: string, index: number, kind = 'query'): FetchNode => ({
  kind: 'Fetch',
  serviceName: subgraph,
  operation: `${kind} Op__${index}{${field}}`,
  operationName: `Op__${index}`,
  operationKind: kind as FetchNode['operationKind'],
});

it('finds fetches of the same fields from the same subgraph, wherever they stand in the plan', () => {
  const [first, second, other] = [fetch('a', 'x', 0), fetch('a', 'x', 1), fetch('a', 'y', 2)];
  const elsewhere = fetch('b', 'x', 3);
  const repeated = findRepeatedFetches({
    kind: 'Sequence',
    nodes: [
      first,
      { kind: 'Parallel', nodes: [other, elsewhere] },
      { kind: 'Condition', condition: 'c', ifClause: { kind: 'Flatten', path: ['x'], node: second } },
    ],
  });
  expect([...repeated.keys()]).toEqual([first, second]);
  expect(new Set(repeated.values()).size).toBe(1);
});

it('finds none in a mutation, which changes what is answered', () => {
  const nodes = [fetch('a', 'x', 0, 'mutation'), fetch('b', 'y', 1), fetch('b', 'y', 2)];
  expect(findRepeatedFetches({ kind: 'Sequence', nodes }).size).toBe(0);
});

it('asks once for equal variables, and gives everybody an answer of its own', async () => {
  const answers = new SharedAnswers();
  const asked: unknown[] = [];
  const send = async (request: { variables?: unknown }): Promise<SubgraphResponse> => {
    asked.push(request.variables);
    return { data: { list: [{ id: 1, inner: {} }] } };
  };
  const ask = (id: number) => answers.askOnce('q', { kind: 'query', query: '{ x }', variables: { id } }, send);
  const [one, two, other] = await Promise.all([ask(1), ask(1), ask(2)]);
  const late = await ask(1);
  expect(asked).toEqual([{ id: 1 }, { id: 2 }]);
  Object.assign((one.data?.list as [{ inner: object }] | undefined)?.[0].inner ?? {}, { written: true });
  expect(one).toEqual({ data: { list: [{ id: 1, inner: { written: true } }] } });
  for (const answer of [two, other, late]) expect(answer).toEqual({ data: { list: [{ id: 1, inner: {} }] } });
});

it('fails for everybody who shares what has failed', async () => {
  const answers = new SharedAnswers();
  const ask = () => answers.askOnce('q', { kind: 'query', query: '{ x }' }, () => Promise.reject(new Error('down')));
  const settled = await Promise.allSettled([ask(), ask()]);
  expect(settled.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
});
