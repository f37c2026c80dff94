import { isJsonObject, type JsonObject, type ResponsePath } from './json.js';

/** One step of a Flatten node's path. */
interface TargetStep {
  /** The response name to follow; absent: every element of a list. */
  readonly name?: string;
  /** Go on only from objects of these types. */
  readonly types?: ReadonlySet<unknown>;
}

/** Where a fetch finds the objects that it fills. */
export type TargetPath = readonly TargetStep[];

/** An object that a fetch fills, and where the client finds it. */
export interface PlacedTarget {
  readonly object: JsonObject;
  readonly path: ResponsePath;
  /** The objects around it, from the answer's root inwards. */
  readonly ancestors: readonly JsonObject[];
}

/** Reads the planner's path: response names, `@` for every element of a list, either with a condition: `@|[Book,Film]`. */
export function parseTargetPath(path: readonly string[]): TargetPath {
  return path.flatMap((element) => {
    const [, name = '', types] = /^([^|]*)(?:\|\[(.*)\])?$/.exec(element) ?? [];
    const condition = types === undefined ? {} : { types: new Set(types.split(',')) };
    // The empty name is the root, which has one type only.
    if (name === '') return [];
    return [name === '@' ? condition : { name, ...condition }];
  });
}

/** The objects at a path. Nulls, holes and objects of other types are passed over. */
export function locateTargets(data: JsonObject, path: TargetPath): JsonObject[] {
  let level: unknown[] = [data];
  for (const { name, types } of path) {
    const next = name === undefined ? elementsOf(level) : valuesOf(level, name);
    level = types ? next.filter((value) => isJsonObject(value) && types.has(value.__typename)) : next;
  }
  return level.filter(isJsonObject);
}

function elementsOf(lists: readonly unknown[]): unknown[] {
  const elements: unknown[] = [];
  for (const list of lists) {
    if (Array.isArray(list)) for (let index = 0; index < list.length; index++) elements.push(list[index]);
  }
  return elements;
}

function valuesOf(objects: readonly unknown[], name: string): unknown[] {
  const values: unknown[] = [];
  for (const object of objects) if (isJsonObject(object)) values.push(object[name]);
  return values;
}

/** As {@link locateTargets} and in the same order, with what is around each object. It costs more. */
export function placeTargets(data: JsonObject, path: TargetPath): PlacedTarget[] {
  let level: { value: unknown; path: ResponsePath; ancestors: readonly JsonObject[] }[] = [
    { value: data, path: [], ancestors: [] },
  ];
  for (const { name, types } of path) {
    const next = level.flatMap(({ value, path: at, ancestors }) => {
      if (name !== undefined) {
        return isJsonObject(value)
          ? [{ value: value[name], path: [...at, name], ancestors: [...ancestors, value] }]
          : [];
      }
      if (!Array.isArray(value)) return [];
      return value.map((element, index) => ({ value: element, path: [...at, index], ancestors }));
    });
    level = types ? next.filter(({ value }) => isJsonObject(value) && types.has(value.__typename)) : next;
  }
  return level.flatMap(({ value, ...place }) => (isJsonObject(value) ? [{ object: value, ...place }] : []));
}
