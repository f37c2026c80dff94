import { isJsonObject, type JsonObject, type ResponsePath } from './json.js';

/** An object that a fetch fills, and where the client finds it. */
export interface PlacedTarget {
  readonly object: JsonObject;
  readonly path: ResponsePath;
}

/** The objects at a Flatten node's path, where `@` stands for every element of a list. Nulls and holes are passed over. */
export function locateTargets(data: JsonObject, path: readonly string[]): JsonObject[] {
  let level: unknown[] = [data];
  for (const step of path) {
    const next: unknown[] = [];
    for (const value of level) {
      if (step === '@') {
        if (Array.isArray(value)) for (const element of value) next.push(element);
      } else if (isJsonObject(value)) next.push(value[step]);
    }
    level = next;
  }
  return level.filter(isJsonObject);
}

/** As {@link locateTargets} and in the same order, with each object's path. For errors only: it costs more. */
export function placeTargets(data: JsonObject, path: readonly string[]): PlacedTarget[] {
  let level: { value: unknown; path: ResponsePath }[] = [{ value: data, path: [] }];
  for (const step of path) {
    level = level.flatMap(({ value, path: at }) => {
      if (step !== '@') return isJsonObject(value) ? [{ value: value[step], path: [...at, step] }] : [];
      return Array.isArray(value) ? value.map((element, index) => ({ value: element, path: [...at, index] })) : [];
    });
  }
  return level.flatMap(({ value, path: at }) => (isJsonObject(value) ? [{ object: value, path: at }] : []));
}
