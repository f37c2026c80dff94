import { decodeCursor, encodeCursor } from './cursor-text.js';
import { badInput } from './errors.js';
import { COMMON_REFUSALS } from './refusals.js';

/** A cursor that names its list and the order of that, so that no other list or order reads it. */
export function writeListCursor(list: string, keys: readonly string[]): string {
  return encodeCursor([list, ...keys]);
}

/** The keys in a cursor of `list`. Throws `BAD_USER_INPUT` at `after` for what this list did not give. */
export function readListCursor<Keys extends readonly string[]>(
  list: string,
  cursor: string,
  count: Keys['length'],
): Keys {
  const foreign = () => badInput('after', COMMON_REFUSALS.foreignCursorOfList);
  const parts = decodeCursor(cursor);
  if (parts?.length !== count + 1 || parts[0] !== list) throw foreign();
  const keys = parts.slice(1);
  if (!keys.every((key) => typeof key === 'string')) throw foreign();
  return keys as unknown as Keys;
}
