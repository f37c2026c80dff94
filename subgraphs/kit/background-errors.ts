import type { Logger } from 'pino';
import { ERRORS } from '../../schema/errors.js';
import { MigrationsMissingError } from './database.js';
import { isDatabaseAway } from './database-away.js';
import { CodedError } from './errors.js';

/** What is away is told no more often than this. */
const AGAIN_AFTER_MS = 10_000;
/** What others still load is nothing to be told of for so long: a hub that starts waits for it. */
const STARTING_MS = 10_000;

/**
 * Tells the log what goes wrong between requests. What is away or missing, where many tries fail until it is there, is a
 * warning once in a while; everything else is an error each time.
 */
export function backgroundErrors(logger: Logger, work: string): (error: unknown) => void {
  const startedMs = performance.now();
  let quietUntilMs = 0;
  return (error) => {
    if (!isAway(error)) return logger.error({ err: error, work }, 'background work failed');
    const nowMs = performance.now();
    if (nowMs < quietUntilMs || (isStillLoading(error) && nowMs - startedMs < STARTING_MS)) return;
    quietUntilMs = nowMs + AGAIN_AFTER_MS;
    logger.warn({ reason: reasonOf(error), work }, 'what is needed does not answer; trying again');
  };
}

function isStillLoading(error: unknown): boolean {
  return error instanceof CodedError && error.code === 'NOT_READY';
}

function isAway(error: unknown): boolean {
  if (error instanceof CodedError) return ERRORS[error.code].retryable;
  return isDatabaseAway(error) || error instanceof MigrationsMissingError;
}

function reasonOf(error: unknown): string {
  const { message, code } = error as { message?: string; code?: unknown };
  return message || String(code);
}
