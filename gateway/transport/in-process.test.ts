import { inProcessTransport } from './in-process.js';
import type { SubgraphResponse } from './subgraph-transport.js';

const request = { kind: 'query', query: '{ ok }' } as const;

it('makes plain JSON of what scalars serialise to', async () => {
  const at = new Date('2026-01-02T03:04:05.000Z');
  const transport = inProcessTransport({
    execute: async () => ({ data: { at, list: [{ at }], nothing: null, text: 'x' } }),
    subscribe: async function* (): AsyncGenerator<SubgraphResponse> {
      yield { data: { at } };
    },
  });
  const text = at.toISOString();
  expect(await transport.execute(request)).toEqual({
    data: { at: text, list: [{ at: text }], nothing: null, text: 'x' },
  });
  const events: SubgraphResponse[] = [];
  for await (const event of transport.subscribe(request, new AbortController().signal)) events.push(event);
  expect(events).toEqual([{ data: { at: text } }]);
});

it('ends its streams when it closes', async () => {
  let given: AbortSignal | undefined;
  const transport = inProcessTransport({
    execute: async () => ({}),
    subscribe: (_, signal) => {
      given = signal;
      return { [Symbol.asyncIterator]: () => ({ next: () => new Promise<never>(() => undefined) }) };
    },
  });
  const next = transport.subscribe(request, new AbortController().signal)[Symbol.asyncIterator]().next();
  await transport.close();
  expect(await next).toEqual({ done: true, value: undefined });
  expect(given?.aborted).toBe(true);
});
