import { isJsonObject, type JsonObject } from './json.js';

/**
 * Adds what a fetch brought to what is there: objects by key, lists by index. A value that is there is never replaced by
 * null. `source` may become part of `target`.
 */
export function mergeData(target: JsonObject, source: JsonObject): void {
  for (const key of Object.keys(source)) {
    // A subgraph must not reach the prototype of our objects.
    if (key === '__proto__') continue;
    target[key] = mergeValue(target[key], source[key]);
  }
}

function mergeValue(existing: unknown, incoming: unknown): unknown {
  if (existing === undefined || existing === null) return incoming;
  if (incoming === undefined || incoming === null || incoming === existing) return existing;
  if (Array.isArray(existing) && Array.isArray(incoming)) {
    for (let index = 0; index < incoming.length; index++)
      existing[index] = mergeValue(existing[index], incoming[index]);
    return existing;
  }
  if (isJsonObject(existing) && isJsonObject(incoming)) {
    mergeData(existing, incoming);
    return existing;
  }
  return incoming;
}
