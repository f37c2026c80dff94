import type { ServerResponse } from 'node:http';
import { type ExecutionResult, OperationTypeNode } from 'graphql';
import type { OperationRequest } from '../gateway.js';
import { refusal } from '../security/refusal.js';
import type { Viewer } from '../security/viewer.js';
import type { Front } from './front.js';
import type { HttpScope } from './http-scope.js';
import { type OperationStream, streamOperation } from './operation-stream.js';
import type { PreparedOperation } from './prepare-operation.js';
import { asGraphQLError } from './present-error.js';
import { scheduleAt } from './schedule-at.js';
import type { StreamProtocol, StreamWriter } from './stream-writer.js';

/** An admitted operation whose results its client takes one after the other. */
export interface StreamRequest {
  readonly protocol: StreamProtocol;
  readonly response: ServerResponse;
  readonly scope: HttpScope;
  readonly operation: PreparedOperation;
  readonly viewer: Viewer;
}

/** Brings `writer` the results of one operation: one of a query or mutation, those of the subscription otherwise. */
export async function deliverEvents(front: Front, streamed: StreamRequest, writer: StreamWriter): Promise<void> {
  const { response, scope, viewer } = streamed;
  const { type, ...operation } = streamed.operation;
  const controller = new AbortController();
  const giveUp = (): void => controller.abort();
  front.giveUp.addEventListener('abort', giveUp);
  const send = (result: ExecutionResult): Promise<void> => {
    const shown = front.presenter.presentResult(result, scope);
    // Without data it is no event's answer: the operation was refused, or its stream has ended by itself.
    return shown.data === undefined && shown.errors ? writer.fail(shown.errors) : writer.next(JSON.stringify(shown));
  };
  const request: OperationRequest = { ...operation, viewer, signal: controller.signal };
  try {
    if (type === OperationTypeNode.SUBSCRIPTION) {
      await deliverSubscription(front, streamed, writer, request, controller, send);
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
  { protocol, response }: StreamRequest,
  writer: StreamWriter,
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
    stream = streamOperation(result, controller, metrics.streamOpened(protocol.transport));
    if (hasExpired || writer.isOver()) stop();
    for await (const part of stream) await send(part);
  } catch (error) {
    if (!hasExpired) throw error;
  } finally {
    cancelExpiry?.();
  }
  if (hasExpired) await send({ errors: [refusal('UNAUTHENTICATED')] });
}
