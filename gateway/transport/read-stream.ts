const ABORTED = Symbol('aborted');

/**
 * The iterator's values until it is done or `signal` aborts, even while a value is awaited; then the iterator is told to
 * return. An abort ends the iteration without an error.
 */
export async function* readStream<Value>(iterator: AsyncIterator<Value>, signal: AbortSignal): AsyncGenerator<Value> {
  let abort: () => void = () => undefined;
  const aborted = new Promise<typeof ABORTED>((resolve) => {
    abort = () => resolve(ABORTED);
  });
  signal.addEventListener('abort', abort, { once: true });
  if (signal.aborted) abort();
  try {
    for (;;) {
      const next = iterator.next();
      const result = await Promise.race([next, aborted]);
      if (result === ABORTED) {
        // Whatever it still answers or throws is nobody's concern any more.
        next.catch(() => undefined);
        return;
      }
      if (result.done) return;
      yield result.value;
    }
  } finally {
    signal.removeEventListener('abort', abort);
    // Not awaited: a generator that waits for its next value returns only after it.
    iterator.return?.().catch(() => undefined);
  }
}
