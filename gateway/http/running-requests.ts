/** Counts what is running, so that a server that stops can let it finish. */
export interface RunningRequests {
  /** Counts one until the returned function is called. */
  begin(): () => void;
  /** Whether nothing ran any more before `timeoutMs` had passed. */
  whenIdle(timeoutMs: number): Promise<boolean>;
}

/** Nothing is running yet. */
export function createRunningRequests(): RunningRequests {
  let running = 0;
  const waiting = new Set<() => void>();
  return {
    begin() {
      let isRunning = true;
      running += 1;
      return () => {
        if (!isRunning) return;
        isRunning = false;
        running -= 1;
        if (running === 0) for (const resume of waiting) resume();
      };
    },
    whenIdle(timeoutMs) {
      if (running === 0) return Promise.resolve(true);
      return new Promise((resolve) => {
        const settle = (isIdle: boolean): void => {
          clearTimeout(timer);
          waiting.delete(resume);
          resolve(isIdle);
        };
        const resume = (): void => settle(true);
        const timer = setTimeout(() => settle(false), timeoutMs);
        waiting.add(resume);
      });
    },
  };
}
