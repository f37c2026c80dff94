import type { ExecutionResult } from 'graphql';

/** A stream that can be ended from outside while it waits for its next result. */
export interface OperationStream extends AsyncIterableIterator<ExecutionResult> {
  return(): Promise<IteratorResult<ExecutionResult, undefined>>;
}

/**
 * The same results as `source`. `return` aborts `controller` first, so that a source that waits for an event is released
 * instead of keeping its upstream open until the next event; `onEnd` is called once, however the stream ends.
 */
export function streamOperation(
  source: AsyncIterable<ExecutionResult>,
  controller: AbortController,
  onEnd: () => void,
): OperationStream {
  const iterator = source[Symbol.asyncIterator]();
  let hasEnded = false;
  const end = (): void => {
    if (hasEnded) return;
    hasEnded = true;
    controller.abort();
    onEnd();
  };
  const stop = async (): Promise<IteratorResult<ExecutionResult, undefined>> => {
    end();
    // It has ended for its reader all the same, who is told as little as of a failing `next` then.
    await iterator.return?.().catch(() => {});
    return { done: true, value: undefined };
  };
  return {
    async next() {
      if (hasEnded) return { done: true, value: undefined };
      try {
        const step = await iterator.next();
        if (!step.done && !hasEnded) return step;
        end();
        return { done: true, value: undefined };
      } catch (error) {
        const wasAsked = hasEnded;
        end();
        if (wasAsked) return { done: true, value: undefined };
        throw error;
      }
    },
    return: stop,
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
