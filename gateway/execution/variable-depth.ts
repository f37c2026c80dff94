import { GraphQLError } from 'graphql';
import { nestsTooDeep } from './json.js';

/** How many lists and objects within each other a variable may have: no use comes near, and every stack bears it. */
const MAX_DEPTH = 500;

/** Throws a GraphQLError `OPERATION_TOO_COMPLEX` for a variable that whoever walks it could exhaust the stack with. */
export function assertShallowVariables(given: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(given)) {
    if (!nestsTooDeep(value, MAX_DEPTH)) continue;
    throw new GraphQLError(`Variable "$${name}" is nested more than ${MAX_DEPTH} levels deep.`, {
      extensions: { code: 'OPERATION_TOO_COMPLEX', retryable: false },
    });
  }
}
