import { ConfigurationError } from '../../configuration/environment.js';
import { VARIABLES } from '../../configuration/variables.js';

/** With these a server answers whom it does not let in, or not to this database. */
const REFUSAL = /^ER_(\w*ACCESS_DENIED\w*|BAD_DB_ERROR)$/;

interface Fault {
  code?: unknown;
  message?: string;
  driverError?: Fault;
}

/** What was thrown, or the variable that is to blame for it where it is one. */
export function blameConfiguration(error: unknown): unknown {
  const { code, message, driverError } = (error ?? {}) as Fault;
  if (code === 'EADDRINUSE') return new ConfigurationError('PORT', 'a port that is free', '0');
  const { kind } = VARIABLES.SIMPUL_DATABASE;
  if ([code, driverError?.code].some((one) => REFUSAL.test(String(one)))) {
    return new ConfigurationError('SIMPUL_DATABASE', `a database that lets its user in (${message})`, kind.example);
  }
  if (error instanceof URIError) {
    const expectation = 'a URL with what is special in user and password percent-encoded';
    return new ConfigurationError('SIMPUL_DATABASE', expectation, kind.example);
  }
  return error;
}
