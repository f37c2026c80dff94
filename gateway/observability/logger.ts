import { type BaseLogger, pino } from 'pino';

/** What the gateway needs of a logger; never given variables, tokens, secrets or the text of an operation. */
export type Logger = Pick<BaseLogger, 'debug' | 'info' | 'warn' | 'error'>;

/** JSON lines on standard output, from `level` upwards. */
export function createLogger(level: string): Logger {
  return pino({
    level,
    base: { service: 'gateway' },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
  });
}
