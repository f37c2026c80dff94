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
import { requestScope } from '../observability/request-scope.js';
import { refusal } from '../security/refusal.js';
import { DEFAULT_LANGUAGE, type Viewer } from '../security/viewer.js';
import type { Front } from './front.js';

/** What one HTTP request carries through Apollo Server's pipeline. */
export interface RequestContext {
  viewer: Viewer;
  exchange: Exchange;
}

/** The HTTP request as the executor sees it. */
export interface Exchange {
  readonly signal: AbortSignal;
  /** Set for a mutation: it ends also when the client has gone, so that it is never left half done. */
  mustFinish: boolean;
}

/** Apollo Server around the front's gateway, not yet started. */
export function createApolloServer({ gateway, gate, presenter, logger }: Front): ApolloServer<RequestContext> {
  return new ApolloServer<RequestContext>({
    gateway: gatewayInterface(gateway),
    // The front's own switch: the gate's own rules refuse introspection where it is off.
    introspection: true,
    validationRules: [...gate.ownRules],
    documentStore: admittedDocuments,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    apollo: {},
    formatError: (_, error) =>
      presenter.presentError(error, requestScope.getStore() ?? { requestId: 'none', language: DEFAULT_LANGUAGE }),
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
    ],
  });
}

/** Gives Apollo Server the document that the gate admitted for the request, so that it is parsed and validated once. */
const admittedDocuments = {
  get: async (): Promise<DocumentNode | undefined> => requestScope.getStore()?.document,
  set: async (): Promise<void> => {},
  delete: async (): Promise<void> => {},
};

function gatewayInterface(gateway: Front['gateway']): GatewayInterface {
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
            return { errors: [refusal('BAD_USER_INPUT', 'Subscribe by graphql-ws, or by SSE at /graphql/stream.')] };
          }
          // Apollo Server parses without limits what the gate refused: that is for telling why, never for executing.
          if (document !== requestScope.getStore()?.document) throw new Error('The gate did not admit this document.');
          const { viewer, exchange } = context as RequestContext;
          exchange.mustFinish = operation?.operation === OperationTypeNode.MUTATION;
          return gateway.execute({
            document,
            source,
            operationName: operationName ?? undefined,
            variables: request.variables ?? {},
            viewer,
            signal: exchange.signal,
          });
        },
      };
    },
    // The server closes the gateway after the streams, which Apollo Server knows nothing of.
    stop: async () => {},
  };
}
