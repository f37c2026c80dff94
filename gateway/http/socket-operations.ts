import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { type ExecutionArgs, OperationTypeNode } from 'graphql';
import type { ServerOptions } from 'graphql-ws';
import type { WebSocket } from 'ws';
import type { OperationRequest } from '../gateway.js';
import { credentialsOfConnection } from '../security/connection-credentials.js';
import { identifyViewer } from '../security/identify-viewer.js';
import { refusal } from '../security/refusal.js';
import type { Invalidity } from '../security/token-validity.js';
import { DEFAULT_LANGUAGE, type Viewer } from '../security/viewer.js';
import { OperationSignal, type StopSignal } from '../transport/stop-signal.js';
import { CLOSE_CODES } from './close-codes.js';
import type { Front } from './front.js';
import { prepareOperation } from './prepare-operation.js';
import { type Audience, asGraphQLError } from './present-error.js';
import { pushToSocket } from './push-to-socket.js';

/** What belongs to one WebSocket connection. */
export interface SocketExtra {
  readonly socket: WebSocket;
  /** Those of the upgrade request, until it is known who connects: its whole message would be kept with each client. */
  headers?: IncomingHttpHeaders;
  /** Aborted when the connection closes. */
  readonly closed: OperationSignal;
  /** Queries and mutations whose result is not sent yet, by the id of their message, and how to say that they ended. */
  readonly unsent: Map<string, () => void>;
  viewer?: Viewer;
  /** Set once it is known who asks: ends the watch over the token. */
  stopWatching?: () => void;
}

const INVALIDITY_CLOSES = {
  expired: [CLOSE_CODES.TOKEN_EXPIRED, 'Token expired'],
  revoked: [CLOSE_CODES.TOKEN_REVOKED, 'Token revoked'],
} as const satisfies Record<Invalidity, [number, string]>;

type Params = Record<string, unknown> | undefined;

/** What graphql-ws's protocol server does with connections and operations: the same as the HTTP transports. */
export function socketServerOptions(front: Front): ServerOptions<Params, SocketExtra> {
  const { gateway, gate, presenter, running, metrics } = front;

  return {
    connectionInitWaitTimeout: front.connectionInitTimeoutMs,

    async onConnect({ connectionParams, extra }) {
      const credentials = credentialsOfConnection(connectionParams, extra.headers ?? {});
      extra.headers = undefined;
      try {
        extra.viewer = await identifyViewer(front.identity, credentials);
      } catch (error) {
        const { extensions, message } = presenter.presentError(error, audienceOf(extra));
        const isRefused = extensions?.code === 'UNAUTHENTICATED' || extensions?.code === 'BAD_USER_INPUT';
        extra.socket.close(
          isRefused ? CLOSE_CODES.UNAUTHENTICATED : CLOSE_CODES.TRY_AGAIN_LATER,
          isRefused && extensions.code === 'BAD_USER_INPUT' ? message : String(extensions?.code),
        );
        return false;
      }
      // Whoever has gone meanwhile is not watched over: nothing would end that before the token does.
      if (extra.closed.aborted) return false;
      extra.stopWatching = front.whenInvalid(extra.viewer, (why) => {
        const [code, reason] = INVALIDITY_CLOSES[why];
        extra.socket.close(code, reason);
      });
      return true;
    },

    onClose({ extra }) {
      extra.stopWatching?.();
      for (const finished of extra.unsent.values()) finished();
    },

    onSubscribe({ extra, subscriptions }, id, { query, operationName, variables }) {
      if (front.isDraining()) return [refusal('SHUTTING_DOWN')];
      if (Object.keys(subscriptions).length > front.maxOperationsPerSocket) {
        const limit = `At most ${front.maxOperationsPerSocket} operations may be open on one connection.`;
        return [refusal('RATE_LIMITED', limit)];
      }
      try {
        const prepared = prepareOperation(gate, { query, operationName, variables });
        if ('errors' in prepared) return prepared.errors;
        const { type, ...operation } = prepared;
        const request: OperationRequest = { ...operation, viewer: viewerOf(extra) };
        const args: ExecutionArgs = {
          schema: gateway.schema,
          document: operation.document,
          operationName: operation.operationName,
          contextValue: { request, type, id, socket: extra.socket, connection: extra.closed } satisfies Running,
        };
        if (type !== OperationTypeNode.SUBSCRIPTION) extra.unsent.set(id, running.begin());
        return args;
      } catch (error) {
        // Thrown on, it would close the connection, and every other operation on it.
        return [asGraphQLError(error)];
      }
    },

    async execute(args) {
      const { request, type, connection } = runningIn(args);
      const signal = new OperationSignal();
      const stop = (): void => signal.abort();
      // A mutation ends also when the client has gone, so that it is never left half done.
      if (type === OperationTypeNode.QUERY) {
        if (connection.aborted) stop();
        connection.addEventListener('abort', stop);
      }
      front.giveUp.addEventListener('abort', stop);
      try {
        return await gateway.execute({ ...request, signal });
      } catch (error) {
        return { errors: [asGraphQLError(error)] };
      } finally {
        connection.removeEventListener('abort', stop);
        front.giveUp.removeEventListener('abort', stop);
      }
    },

    async subscribe(args) {
      const { request, id, socket } = runningIn(args);
      try {
        const stream = await gateway.subscribe(request);
        if (!('deliverTo' in stream)) return stream;
        const { language } = request.viewer;
        return pushToSocket(stream, {
          socket,
          id,
          textOf: (event) => event.as(front.writeEvent[language]),
          maxBufferedBytes: front.maxBufferedBytes,
          onTooSlow: () => metrics.clientTooSlow('websocket'),
          onEnd: metrics.streamOpened('websocket'),
        });
      } catch (error) {
        return { errors: [asGraphQLError(error)] };
      }
    },

    onComplete({ extra }, id) {
      extra.unsent.get(id)?.();
      extra.unsent.delete(id);
    },

    onNext: ({ extra }, _id, _payload, _args, result) => presenter.presentResult(result, audienceOf(extra)),

    onError: ({ extra }, _id, _payload, errors) =>
      errors.map((error) => presenter.presentError(error, audienceOf(extra))),
  };
}

/** One operation between `onSubscribe` and its execution. */
interface Running {
  request: OperationRequest;
  type: OperationTypeNode;
  id: string;
  socket: WebSocket;
  connection: StopSignal;
}

function runningIn(args: ExecutionArgs): Running {
  return args.contextValue as Running;
}

function viewerOf({ viewer }: SocketExtra): Viewer {
  if (!viewer) throw new Error('An operation came before the connection was acknowledged.');
  return viewer;
}

function audienceOf({ viewer }: SocketExtra): Audience {
  return { requestId: randomUUID(), language: viewer?.language ?? DEFAULT_LANGUAGE };
}
