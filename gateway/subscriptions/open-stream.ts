import { setTimeout as wait } from 'node:timers/promises';
import type { SubgraphError, SubgraphResponse } from '../transport/subgraph-transport.js';
import { TransportError } from '../transport/transport-error.js';
import { isCursor } from './replay-buffer.js';

/** An event stream of a subgraph: where it is opened, and how it is resumed if it can be. It knows nothing of clients. */
export interface StreamSource {
  /** Opens it with a fresh assertion, from behind the cursor `after` where one is given, until `signal` aborts. */
  open(after: unknown, signal: AbortSignal): AsyncIterable<SubgraphResponse>;
  readonly resume?: {
    /** The cursor to begin with, if any. */
    readonly after: unknown;
    /** How many events without a cursor are known behind it: they are not told again. Default 0. */
    readonly unplaced?: number;
    /** The cursor of an event. */
    cursorOf(event: SubgraphResponse): unknown;
  };
}

/** How slowly a broken stream is opened again. */
export interface RetryPolicy {
  /** The second attempt waits this long, each further one twice as long; the first does not wait. */
  readonly delayMs: number;
  readonly maxDelayMs: number;
  /** A stream that lived this long, or brought an event, starts counting anew. */
  readonly stableAfterMs: number;
}

const DEFAULT_RETRY: RetryPolicy = { delayMs: 100, maxDelayMs: 5_000, stableAfterMs: 10_000 };

/** The ends that opening again from the last cursor repairs without loss. */
export const BROKEN: ReadonlySet<unknown> = new Set(['SUBGRAPH_UNAVAILABLE', 'SHUTTING_DOWN', 'NOT_READY']);
const EXPIRED = 'UNAUTHENTICATED';
/** A subgraph that refuses so many assertions in a row refuses all of them. */
const MAX_REFUSALS = 12;

/**
 * The events of `source`, until it completes or `signal` aborts. A resumable stream that breaks, or whose assertion
 * expires, is opened again behind its last event, as often as it takes: those who follow it wait and lose nothing. A break before any cursor is known cannot be repaired without loss and
 * ends the stream. An end that is not repaired is the last event: errors without data.
 */
export async function* openStream(
  source: StreamSource,
  signal: AbortSignal,
  retry: RetryPolicy = DEFAULT_RETRY,
): AsyncGenerator<SubgraphResponse> {
  let after = source.resume?.after;
  /** How many events without a cursor have come behind `after`: opened again, it brings them again. */
  let unplaced = source.resume?.unplaced ?? 0;
  let failedAttempts = 0;
  while (!signal.aborted) {
    let end: SubgraphResponse | undefined;
    let known = isCursor(after) ? unplaced : 0;
    const openedAt = performance.now();
    try {
      for await (const event of source.open(after, signal)) {
        if (isEnd(event)) {
          end = event;
          break;
        }
        failedAttempts = 0;
        const cursor = source.resume?.cursorOf(event);
        if (isCursor(cursor)) {
          after = cursor;
          unplaced = 0;
          known = 0;
        } else if (known > 0) {
          known -= 1;
          continue;
        } else unplaced += 1;
        yield event;
      }
    } catch (error) {
      if (!(error instanceof TransportError)) throw error;
      end = { errors: [{ message: error.message, extensions: { code: error.code } }] };
    }
    if (!end || signal.aborted) return;
    const position = source.resume && positionIn(end);
    if (isCursor(position) && position !== after) {
      after = position;
      unplaced = 0;
    }

    if (performance.now() - openedAt >= retry.stableAfterMs) failedAttempts = 0;
    const isRefused = isExpiry(end) && failedAttempts >= MAX_REFUSALS;
    if (!source.resume || isRefused || !isRepairable(end, after)) {
      yield end;
      return;
    }
    await backOff(failedAttempts++, retry, signal);
  }
}

/** A refusal has no data; an expired assertion may also show as an event whose data could not be read. */
function isEnd(answer: SubgraphResponse): boolean {
  return answer.data === undefined || (answer.data === null && isExpiry(answer));
}

function isExpiry({ errors = [] }: SubgraphResponse): boolean {
  return errors.some((error) => codeOf(error) === EXPIRED);
}

/** A subgraph that ends a stream may say where it stood: a stream without events has no other cursor. */
function positionIn({ errors = [] }: SubgraphResponse): unknown {
  return errors.find((error) => typeof error.extensions?.cursor === 'string')?.extensions?.cursor;
}

function isRepairable(end: SubgraphResponse, after: unknown): boolean {
  return isExpiry(end) || (isCursor(after) && (end.errors ?? []).some((error) => BROKEN.has(codeOf(error))));
}

const codeOf = (error: SubgraphError): unknown => error.extensions?.code;

/** Waits with jitter, so that streams broken together do not come back together. Returns early when aborted. */
async function backOff(failedAttempts: number, retry: RetryPolicy, signal: AbortSignal): Promise<void> {
  if (failedAttempts === 0) return;
  const delayMs = Math.min(retry.delayMs * 2 ** (failedAttempts - 1), retry.maxDelayMs);
  await wait(delayMs * (0.5 + Math.random() / 2), undefined, { signal }).catch(() => undefined);
}
