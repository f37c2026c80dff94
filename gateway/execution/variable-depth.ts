import { GraphQLError } from 'graphql';

/** How many lists and objects within each other a variable may have: no use comes near, and every stack bears it. */
const MAX_DEPTH = 500;

/** Throws a GraphQLError `OPERATION_TOO_COMPLEX` for a variable that whoever walks it could exhaust the stack with. */
export function assertShallowVariables(given: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(given)) {
    if (!isNestedDeeper(value, MAX_DEPTH)) continue;
    throw new GraphQLError(`Variable "$${name}" is nested more than ${MAX_DEPTH} levels deep.`, {
      extensions: { code: 'OPERATION_TOO_COMPLEX', retryable: false },
    });
  }
}

/** Goes level by level, since a walk into the depth could itself exhaust the stack. */
function isNestedDeeper(value: unknown, levels: number): boolean {
  let level = [value].filter(isNest);
  for (let depth = 0; level.length > 0; depth++) {
    if (depth === levels) return true;
    level = level.flatMap((nest) => Object.values(nest).filter(isNest));
  }
  return false;
}

function isNest(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
