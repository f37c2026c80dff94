import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import type { GatewayInterface } from '@apollo/server-gateway-interface';
import { type DocumentNode, OperationTypeNode } from 'graphql';
import type { RequestScope } from '../observability/request-scope.js';
import { refusal } from '../security/refusal.js';
import { DEFAULT_LANGUAGE, type Viewer } from '../security/viewer.js';
import { type Exchange, isDeparture } from './exchange.js';
import type { Front } from './front.js';

/** What one HTTP request carries through Apollo Server's pipeline. */
export interface RequestContext {
  scope: RequestScope;
  viewer: Viewer;
  exchange: Exchange;
}

/** Apollo Server's error formatter is not told for whom: this says whose request an error belongs to. */
export type ErrorOwners = WeakMap<object, RequestScope>;

/** Apollo Server around the front's gateway, not yet started. */
export function createApolloServer(front: Front, owners: ErrorOwners): ApolloServer<RequestContext> {
  const { gate, presenter, logger } = front;
  return new ApolloServer<RequestContext>({
    gateway: gatewayInterface(front),
    // The front's own switch: the gate's own rules refuse introspection where it is off.
    introspection: true,
    validationRules: [...gate.ownRules],
    documentStore: admittedDocuments(gate),
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    apollo: {},
    formatError: (_, error) =>
      presenter.presentError(error, owners.get(error as object) ?? { requestId: 'none', language: DEFAULT_LANGUAGE }),
    stringifyResult: (result) => JSON.stringify(result),
    logger: {
      debug: (message) => logger.debug({ from: 'apollo-server' }, String(message)),
      info: (message) => logger.info({ from: 'apollo-server' }, String(message)),
      warn: (message) => logger.warn({ from: 'apollo-server' }, String(message)),
      error: (message) => logger.error({ from: 'apollo-server' }, String(message)),
    },
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      {
        requestDidStart: async () => ({
          didEncounterErrors: async ({ errors, contextValue }) => {
            for (const error of errors) owners.set(error, contextValue.scope);
          },
        }),
      },
    ],
  });
}

const HOW_TO_SUBSCRIBE =
  'Subscribe by graphql-ws, by SSE at /graphql/stream, or by POST with "Accept: multipart/mixed;subscriptionSpec=1.0, application/json".';

const HASH_LENGTH = 64;

/** Gives Apollo Server the document that the gate admitted for the request, so that it is parsed and validated once. */
function admittedDocuments(gate: Front['gate']) {
  return {
    get: async (key: string): Promise<DocumentNode | undefined> => gate.admittedByHash(key.slice(-HASH_LENGTH)),
    set: async (): Promise<void> => {},
    delete: async (): Promise<void> => {},
  };
}

function gatewayInterface({ gateway, gate }: Front): GatewayInterface {
  let announce: Parameters<GatewayInterface['onSchemaLoadOrUpdate']>[0] = () => {};
  return {
    onSchemaLoadOrUpdate(callback) {
      announce = callback;
      return () => {
        announce = () => {};
      };
    },
    async load() {
      const announceSchema = (): void => announce({ apiSchema: gateway.schema, coreSupergraphSdl: '' });
      announceSchema();
      gateway.onSchemaChange(announceSchema);
      return {
        executor: async ({ document, source, operationName, operation, request, context }) => {
          if (operation?.operation === OperationTypeNode.SUBSCRIPTION) {
            return { errors: [refusal('BAD_USER_INPUT', HOW_TO_SUBSCRIBE)] };
          }
          // Apollo Server parses without limits what the gate refused: that is for telling why, never for executing.
          if (!gate.isAdmitted(document)) throw new Error('The gate did not admit this document.');
          const { scope, viewer, exchange } = context as RequestContext;
          exchange.mustFinish = operation?.operation === OperationTypeNode.MUTATION;
          try {
            return await gateway.execute({
              document,
              source,
              operationName: operationName ?? undefined,
              variables: request.variables ?? {},
              viewer,
              requestId: scope.requestId,
              signal: exchange.signal,
            });
          } catch (error) {
            if (isDeparture(exchange.signal, error)) return { data: null };
            throw error;
          }
        },
      };
    },
    // The server closes the gateway after the streams, which Apollo Server knows nothing of.
    stop: async () => {},
  };
}
