import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type ExecutionArgs, type ExecutionResult, GraphQLSchema, parse } from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import { CodedError } from './errors.js';
import type { SubgraphRequest } from './execute-operation.js';
import { COMMON_REFUSALS } from './refusals.js';
import type { Served } from './served.js';
import { isDoneWithin } from './within.js';

export interface SubgraphServer {
  url: string;
  /** Takes nothing new, ends streams, and lets requests finish for `drainTimeoutMs`; what runs then is cut off. */
  stop(): Promise<void>;
}

export interface SubgraphServerOptions {
  host: string;
  /** 0 is any free port. */
  port: number;
  onError: (error: unknown) => void;
  /** Default 10 seconds. */
  drainTimeoutMs?: number;
}

const MAX_BODY_BYTES = 16 * 1024 * 1024;
/** graphql-ws passes a schema on to who executes: here the subgraph, which has its own. */
const UNUSED = new GraphQLSchema({});
const INTERNAL_PREFIX = '/internal/';
const DRAIN_TIMEOUT_MS = 10_000;

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    // The rest is read and dropped: a sender that is cut off would not see the answer.
    if (size <= MAX_BODY_BYTES) chunks.push(chunk);
  }
  if (size > MAX_BODY_BYTES) throw new CodedError('PAYLOAD_TOO_LARGE');
  return Buffer.concat(chunks).toString();
}

function parseRequest(body: string): SubgraphRequest {
  try {
    const request: unknown = JSON.parse(body);
    if (typeof (request as SubgraphRequest | null)?.query === 'string') return request as SubgraphRequest;
  } catch {
    throw new CodedError('BAD_USER_INPUT', { words: COMMON_REFUSALS.notJson });
  }
  throw new CodedError('BAD_USER_INPUT', { words: COMMON_REFUSALS.noQuery });
}

async function answer(subgraph: Served, request: IncomingMessage): Promise<unknown> {
  const url = new URL(request.url ?? '/', 'http://subgraph');
  if (url.pathname === '/graphql' && request.method === 'POST') {
    return subgraph.execute(parseRequest(await readBody(request)));
  }
  if (url.pathname.startsWith(INTERNAL_PREFIX) && request.method === 'GET') {
    const assertion = request.headers.authorization?.replace(/^Bearer /, '') ?? '';
    const route = url.pathname.slice(INTERNAL_PREFIX.length);
    return subgraph.internal(route, Object.fromEntries(url.searchParams), assertion);
  }
  throw new CodedError('NOT_FOUND');
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(body));
}

const STATUS: Partial<Record<string, number>> = { UNAUTHENTICATED: 401, NOT_FOUND: 404, PAYLOAD_TOO_LARGE: 413 };

async function handle(subgraph: Served, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.url === '/health/live') return send(response, 200, { alive: true });
  if (request.url === '/health/ready') {
    const readiness = await subgraph.readiness();
    return send(response, readiness.ready ? 200 : 503, readiness);
  }
  try {
    send(response, 200, await answer(subgraph, request));
  } catch (error) {
    if (!(error instanceof CodedError)) throw error;
    send(response, STATUS[error.code] ?? 400, { errors: [error] });
  }
}

function requestOf(args: ExecutionArgs): SubgraphRequest {
  return args.contextValue as SubgraphRequest;
}

/** Serves `subgraph` at `/graphql` (POST and graphql-ws), its internal routes and its health. */
export async function startSubgraphServer(
  subgraph: Served,
  { host, port, onError, drainTimeoutMs = DRAIN_TIMEOUT_MS }: SubgraphServerOptions,
): Promise<SubgraphServer> {
  const server = createServer((request, response) => {
    // A server that closes leaves connections that become idle later to their clients.
    response.once('finish', () => {
      if (!server.listening) server.closeIdleConnections();
    });
    handle(subgraph, request, response).catch((error: unknown) => {
      onError(error);
      if (!response.headersSent) send(response, 500, { errors: [{ message: 'Unexpected error.' }] });
    });
  });
  // First, for a server of WebSockets would report itself what goes wrong here.
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, host, resolve);
  });
  const sockets = new WebSocketServer({ server, path: '/graphql', maxPayload: MAX_BODY_BYTES });
  const streams = useServer(
    {
      onSubscribe: (_context, _id, payload) => ({
        schema: UNUSED,
        document: parse(payload.query),
        contextValue: payload,
      }),
      execute: (args) => subgraph.execute(requestOf(args)) as Promise<ExecutionResult>,
      subscribe: (args) => subgraph.subscribe(requestOf(args)) as AsyncIterableIterator<ExecutionResult>,
    },
    sockets,
  );
  const { port: boundPort } = server.address() as AddressInfo;
  return {
    url: `http://${host}:${boundPort}/graphql`,
    stop: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      const drained = Promise.all([streams.dispose(), closed]);
      if (await isDoneWithin(drained, drainTimeoutMs)) return;
      for (const socket of sockets.clients) socket.terminate();
      server.closeAllConnections();
      await drained;
    },
  };
}
