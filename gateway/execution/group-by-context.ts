import type { FetchDataKeyRenamer } from '@apollo/query-planner';
import type { GraphQLSchema } from 'graphql';
import { matchesType } from '../planning/match-type.js';
import { isJsonObject, type JsonObject } from './json.js';
import { type PlacedTarget, placeTargets, type TargetPath } from './locate-targets.js';

/** Targets of one fetch that can be asked for together, and the variables that hold for all of them. */
export interface TargetGroup {
  readonly targets: JsonObject[];
  readonly variables: JsonObject;
}

const PARENT = '..';
const FRAGMENT_PREFIX = '... on ';

/** The targets of a fetch, grouped by the values that `@fromContext` arguments take from the objects around them. */
export function compileTargetGroups(
  schema: GraphQLSchema,
  rewrites: readonly FetchDataKeyRenamer[],
  path: TargetPath,
): (data: JsonObject) => readonly TargetGroup[] {
  return (data) => {
    const groups = new Map<string, TargetGroup>();
    for (const target of placeTargets(data, path)) {
      const variables: JsonObject = {};
      for (const { path: way, renameKeyTo } of rewrites) {
        const value = readContext(schema, target, way);
        if (value !== undefined) variables[renameKeyTo] = value;
      }
      const key = JSON.stringify(variables);
      const group = groups.get(key);
      if (group) group.targets.push(target.object);
      else groups.set(key, { targets: [target.object], variables });
    }
    return [...groups.values()];
  };
}

/** The value at the end of the way, which first leads outwards; undefined when an object on it is of another type. */
function readContext(schema: GraphQLSchema, { object, ancestors }: PlacedTarget, way: readonly string[]): unknown {
  const outwards = way.filter((step) => step === PARENT).length;
  let value: unknown = outwards === 0 ? object : ancestors[ancestors.length - outwards];
  for (const step of way) {
    if (step === PARENT) continue;
    if (step.startsWith(FRAGMENT_PREFIX)) {
      const condition = step.slice(FRAGMENT_PREFIX.length);
      if (!isJsonObject(value) || !matchesType(schema, value.__typename, condition)) return undefined;
    } else value = read(value, step);
  }
  return value;
}

function read(value: unknown, name: string): unknown {
  if (Array.isArray(value)) return value.map((element) => read(element, name));
  return isJsonObject(value) ? value[name] : value;
}
