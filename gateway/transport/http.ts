import type { HttpAnswer } from './http-client/answer-reader.js';
import { HttpClient, type HttpClientOptions } from './http-client/http-client.js';
import { socketSubscriptions } from './socket-subscriptions.js';
import type { SubgraphResponse, SubgraphTransport } from './subgraph-transport.js';
import { TransportError } from './transport-error.js';

/** Reaches a subgraph by HTTP; its subscriptions by one graphql-ws connection to the same address with ws: or wss:. */
export function httpTransport(options: HttpClientOptions): SubgraphTransport {
  const client = new HttpClient(options);
  const socket = socketSubscriptions(options.url);

  return {
    async execute({ kind, query, operationName, variables, extensions }, signal) {
      signal?.throwIfAborted();
      let answer: HttpAnswer;
      try {
        answer = await client.post({
          body: JSON.stringify({ query, operationName, variables, extensions }),
          isRepeatable: kind === 'query',
          signal,
        });
      } catch (error) {
        signal?.throwIfAborted();
        throw new TransportError(reasonOf(error), { cause: error });
      }
      // A GraphQL answer counts whatever its status: refused requests come with 4xx and coded errors.
      const response = parseAnswer(answer.text);
      if (!response) throw new TransportError(`HTTP ${answer.status} without a GraphQL answer`);
      return response;
    },
    subscribe: (request, signal) => socket.subscribe(request, signal),
    async close() {
      client.close();
      await socket.close();
    },
  };
}

/** A name with several addresses that all refuse gives an error without a message. */
function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reasonOf).join('; ');
  return error instanceof Error ? error.message : String(error);
}

function parseAnswer(text: string): SubgraphResponse | undefined {
  try {
    const parsed: unknown = JSON.parse(text);
    const isAnswer = typeof parsed === 'object' && parsed !== null && ('data' in parsed || 'errors' in parsed);
    return isAnswer ? (parsed as SubgraphResponse) : undefined;
  } catch {
    return undefined;
  }
}
