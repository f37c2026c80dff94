/** How health says it. */
export const DATABASE_AWAY = 'the database does not answer';

/** What drivers call a server that cannot be reached, or that has gone while it was asked. */
const AWAY: ReadonlySet<unknown> = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'PROTOCOL_CONNECTION_LOST',
  'PROTOCOL_ENQUEUE_AFTER_FATAL_ERROR',
  'ER_CON_COUNT_ERROR',
  'ER_SERVER_SHUTDOWN',
  'ER_CONNECTION_KILLED',
  'ER_NEW_ABORTING_CONNECTION',
]);

interface DriverFault {
  code?: unknown;
  fatal?: unknown;
  driverError?: DriverFault;
  cause?: DriverFault;
  errors?: DriverFault[];
}

/** Whether `error`, or what it was caused by, says that the database is away: no bug, and gone when it is back. */
export function isDatabaseAway(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const { code, driverError, cause, errors = [] } = error as DriverFault;
  return AWAY.has(code) || isOnLostConnection(error) || [driverError, cause, ...errors].some(isDatabaseAway);
}

/**
 * What mysql2 says to a statement on a connection that was lost before: it has no code. What is as fatal and has one, such
 * as a wrong password, is for somebody to mend.
 */
function isOnLostConnection({ code, fatal }: DriverFault): boolean {
  return fatal === true && code === undefined;
}
