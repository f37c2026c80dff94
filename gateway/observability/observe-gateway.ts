import { type ExecutionResult, getOperationAST } from 'graphql';
import type { Gateway, OperationRequest } from '../gateway.js';
import type { Logger } from './logger.js';
import type { Metrics, OperationOutcome } from './metrics.js';

function outcomeOf(result: ExecutionResult): OperationOutcome {
  if (!result.errors?.length) return 'ok';
  return result.data ? 'partial' : 'error';
}

/** The same gateway, with each operation counted, timed and logged by name, type and outcome, never by content. */
export function observeGateway(gateway: Gateway, { metrics, logger }: { metrics: Metrics; logger: Logger }): Gateway {
  async function observed<T>(
    request: OperationRequest,
    run: () => Promise<T>,
    outcome: (value: T) => OperationOutcome,
  ): Promise<T> {
    const startedAt = performance.now();
    const type = getOperationAST(request.document, request.operationName)?.operation ?? 'unknown';
    const ended = (how: OperationOutcome): void => {
      const seconds = (performance.now() - startedAt) / 1000;
      metrics.operationEnded(type, how, seconds);
      logger.debug(
        {
          requestId: request.requestId,
          operationName: request.operationName,
          type,
          outcome: how,
          milliseconds: Math.round(seconds * 1000),
        },
        'operation ended',
      );
    };
    try {
      const value = await run();
      ended(outcome(value));
      return value;
    } catch (error) {
      ended('error');
      throw error;
    }
  }
  return {
    get schema() {
      return gateway.schema;
    },
    execute: (request) => observed(request, () => gateway.execute(request), outcomeOf),
    executeJson: (request) =>
      observed(
        request,
        () => gateway.executeJson(request),
        (answer) => ('json' in answer ? 'ok' : outcomeOf(answer.result)),
      ),
    subscribe: (request) =>
      observed(
        request,
        () => gateway.subscribe(request),
        (value) => ('deliverTo' in value ? 'ok' : outcomeOf(value)),
      ),
    onSchemaChange: (listener) => gateway.onSchemaChange(listener),
    close: () => gateway.close(),
  };
}
