/**
 * The iterator's values until it is done or `signal` aborts, even while a value is awaited; then the iterator is told to
 * return. An abort ends the iteration without an error.
 */
export async function* readStream<Value>(iterator: AsyncIterator<Value>, signal: AbortSignal): AsyncGenerator<Value> {
  let stopWaiting: () => void = () => undefined;
  const onAbort = (): void => stopWaiting();
  signal.addEventListener('abort', onAbort, { once: true });
  try {
    for (;;) {
      const next = iterator.next();
      // A promise for each turn: one that lasts as long as the stream would keep every value that it was raced with.
      const result = await new Promise<IteratorResult<Value> | undefined>((resolve, reject) => {
        stopWaiting = () => resolve(undefined);
        // What it answers or throws after an abort is nobody's concern any more.
        next.then(resolve, reject);
        if (signal.aborted) stopWaiting();
      });
      if (!result || result.done) return;
      yield result.value;
    }
  } finally {
    signal.removeEventListener('abort', onAbort);
    // Not awaited: a generator that waits for its next value returns only after it.
    iterator.return?.().catch(() => undefined);
  }
}
