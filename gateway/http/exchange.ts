import type { ServerResponse } from 'node:http';
import { OperationSignal, type StopSignal } from '../transport/stop-signal.js';
import type { RunningRequests } from './running-requests.js';

/** The HTTP request as the executor sees it. */
export interface Exchange {
  readonly signal: StopSignal;
  /** Set for a mutation: it ends also when the client has gone, so that it is never left half done. */
  mustFinish: boolean;
}

/**
 * Opens exchanges, each of which runs until its response is closed. An operation is aborted when its client goes away,
 * unless it must finish, and when the server gives up waiting.
 */
export function createExchanges({ giveUp, running }: { giveUp: AbortSignal; running: RunningRequests }) {
  const open = new Set<OperationSignal>();
  giveUp.addEventListener('abort', () => {
    for (const signal of open) signal.abort();
  });
  return (response: ServerResponse): Exchange => {
    const signal = new OperationSignal();
    const exchange: Exchange = { signal, mustFinish: false };
    const finished = running.begin();
    open.add(signal);
    response.once('close', () => {
      open.delete(signal);
      finished();
      if (!response.writableFinished && !exchange.mustFinish) signal.abort();
    });
    return exchange;
  };
}
