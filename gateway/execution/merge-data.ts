import { isJsonObject, type JsonObject } from './json.js';

/**
 * Adds what a fetch brought to each of the objects that it stands for: objects by key, lists by index. A value that is
 * there is never replaced by null. `source` may become part of the targets.
 */
export function mergeData(targets: readonly JsonObject[], source: JsonObject): void {
  for (const key of Object.keys(source)) {
    // A subgraph must not reach the prototype of our objects.
    if (key === '__proto__') continue;
    const incoming = source[key];
    for (const target of targets) {
      const existing = target[key];
      target[key] = existing === undefined ? incoming : mergeValue(existing, incoming);
    }
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
    mergeData([existing], incoming);
    return existing;
  }
  return incoming;
}
