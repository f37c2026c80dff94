import { setMaxListeners } from 'node:events';
import type { ServerResponse } from 'node:http';

/** The HTTP request as the executor sees it. */
export interface Exchange {
  readonly signal: AbortSignal;
  /** Set for a mutation: it ends also when the client has gone, so that it is never left half done. */
  mustFinish: boolean;
}

/**
 * Opens exchanges. An operation is aborted when its client goes away, unless it must finish, and when the server gives up
 * waiting: one listener for all of them, for listeners cost more than what they wait for.
 */
export function createExchanges(giveUp: AbortSignal) {
  const open = new Set<AbortController>();
  giveUp.addEventListener('abort', () => {
    for (const controller of open) controller.abort();
  });
  return (response: ServerResponse): { exchange: Exchange; release: () => void } => {
    const controller = new AbortController();
    // Every fetch of the operation listens.
    setMaxListeners(0, controller.signal);
    open.add(controller);
    const exchange: Exchange = { signal: controller.signal, mustFinish: false };
    const onGone = (): void => {
      if (!response.writableFinished && !exchange.mustFinish) controller.abort();
    };
    response.once('close', onGone);
    return {
      exchange,
      release: () => {
        open.delete(controller);
        response.off('close', onGone);
      },
    };
  };
}
