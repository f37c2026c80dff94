import type { ServerResponse } from 'node:http';
import { GraphQLError } from 'graphql';
import { refusal } from '../security/refusal.js';
import { OperationSignal, type StopSignal } from '../transport/stop-signal.js';
import type { RunningRequests } from './running-requests.js';

/** Whether an error says only that its operation was aborted since nobody waits for it: no fault, and nobody to tell. */
export function isDeparture({ aborted, reason }: StopSignal, error: unknown): boolean {
  return aborted && error === reason && !(error instanceof GraphQLError);
}

/** The HTTP request as the executor sees it. */
export interface Exchange {
  readonly signal: StopSignal;
  /** Set for a mutation: it ends also when the client has gone, so that it is never left half done. */
  mustFinish: boolean;
  /** Lets go of a subscription: it has no end of its own that a server which stops could wait for. */
  release(): void;
}

/**
 * Opens exchanges, each of which runs until its response is closed. An operation is aborted when its client goes away,
 * unless it must finish, and when the server gives up waiting.
 */
export function createExchanges({ giveUp, running }: { giveUp: AbortSignal; running: RunningRequests }) {
  const open = new Set<OperationSignal>();
  giveUp.addEventListener('abort', () => {
    // Their clients are there, and are told.
    for (const signal of open) signal.abort(refusal('SHUTTING_DOWN'));
  });
  return (response: ServerResponse): Exchange => {
    const signal = new OperationSignal();
    const finished = running.begin();
    const release = (): void => {
      open.delete(signal);
      finished();
    };
    const exchange: Exchange = { signal, mustFinish: false, release };
    open.add(signal);
    response.once('close', () => {
      release();
      if (!response.writableFinished && !exchange.mustFinish) signal.abort();
    });
    return exchange;
  };
}
