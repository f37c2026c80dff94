import type { ExecutionResult } from 'graphql';
import type { CompiledSubscription } from '../execution/compile-operation.js';
import type { Send } from '../execution/operation-run.js';
import type { OpenStream } from '../transport/open-streams.js';
import { openStream, type StreamSource } from './open-stream.js';

export interface SubscriptionExecution {
  readonly subscription: CompiledSubscription;
  readonly source: StreamSource;
  readonly variables: Readonly<Record<string, unknown>>;
  /** Called for each event: its entity fetches carry an assertion of their own. */
  readonly sendForEvent: () => Send;
  /** Closing it, or returning the iterator, closes the stream at the subgraph. */
  readonly stream: OpenStream;
}

/** What one client receives: each event with the fields of every subgraph, one after the other in order. */
export function executeSubscription(execution: SubscriptionExecution): AsyncIterableIterator<ExecutionResult> {
  const { stream } = execution;
  const answers = answerEvents(execution);
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
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

async function* answerEvents(execution: SubscriptionExecution): AsyncGenerator<ExecutionResult, void, void> {
  const { subscription, source, variables, sendForEvent, stream } = execution;
  try {
    for await (const event of openStream(source, stream.signal)) {
      yield await subscription.answer(event, variables, sendForEvent());
    }
  } catch (error) {
    if (!stream.signal.aborted) throw error;
  } finally {
    stream.close();
  }
}
