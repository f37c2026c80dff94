import type { IncomingHttpHeaders } from 'node:http';
import type { Credentials } from './identify-viewer.js';

/** The credentials in an HTTP request's headers. */
export function credentialsOfHeaders(headers: IncomingHttpHeaders): Credentials {
  const purpose = headers['x-purpose'];
  return {
    authorization: headers.authorization,
    acceptLanguage: headers['accept-language'],
    purpose: Array.isArray(purpose) ? purpose[0] : purpose,
  };
}

/**
 * The credentials of a WebSocket connection: its `connectionParams`, read like headers without regard to case (and
 * `token` for the bare token), else the headers of its upgrade request.
 */
export function credentialsOfConnection(
  params: Readonly<Record<string, unknown>> | undefined,
  headers: IncomingHttpHeaders,
): Credentials {
  const given = new Map<string, string>();
  for (const [name, value] of Object.entries(params ?? {})) {
    if (typeof value === 'string') given.set(name.toLowerCase(), value);
  }
  const inHeaders = credentialsOfHeaders(headers);
  return {
    authorization: given.get('authorization') ?? given.get('token') ?? inHeaders.authorization,
    acceptLanguage: given.get('accept-language') ?? inHeaders.acceptLanguage,
    purpose: given.get('x-purpose') ?? inHeaders.purpose,
  };
}
