import type { IncomingMessage, ServerResponse } from 'node:http';
import { OperationTypeNode } from 'graphql';
import { credentialsOfHeaders } from '../security/connection-credentials.js';
import { identifyViewer } from '../security/identify-viewer.js';
import { refusal } from '../security/refusal.js';
import type { Viewer } from '../security/viewer.js';
import { acceptsMultipart } from './accepts-multipart.js';
import { answerErrors } from './answer-errors.js';
import type { ClientStreams } from './client-streams.js';
import type { Front } from './front.js';
import type { HttpScope } from './http-scope.js';
import { MULTIPART } from './multipart-writer.js';
import { type PreparedOperation, paramsSchema, prepareOperation } from './prepare-operation.js';

/** Answers subscriptions by POST in parts, as Apollo Client asks for them. */
export function createMultipartHandler(front: Front, streams: ClientStreams) {
  return {
    /** The subscription that the JSON of a POST asks for in parts, or undefined where it is for others to answer. */
    find(request: IncomingMessage, body: unknown): PreparedOperation | undefined {
      if (!acceptsMultipart(request.headers.accept)) return undefined;
      const params = paramsSchema.safeParse(body);
      if (!params.success) return undefined;
      const prepared = prepareOperation(front.gate, params.data);
      return 'document' in prepared && prepared.type === OperationTypeNode.SUBSCRIPTION ? prepared : undefined;
    },
    async answer(
      operation: PreparedOperation,
      request: IncomingMessage,
      response: ServerResponse,
      scope: HttpScope,
    ): Promise<void> {
      let viewer: Viewer;
      try {
        if (front.isDraining()) throw refusal('SHUTTING_DOWN');
        viewer = await identifyViewer(front.identity, credentialsOfHeaders(request.headers));
      } catch (error) {
        return answerErrors(front, request, response, scope, [error]);
      }
      await streams.deliver({ protocol: MULTIPART, response, scope, operation, viewer });
    },
  };
}
