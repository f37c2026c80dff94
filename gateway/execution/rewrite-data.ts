import type { FetchDataRewrite } from '@apollo/query-planner';
import type { GraphQLSchema } from 'graphql';
import { matchesType } from '../planning/match-type.js';
import { isJsonObject, type JsonObject } from './json.js';

/** Changes an object in place; `typeName` is its type where it does not say so itself. */
export type Rewrite = (object: JsonObject, typeName?: unknown) => void;

const FRAGMENT_PREFIX = '... on ';

/**
 * The planner's rewrites as one function: a KeyRenamer gives back the client's name to a field that was fetched under an
 * alias, since its name means something else in a sibling type; a ValueSetter names an entity's `__typename` as the
 * subgraph knows it (interface objects).
 */
export function compileRewrites(
  schema: GraphQLSchema,
  rewrites: readonly FetchDataRewrite[] | undefined,
): Rewrite | undefined {
  if (!rewrites || rewrites.length === 0) return undefined;
  const all = rewrites.map((rewrite) => compileRewrite(schema, rewrite));
  return (object, typeName) => {
    for (const rewrite of all) rewrite(object, typeName);
  };
}

function compileRewrite(schema: GraphQLSchema, rewrite: FetchDataRewrite): Rewrite {
  const way = rewrite.path.slice(0, -1);
  const key = rewrite.path[rewrite.path.length - 1] as string;
  const change = (object: JsonObject): void => {
    if (!(key in object)) return;
    if (rewrite.kind === 'ValueSetter') {
      object[key] = rewrite.setValueTo;
    } else {
      object[rewrite.renameKeyTo] = object[key];
      delete object[key];
    }
  };
  const walk = (value: unknown, step: number, typeName: unknown): void => {
    if (Array.isArray(value)) {
      for (const element of value) walk(element, step, undefined);
      return;
    }
    if (!isJsonObject(value)) return;
    const next = way[step];
    if (next === undefined) change(value);
    else if (!next.startsWith(FRAGMENT_PREFIX)) walk(value[next], step + 1, undefined);
    else if (matchesType(schema, value.__typename ?? typeName, next.slice(FRAGMENT_PREFIX.length)))
      walk(value, step + 1, typeName);
  };
  return (object, typeName) => walk(object, 0, typeName);
}
