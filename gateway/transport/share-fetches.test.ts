import { shareFetches } from './share-fetches.js';
import type { SubgraphRequest, SubgraphTransport } from './subgraph-transport.js';

/** A transport that records what it is asked, and answers with the number of the request. */
function numbering(): { transport: SubgraphTransport; requests: SubgraphRequest[] } {
  const requests: SubgraphRequest[] = [];
  return {
    requests,
    transport: {
      async execute(request) {
        requests.push(request);
        return { data: { number: requests.length, list: [{ inner: {} }] } };
      },
      subscribe: () => {
        throw new Error('nobody subscribes here');
      },
      close: async () => undefined,
    },
  };
}

const request: SubgraphRequest = {
  kind: 'query',
  query: '{ a }',
  operationName: 'A',
  variables: { id: 1 },
  extensions: { assertion: 'siti' },
};

it('sends a request once that is equal to one under way, and again afterwards', async () => {
  const { transport, requests } = numbering();
  const { execute } = shareFetches(transport);
  const answers = await Promise.all([execute({ ...request }), execute({ ...request })]);
  expect(answers.map(({ data }) => data?.number)).toEqual([1, 1]);
  expect((await execute({ ...request })).data?.number).toBe(2);
  expect(requests).toEqual([request, request]);
});

it('lets each who asked write into its answer', async () => {
  const { execute } = shareFetches(numbering().transport);
  const [one, other] = await Promise.all([execute({ ...request }), execute({ ...request })]);
  Object.assign((one.data?.list as [{ inner: object }] | undefined)?.[0].inner ?? {}, { written: true });
  expect(other.data?.list).toEqual([{ inner: {} }]);
});

it.each<[string, Partial<SubgraphRequest>]>([
  ['query', { query: '{ b }' }],
  ['operation', { operationName: 'B' }],
  ['variables', { variables: { id: '1' } }],
  ['assertion', { extensions: { assertion: 'budi' } }],
])('shares nothing with a request of another %s', async (_part, other) => {
  const { execute } = shareFetches(numbering().transport);
  const answers = await Promise.all([execute(request), execute({ ...request, ...other })]);
  expect(answers.map(({ data }) => data?.number)).toEqual([1, 2]);
});

it('sends every mutation', async () => {
  const { execute } = shareFetches(numbering().transport);
  const mutation: SubgraphRequest = { ...request, kind: 'mutation' };
  const answers = await Promise.all([execute(mutation), execute(mutation)]);
  expect(answers.map(({ data }) => data?.number)).toEqual([1, 2]);
});
