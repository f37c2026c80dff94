import type { ExecutionResult } from 'graphql';
import type { ClientStream } from '../../gateway/subscriptions/shared-streams.js';

/** A client's stream, read event by event. */
export function pullStream(stream: ClientStream): AsyncIterableIterator<ExecutionResult> {
  const results: ExecutionResult[] = [];
  let end: { error?: unknown } | undefined;
  let wake: () => void = () => undefined;
  const leave = stream.deliverTo({
    next({ result }) {
      results.push(result);
      wake();
      return undefined;
    },
    end(error) {
      end = { error };
      wake();
    },
  });
  return {
    async next() {
      while (results.length === 0 && !end) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      const value = results.shift();
      if (value) return { done: false, value };
      if (end?.error !== undefined) throw end.error;
      return { done: true, value: undefined };
    },
    async return() {
      leave();
      end = {};
      wake();
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
