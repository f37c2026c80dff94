import type { SubgraphResponse } from './subgraph-transport.js';

/** An equal answer for one more reader: each writes into the data that it receives. Errors are read only, and not copied. */
export function copyResponse(response: SubgraphResponse): SubgraphResponse {
  return isObject(response.data) ? { ...response, data: copyObject(response.data) } : { ...response };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function copyObject(object: Record<string, unknown>): Record<string, unknown> {
  const copy = { ...object };
  for (const key of Object.keys(copy)) {
    const value = copy[key];
    if (typeof value === 'object' && value !== null && key !== '__proto__') copy[key] = copyValue(value);
  }
  return copy;
}

function copyValue(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copyValue);
  return isObject(value) ? copyObject(value) : value;
}
