import type { ServerResponse } from 'node:http';
import { type ExecutionResult, type GraphQLError, type GraphQLFormattedError, OperationTypeNode } from 'graphql';
import type { OperationRequest } from '../gateway.js';
import { refusal } from '../security/refusal.js';
import type { Viewer } from '../security/viewer.js';
import { OperationSignal } from '../transport/stop-signal.js';
import type { Front } from './front.js';
import type { HttpScope } from './http-scope.js';
import type { PreparedOperation } from './prepare-operation.js';
import { asGraphQLError } from './present-error.js';
import type { StreamProtocol, StreamWriter } from './stream-writer.js';

/** An admitted operation whose results its client takes one after the other. */
export interface StreamRequest {
  readonly protocol: StreamProtocol;
  readonly response: ServerResponse;
  readonly scope: HttpScope;
  readonly operation: PreparedOperation;
  readonly viewer: Viewer;
}

type Send = (result: ExecutionResult) => Promise<void>;

/** Brings `writer` the results of one operation: one of a query or mutation, those of the subscription otherwise. */
export async function deliverEvents(front: Front, streamed: StreamRequest, writer: StreamWriter): Promise<void> {
  const { scope, viewer, operation } = streamed;
  const { document, source, operationName, variables } = operation;
  const request: OperationRequest = { document, source, operationName, variables, viewer };
  const send: Send = (result) => {
    const shown = front.presenter.presentResult(result, scope);
    if (shown.data !== undefined || !shown.errors) return writer.next(JSON.stringify(shown));
    // Without data it is no event's answer: the operation was refused, or its stream has ended by itself.
    return end(writer, shown.errors);
  };
  const isSubscription = operation.type === OperationTypeNode.SUBSCRIPTION;
  try {
    if (isSubscription) await deliverSubscription(front, streamed, writer, request, send);
    else await deliverAnswer(front, streamed, request, send);
  } catch (error) {
    await send({ errors: [asGraphQLError(error)] });
  }
  await writer.complete();
}

async function deliverAnswer(
  front: Front,
  { response, operation }: StreamRequest,
  request: OperationRequest,
  send: Send,
): Promise<void> {
  const signal = new OperationSignal();
  const stop = (): void => signal.abort();
  front.giveUp.addEventListener('abort', stop);
  // A mutation ends also when the client has gone, so that it is never left half done.
  if (operation.type === OperationTypeNode.QUERY) response.once('close', stop);
  response.once('close', front.running.begin());
  try {
    await send(await front.gateway.execute({ ...request, signal }));
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    front.giveUp.removeEventListener('abort', stop);
  }
}

/** Until it ends, the client goes or is too slow, the server stops or the token is good no longer. */
async function deliverSubscription(
  front: Front,
  { protocol, response, scope }: StreamRequest,
  writer: StreamWriter,
  request: OperationRequest,
  send: Send,
): Promise<void> {
  const stream = await front.gateway.subscribe(request);
  if (!('deliverTo' in stream)) return send(stream);
  const { viewer } = request;
  const ended = settleable();
  let isTooSlow = false;
  const leave = stream.deliverTo({
    next(event) {
      // Without data it is no event's answer: its stream has ended by itself.
      if (event.result.data === undefined) return send(event.result);
      if (response.writableLength <= front.maxBufferedBytes) {
        return writer.next(event.as(front.writeEvent[viewer.language]));
      }
      if (!isTooSlow) front.metrics.clientTooSlow(protocol.transport);
      isTooSlow = true;
      ended.resolve(refusal('RATE_LIMITED', 'More events wait than may; subscribe again, and read faster.'));
      return undefined;
    },
    end: (error) => (error === undefined ? ended.resolve() : ended.reject(error)),
  });
  const stop = (): void => ended.resolve();
  response.once('close', stop);
  response.once('finish', stop);
  if (writer.isOver()) stop();
  const stopWatching = front.whenInvalid(viewer, () => ended.resolve(refusal('UNAUTHENTICATED')));
  const streamClosed = front.metrics.streamOpened(protocol.transport);
  try {
    const why = await ended.promise;
    // Nothing more waits for a client that may never read what waits already.
    leave();
    if (why) {
      await end(writer, [front.presenter.presentError(why, scope)]);
    }
  } finally {
    leave();
    streamClosed();
    stopWatching();
  }
}

/** Whoever may try again is to do so by itself, as after a close code. */
function end(writer: StreamWriter, errors: readonly GraphQLFormattedError[]): Promise<void> {
  const [first] = errors;
  return first?.extensions?.retryable === true ? writer.hangUp(first) : writer.fail(errors);
}

/** A promise that others settle: with why the stream is ended, where it has not ended by itself. */
function settleable() {
  let resolve: (why?: GraphQLError) => void = () => undefined;
  let reject: (error: unknown) => void = () => undefined;
  const promise = new Promise<GraphQLError | undefined>((onResolve, onReject) => {
    resolve = onResolve;
    reject = onReject;
  });
  return { promise, resolve, reject };
}
