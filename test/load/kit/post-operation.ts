/** What a client sends. */
export interface Operation {
  query: string;
  variables?: Record<string, unknown>;
}

/** Asks once, as any client does: the status, and the body as it came. */
export async function postOperation(
  port: number,
  operation: Operation,
  headers: Record<string, string> = {},
): Promise<{ status: number; body: string }> {
  const response = await fetch(`http://127.0.0.1:${port}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json', ...headers },
    body: JSON.stringify(operation),
  });
  return { status: response.status, body: await response.text() };
}
