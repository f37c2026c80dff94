import { setTimeout as wait } from 'node:timers/promises';
import { type ExecutionResult, GraphQLError } from 'graphql';
import { ERRORS } from '../../schema/errors.js';
import { type OpenStream, OpenStreams } from '../transport/open-streams.js';
import type { SubgraphResponse, SubgraphTransport } from '../transport/subgraph-transport.js';
import { openStream, type StreamSource } from './open-stream.js';
import { isCursor } from './replay-buffer.js';
import { SharedEvent, type StreamEntry } from './shared-event.js';
import { positionOf } from './stream-source.js';

/** Names an event stream: where both are equal the events are the same, and an open stream serves either leg. */
export interface Upstream {
  readonly transport: SubgraphTransport;
  readonly request: string;
}

/** What one supergraph makes of a client's subscription. */
export interface SubscriptionLeg {
  readonly source: StreamSource;
  readonly upstream: Upstream;
  /** What the client sees of an event. */
  answer(event: SubgraphResponse): Promise<ExecutionResult>;
  /** Whether an answer leaves nothing of its event, which has something: who reads on would never learn of it. */
  isLost(event: SubgraphResponse, answer: ExecutionResult): boolean;
  /** Keeps what it needs open until the returned function is called. */
  hold(): () => void;
}

/** An open subscription: each event with the fields of every subgraph, one after the other in order. */
export interface RunningSubscription extends AsyncIterableIterator<StreamEntry> {
  /**
   * Another supergraph has taken over. Between two events it goes on with `leg`: on the open stream where that is the
   * same, from the last cursor where it can be resumed; otherwise it ends and its last result says to subscribe again.
   * With a result it ends with that.
   */
  moveTo(next: SubscriptionLeg | ExecutionResult): void;
}

/** How long an event waits for what completes it: first this, then twice as long each time, up to the longest. */
const COMPLETION_DELAY_MS = 100;
const LONGEST_COMPLETION_DELAY_MS = 5_000;

/**
 * Follows from behind `from`, or from now on. Closing `stream`, or returning the iterator, closes the stream at the
 * subgraph.
 */
export function executeSubscription(first: SubscriptionLeg, from: unknown, stream: OpenStream): RunningSubscription {
  let leg = first;
  let release = leg.hold();
  if (stream.signal.aborted) release();
  else stream.signal.addEventListener('abort', () => release(), { once: true });
  /** The last cursor, and how many events without one have come behind it. */
  let after = from;
  let unplaced = 0;
  let upstream: OpenStream | undefined;
  /** Whether another event stream than the open one is to be read: what still comes of that is not answered. */
  let mustReopen = false;
  let end: ExecutionResult | undefined;

  async function* answerEvents(): AsyncGenerator<StreamEntry, void, void> {
    try {
      while (!stream.signal.aborted && !end) {
        const { source } = leg;
        mustReopen = false;
        upstream = new OpenStreams().open(stream.signal);
        for await (const event of openStream(behind(source, after, unplaced), upstream.signal)) {
          const cursor = source.resume?.cursorOf(event);
          const isMute = source.resume !== undefined && positionOf(event) !== undefined;
          const answer = isMute ? undefined : await answerWhole(event);
          if (answer === 'given up') break;
          unplaced = isCursor(cursor) ? 0 : unplaced + 1;
          after = cursor ?? after;
          yield answer ? { cursor, event: new SharedEvent(answer) } : { cursor };
          if (mustReopen || end) break;
        }
        upstream.close();
        if (!mustReopen) break;
      }
      if (!end || stream.signal.aborted) return;
      // First: whoever reads may take its time for the last result.
      stream.close();
      yield { cursor: undefined, event: new SharedEvent(end) };
    } catch (error) {
      if (!stream.signal.aborted) throw error;
    } finally {
      stream.close();
    }
  }

  /**
   * Tries again as long as a subgraph that is away would cost the client the whole event. Given up where the stream ends,
   * or another supergraph has taken over that asks for other events: this one is not its to complete.
   */
  async function answerWhole(event: SubgraphResponse): Promise<ExecutionResult | 'given up'> {
    for (let delayMs = COMPLETION_DELAY_MS; ; delayMs = Math.min(2 * delayMs, LONGEST_COMPLETION_DELAY_MS)) {
      const asked = leg;
      const answer = await answerHeld(asked, event);
      if (!asked.isLost(event, answer)) return answer;
      await wait(delayMs, undefined, { signal: stream.signal }).catch(() => undefined);
      if (mustReopen || end || stream.signal.aborted) return 'given up';
    }
  }

  const answers = answerEvents();
  return {
    next: () => answers.next(),
    async return() {
      // A generator that waits for an event cannot return before it; the abort ends the wait.
      stream.close();
      await answers.return(undefined);
      return { done: true, value: undefined };
    },
    throw: (error) => {
      stream.close();
      return answers.throw(error);
    },
    moveTo(next) {
      if (end || stream.signal.aborted) return;
      if (!('source' in next)) end = next;
      else if (isSame(next.upstream, leg.upstream) || (next.source.resume && after !== undefined && after !== null)) {
        const isSameStream = isSame(next.upstream, leg.upstream);
        const releaseOld = release;
        leg = next;
        release = next.hold();
        releaseOld();
        if (isSameStream && !mustReopen) return;
        mustReopen = true;
      } else end = { errors: [subscribeAgain()] };
      upstream?.close();
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

function isSame(one: Upstream, other: Upstream): boolean {
  return one.transport === other.transport && one.request === other.request;
}

function behind(source: StreamSource, after: unknown, unplaced: number): StreamSource {
  return source.resume ? { ...source, resume: { ...source.resume, after, unplaced } } : source;
}

async function answerHeld(leg: SubscriptionLeg, event: SubgraphResponse): Promise<ExecutionResult> {
  const release = leg.hold();
  try {
    return await leg.answer(event);
  } finally {
    release();
  }
}

function subscribeAgain(): GraphQLError {
  const { retryable } = ERRORS.SHUTTING_DOWN;
  return new GraphQLError('The schema has changed; subscribe again.', {
    extensions: { code: 'SHUTTING_DOWN', retryable },
  });
}
