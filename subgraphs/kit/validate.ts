import type { z } from 'zod';
import { CodedError } from './errors.js';

/**
 * `value` as `schema` parses it. Throws `BAD_USER_INPUT` with the path of every bad field below `name`, the argument
 * that the client wrote.
 */
export function validate<S extends z.ZodType>(schema: S, value: unknown, name = 'input'): z.output<S> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new CodedError('BAD_USER_INPUT', {
    fields: parsed.error.issues.map((issue) => ({
      path: [name, ...issue.path.map(String)].join('.'),
      message: issue.message,
    })),
  });
}
