import type { GraphqlError } from '../../../demo/hub-client.js';

/** What a socket that was closed or not opened, or a failed request, says. */
interface EndOfConnection {
  code?: unknown;
  cause?: unknown;
  error?: unknown;
}

/** Why a stream ended, in a word: the hub's error code, the socket's close code, or what went wrong below them. */
export function nameEnd(error: unknown): string {
  const [first] = Array.isArray(error) ? (error as GraphqlError[]) : [];
  if (first) return `${first.extensions?.code}${first.path ? ' within an event' : ''}`;
  const { code, cause, error: below } = (error ?? {}) as EndOfConnection;
  const reason = (below ?? cause ?? error) as EndOfConnection | undefined;
  if (reason instanceof DOMException) return reason.name;
  return String(reason?.code ?? code ?? (reason instanceof Error ? reason.message : reason));
}
