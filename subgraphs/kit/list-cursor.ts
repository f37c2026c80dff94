import { badInput } from './errors.js';
import { COMMON_REFUSALS } from './refusals.js';

/** A cursor that names its list and the order of that, so that no other list or order reads it. */
export function writeListCursor(list: string, keys: readonly string[]): string {
  return Buffer.from(JSON.stringify([list, ...keys])).toString('base64url');
}

/** The keys in a cursor of `list`. Throws `BAD_USER_INPUT` at `after` for what this list did not give. */
export function readListCursor<Keys extends readonly string[]>(
  list: string,
  cursor: string,
  count: Keys['length'],
): Keys {
  const foreign = () => badInput('after', COMMON_REFUSALS.foreignCursorOfList);
  let parts: unknown;
  try {
    parts = JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    throw foreign();
  }
  if (!Array.isArray(parts) || parts.length !== count + 1 || parts[0] !== list) throw foreign();
  const keys: unknown[] = parts.slice(1);
  if (!keys.every((key) => typeof key === 'string')) throw foreign();
  return keys as unknown as Keys;
}
