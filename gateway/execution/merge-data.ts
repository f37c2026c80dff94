import type { FetchedField } from './fetched-fields.js';
import { isJsonObject, type JsonObject } from './json.js';

/**
 * Adds the fields that a fetch asked for, and nothing else that its subgraph answered, to each of the objects that the
 * answer stands for: objects by these fields, lists by index. A value that is there is never replaced by null. `source`
 * may become part of the targets.
 */
export function mergeData(targets: readonly JsonObject[], source: JsonObject, fields: readonly FetchedField[]): void {
  for (const field of fields) {
    const { name } = field;
    const incoming = read(source, field);
    if (incoming === undefined) continue;
    for (const target of targets) {
      const existing = read(target, field);
      target[name] = existing === undefined ? incoming : mergeValue(existing, incoming, field);
    }
  }
}

function mergeValue(existing: unknown, incoming: unknown, field: FetchedField): unknown {
  if (existing === undefined || existing === null) return incoming;
  if (incoming === undefined || incoming === null || incoming === existing) return existing;
  if (!field.within) return field.isSettled(existing) ? existing : incoming;
  if (Array.isArray(existing) && Array.isArray(incoming)) {
    for (let index = 0; index < incoming.length; index++) {
      existing[index] = mergeValue(existing[index], incoming[index], field);
    }
    return existing;
  }
  if (!isJsonObject(existing) || !isJsonObject(incoming)) return incoming;
  mergeData([existing], incoming, field.within);
  return existing;
}

function read(object: JsonObject, { name, isInherited }: FetchedField): unknown {
  return isInherited && !Object.hasOwn(object, name) ? undefined : object[name];
}
