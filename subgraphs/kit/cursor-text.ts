/** The parts of a cursor as its text. */
export function encodeCursor(parts: readonly unknown[]): string {
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

/** The parts of a cursor; undefined for a text that `encodeCursor` never wrote, such as one with something behind it. */
export function decodeCursor(cursor: string): unknown[] | undefined {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    return Array.isArray(parts) && encodeCursor(parts) === cursor ? parts : undefined;
  } catch {
    return undefined;
  }
}
