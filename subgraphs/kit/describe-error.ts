/** What log lines say of an error. */
export interface DescribedError {
  type: string;
  message: string;
  stack?: string;
  cause?: DescribedError;
}

/**
 * An error for a log line: its name, message and stack, and those of its cause. Whatever else it carries stays out, for a
 * failed statement carries the values that it was to write, personal data among them.
 */
export function describeError(error: unknown): DescribedError {
  if (!(error instanceof Error)) return { type: typeof error, message: String(error) };
  const { name, message, stack, cause } = error;
  return { type: name, message, stack, ...(cause !== undefined && { cause: describeError(cause) }) };
}
