import type { ServerResponse } from 'node:http';
import { type ExecutionResult, OperationTypeNode } from 'graphql';
import type { OperationRequest } from '../gateway.js';
import { refusal } from '../security/refusal.js';
import type { Viewer } from '../security/viewer.js';
import { type EventStreamWriter, openEventStream } from './event-stream-writer.js';
import type { Front } from './front.js';
import type { HttpScope } from './http-scope.js';
import { type OperationStream, streamOperation } from './operation-stream.js';
import type { PreparedOperation } from './prepare-operation.js';
import { asGraphQLError } from './present-error.js';
import { scheduleAt } from './schedule-at.js';

/** Answers one operation as a stream of events: one for a query or mutation, those of the subscription otherwise. */
export async function deliverEvents(
  front: Front,
  response: ServerResponse,
  scope: HttpScope,
  { type, ...operation }: PreparedOperation,
  viewer: Viewer,
): Promise<void> {
  const controller = new AbortController();
  const giveUp = (): void => controller.abort();
  front.giveUp.addEventListener('abort', giveUp);
  const writer = openEventStream(response, scope, front.keepAliveMs);
  const send = (result: ExecutionResult): Promise<void> => writer.next(front.presenter.presentResult(result, scope));
  const request: OperationRequest = { ...operation, viewer, signal: controller.signal };
  try {
    if (type === OperationTypeNode.SUBSCRIPTION) {
      await deliverSubscription(front, response, writer, request, controller, send);
    } else {
      // A mutation ends also when the client has gone, so that it is never left half done.
      if (type === OperationTypeNode.QUERY) response.once('close', giveUp);
      response.once('close', front.running.begin());
      await send(await front.gateway.execute(request));
    }
  } catch (error) {
    if (!controller.signal.aborted) await send({ errors: [asGraphQLError(error)] });
  } finally {
    front.giveUp.removeEventListener('abort', giveUp);
  }
  await writer.complete();
}

/** Until it ends, the client goes, the server stops or the token's time is over. */
async function deliverSubscription(
  { gateway, metrics }: Front,
  response: ServerResponse,
  writer: EventStreamWriter,
  request: OperationRequest,
  controller: AbortController,
  send: (result: ExecutionResult) => Promise<void>,
): Promise<void> {
  let stream: OperationStream | undefined;
  let hasExpired = false;
  const stop = (): void => {
    controller.abort();
    void stream?.return();
  };
  const { expiresAt } = request.viewer;
  const cancelExpiry =
    expiresAt === undefined
      ? undefined
      : scheduleAt(expiresAt * 1000, () => {
          hasExpired = true;
          stop();
        });
  response.once('close', stop);
  response.once('finish', stop);
  try {
    const result = await gateway.subscribe(request);
    if (!(Symbol.asyncIterator in result)) return await send(result);
    stream = streamOperation(result, controller, metrics.streamOpened('event-stream'));
    if (hasExpired || writer.isOver()) stop();
    for await (const part of stream) await send(part);
  } catch (error) {
    if (!hasExpired) throw error;
  } finally {
    cancelExpiry?.();
  }
  if (hasExpired) await send({ errors: [refusal('UNAUTHENTICATED')] });
}
