import { readStream } from './read-stream.js';
import type { SubgraphRequest, SubgraphResponse, SubgraphTransport } from './subgraph-transport.js';
import { TransportError } from './transport-error.js';

/** A subgraph in the same process. */
export interface InProcessSubgraph {
  execute(request: SubgraphRequest): Promise<SubgraphResponse>;
  subscribe(
    request: SubgraphRequest,
    signal: AbortSignal,
  ): Promise<AsyncIterable<SubgraphResponse>> | AsyncIterable<SubgraphResponse>;
}

/** Reaches a subgraph by calling it. Its answers are made plain JSON, as if they had come over the wire. */
export function inProcessTransport(subgraph: InProcessSubgraph): SubgraphTransport {
  const closing = new AbortController();
  return {
    async execute(request, signal) {
      signal?.throwIfAborted();
      const answer = await unlessAborted(
        guarded(() => subgraph.execute(request)),
        signal,
      );
      return toPlainJson(answer) as SubgraphResponse;
    },
    async *subscribe(request, signal) {
      const ending = AbortSignal.any([signal, closing.signal]);
      const events = await guarded(async () => subgraph.subscribe(request, ending));
      const stream = readStream(events[Symbol.asyncIterator](), ending);
      try {
        for (;;) {
          const event = await guarded(() => stream.next());
          if (event.done) return;
          yield toPlainJson(event.value) as SubgraphResponse;
        }
      } finally {
        await stream.return(undefined);
      }
    },
    async close() {
      closing.abort();
    },
  };
}

/** The call's result, or the abort's reason as soon as there is one: the call itself cannot be stopped. */
async function unlessAborted<Value>(call: Promise<Value>, signal: AbortSignal | undefined): Promise<Value> {
  if (!signal) return call;
  const ended = new AbortController();
  const aborted = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true, signal: ended.signal });
  });
  return Promise.race([call, aborted]).finally(() => ended.abort());
}

async function guarded<Value>(call: () => Promise<Value>): Promise<Value> {
  try {
    return await call();
  } catch (error) {
    throw new TransportError(error instanceof Error ? error.message : String(error), { cause: error });
  }
}

/** What JSON would have made of the value: a scalar that serialises to a Date becomes its string. Changes objects in place. */
function toPlainJson(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index++) value[index] = toPlainJson(value[index]);
    return value;
  }
  if ('toJSON' in value && typeof value.toJSON === 'function') return value.toJSON();
  const object = value as Record<string, unknown>;
  for (const key of Object.keys(object)) {
    const plain = toPlainJson(object[key]);
    if (plain !== object[key]) object[key] = plain;
  }
  return object;
}
