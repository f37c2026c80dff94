import { setMaxListeners } from 'node:events';
import { decodeJwt } from 'jose';
import type { BaseLogger } from 'pino';
import { ERRORS } from '../../schema/errors.js';
import type { StreamMetrics } from '../observability/stream-metrics.js';
import { checkAnswer } from './check-answer.js';
import type { StopSignal } from './stop-signal.js';
import type { SubgraphRequest, SubgraphResponse, SubgraphTransport } from './subgraph-transport.js';
import { TransportError } from './transport-error.js';

export type RequestLogger = Pick<BaseLogger, 'warn'>;

/** What every request of one operation to any subgraph shares. */
export interface RequestOptions {
  readonly transportOf: (subgraph: string) => SubgraphTransport;
  /** Signs who asks; absent when subgraphs need no assertion. */
  readonly sign: (() => Promise<string>) | undefined;
  readonly signal: StopSignal | undefined;
  readonly logger: RequestLogger;
  readonly metrics: Pick<StreamMetrics, 'upstreamOpened'>;
}

/** Sends requests with one assertion for all of them, signed with the first. Logs why a subgraph did not answer. */
export function sendRequests(
  options: RequestOptions,
): (subgraph: string, request: SubgraphRequest) => Promise<SubgraphResponse> {
  let assertion: Promise<string> | undefined;
  // Every request that is under way listens; that there are many is no leak.
  if (options.signal instanceof AbortSignal) setMaxListeners(0, options.signal);
  return async (subgraph, request) => {
    if (options.sign) assertion ??= options.sign();
    const asserted = assertion ? withAssertion(request, await assertion) : request;
    try {
      return checkAnswer(await options.transportOf(subgraph).execute(asserted, options.signal));
    } catch (error) {
      logFailure(options.logger, subgraph, error);
      throw error;
    }
  };
}

/**
 * Opens an event stream with an assertion of its own. Logs why it broke. A subgraph may complete a stream whose assertion
 * has ended: that end is told apart from the stream's own by an error `UNAUTHENTICATED`.
 */
export async function* openUpstream(
  { transportOf, sign, logger, metrics }: RequestOptions,
  signal: StopSignal,
  subgraph: string,
  request: SubgraphRequest,
): AsyncGenerator<SubgraphResponse> {
  const assertion = await sign?.();
  const closed = metrics.upstreamOpened(subgraph);
  try {
    for await (const event of transportOf(subgraph).subscribe(withAssertion(request, assertion), signal)) {
      yield checkAnswer(event);
    }
  } catch (error) {
    logFailure(logger, subgraph, error);
    throw error;
  } finally {
    closed();
  }
  if (assertion !== undefined && hasExpired(assertion)) {
    yield { errors: [{ message: ERRORS.UNAUTHENTICATED.meaning.en, extensions: { code: 'UNAUTHENTICATED' } }] };
  }
}

/** By how much the clocks of a subgraph and the gateway may differ. */
const CLOCK_TOLERANCE_MS = 2_000;

function hasExpired(assertion: string): boolean {
  const { exp } = decodeJwt(assertion);
  return exp !== undefined && exp * 1000 <= Date.now() + CLOCK_TOLERANCE_MS;
}

function withAssertion(request: SubgraphRequest, assertion: string | undefined): SubgraphRequest {
  if (assertion === undefined) return request;
  const { kind, query, operationName, variables, extensions } = request;
  return {
    kind,
    query,
    operationName,
    variables,
    extensions: extensions ? { ...extensions, assertion } : { assertion },
  };
}

function logFailure(logger: RequestLogger, subgraph: string, error: unknown): void {
  if (error instanceof TransportError) logger.warn({ subgraph, reason: error.reason }, 'a subgraph did not answer');
}
