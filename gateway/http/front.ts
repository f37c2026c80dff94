import type { ExecutionResult } from 'graphql';
import type { Language } from '../../schema/errors.js';
import type { Gateway } from '../gateway.js';
import type { Logger } from '../observability/logger.js';
import type { Metrics } from '../observability/metrics.js';
import type { Identity } from '../security/identity.js';
import type { WhenInvalid } from '../security/token-validity.js';
import type { OperationGate } from './admit-operation.js';
import type { AllowedOrigins } from './cors.js';
import type { ErrorPresenter } from './present-error.js';
import type { RunningRequests } from './running-requests.js';

/** What every transport of one server shares. */
export interface Front {
  readonly gateway: Gateway;
  readonly gate: OperationGate;
  /** Refuses revoked tokens too. */
  readonly identity?: Identity;
  /** Tells when a client has to go although its token was good. */
  readonly whenInvalid: WhenInvalid;
  readonly presenter: ErrorPresenter;
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly running: RunningRequests;
  readonly corsOrigins: AllowedOrigins;
  readonly maxBodyBytes: number;
  /** Operations and subscriptions that one WebSocket may have open. */
  readonly maxOperationsPerSocket: number;
  /** What may wait for one client that reads slowly. */
  readonly maxBufferedBytes: number;
  /** An event as JSON, with its errors as they are shown to readers of the language. */
  readonly writeEvent: Readonly<Record<Language, (result: ExecutionResult) => string>>;
  /** How long a WebSocket may take to send its connection_init. */
  readonly connectionInitTimeoutMs: number;
  /** Between two signs of life on an idle WebSocket or streamed response. */
  readonly keepAliveMs: number;
  /** Aborted when the server gives up on what still runs. */
  readonly giveUp: AbortSignal;
  isDraining(): boolean;
}
