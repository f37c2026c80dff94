import { type AddressInfo, createServer, type Socket } from 'node:net';
import { type GraphQLSchema, graphql } from 'graphql';
import { HttpMessageReader } from './http-messages.js';

/**
 * A subgraph on a free port of 127.0.0.1. A request is executed once and its answer kept under its text, so that its
 * repetitions cost next to nothing. Calls `onRequest` with each. Resolves with its url when it listens.
 */
export async function startSubgraph(schema: GraphQLSchema, onRequest: () => void): Promise<string> {
  const answers = new Map<string, Buffer>();
  const answer = (socket: Socket, body: Buffer): void => {
    onRequest();
    const text = body.toString('utf8');
    const known = answers.get(text);
    if (known) {
      socket.write(known);
      return;
    }
    execute(schema, text).then(
      (result) => {
        const made = asResponse(result);
        answers.set(text, made);
        socket.write(made);
      },
      // No gateway sends a body that is not JSON: what it makes of a broken connection ends the run.
      (error: Error) => socket.destroy(error),
    );
  };
  const server = createServer((socket) => {
    socket.setNoDelay(true);
    const reader = new HttpMessageReader((_head, body) => answer(socket, body));
    socket.on('data', (chunk: Buffer) => reader.read(chunk));
    // A gateway that is ended resets its connections.
    socket.on('error', () => socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
}

interface GraphqlRequest {
  query: string;
  variables?: Record<string, unknown> | null;
  operationName?: string | null;
}

async function execute(schema: GraphQLSchema, text: string): Promise<unknown> {
  const requests = JSON.parse(text) as GraphqlRequest | GraphqlRequest[];
  const run = ({ query, variables, operationName }: GraphqlRequest): Promise<unknown> =>
    graphql({ schema, source: query, variableValues: variables, operationName });
  return Array.isArray(requests) ? Promise.all(requests.map(run)) : run(requests);
}

function asResponse(result: unknown): Buffer {
  const body = Buffer.from(JSON.stringify(result));
  const head = `HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n`;
  return Buffer.concat([Buffer.from(head), body]);
}
