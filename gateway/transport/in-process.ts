import { OpenStreams } from './open-streams.js';
import { readStream } from './read-stream.js';
import type { StopSignal } from './stop-signal.js';
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
  const streams = new OpenStreams();
  return {
    async execute(request, signal) {
      signal?.throwIfAborted();
      const call = subgraph.execute(request).catch((error: unknown) => {
        throw transportErrorOf(error);
      });
      return toPlainJson(await unlessAborted(call, signal)) as SubgraphResponse;
    },
    async *subscribe(request, signal) {
      const open = streams.open(signal);
      try {
        const events = await subgraph.subscribe(request, open.signal);
        for await (const event of readStream(events[Symbol.asyncIterator](), open.signal)) {
          yield toPlainJson(event) as SubgraphResponse;
        }
      } catch (error) {
        throw transportErrorOf(error);
      } finally {
        open.close();
      }
    },
    async close() {
      streams.closeAll();
    },
  };
}

/** The call's result, or the abort's reason as soon as there is one: the call itself cannot be stopped. */
function unlessAborted<Value>(call: Promise<Value>, signal: StopSignal | undefined): Promise<Value> {
  if (!signal) return call;
  return new Promise((resolve, reject) => {
    const onAbort = (): void => reject(signal.reason);
    signal.addEventListener('abort', onAbort);
    call.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
  });
}

function transportErrorOf(error: unknown): TransportError {
  return new TransportError(error instanceof Error ? error.message : String(error), { cause: error });
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
