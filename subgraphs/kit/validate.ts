import type { z } from 'zod';
import { badInputs } from './errors.js';
import { wordsOfIssue } from './issue-words.js';
import { COMMON_REFUSALS } from './refusals.js';

/** What no database keeps as it was sent: SQLite ends a text at U+0000, and half of a surrogate pair is not UTF-8. */
const UNSTORABLE = /[\0\p{Surrogate}]/u;

/** The paths below `path` of the texts in `value` that cannot be stored as they are. */
function findUnstorable(value: unknown, path: string): string[] {
  if (typeof value === 'string') return UNSTORABLE.test(value) ? [path] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) => findUnstorable(part, `${path}.${name}`));
}

/**
 * `value` as `schema` parses it. Throws `BAD_USER_INPUT` with the path of every bad field below `name`, the argument
 * that the client wrote.
 */
export function validate<S extends z.ZodType>(schema: S, value: unknown, name = 'input'): z.output<S> {
  const unstorable = findUnstorable(value, name);
  if (unstorable.length > 0) {
    throw badInputs(unstorable.map((path) => ({ path, words: COMMON_REFUSALS.unstorable })));
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw badInputs(
    parsed.error.issues.map((issue) => ({
      path: [name, ...issue.path.map(String)].join('.'),
      words: wordsOfIssue(issue),
    })),
  );
}
