import type { QueryPlanSelectionNode } from '@apollo/query-planner';
import type { GraphQLSchema } from 'graphql';
import { matchesType } from '../planning/match-type.js';
import type { JsonObject } from './json.js';

/** What a fetch requires of objects of one type when that is leaf values only: the name of each here and in the data. */
export type KeyShape = readonly { readonly name: string; readonly dataName: string }[];

/**
 * The shapes by type name, made when a type first appears: undefined for types that the fetch is not for. No function at
 * all when something within objects is required.
 */
export function compileKeyShapes(
  schema: GraphQLSchema,
  requires: readonly QueryPlanSelectionNode[],
): ((typeName: unknown) => KeyShape | undefined) | undefined {
  const fragments: { condition: string; fields: KeyShape }[] = [];
  for (const fragment of requires) {
    if (fragment.kind !== 'InlineFragment' || fragment.typeCondition === undefined) return undefined;
    const fields: { name: string; dataName: string }[] = [];
    for (const field of fragment.selections) {
      if (field.kind !== 'Field' || field.selections) return undefined;
      fields.push({ name: field.name, dataName: field.alias ?? field.name });
    }
    fragments.push({ condition: fragment.typeCondition, fields });
  }
  const shapes = new Map<string, KeyShape | undefined>();
  return (typeName) => {
    // Only types that exist are kept: there are not more of them because a subgraph says so.
    if (typeof typeName !== 'string' || !schema.getType(typeName)) return undefined;
    if (!shapes.has(typeName)) {
      const fields = new Map<string, KeyShape[number]>();
      for (const fragment of fragments) {
        if (!matchesType(schema, typeName, fragment.condition)) continue;
        for (const field of fragment.fields) fields.set(field.name, field);
      }
      shapes.set(typeName, fields.has('__typename') ? [...fields.values()] : undefined);
    }
    return shapes.get(typeName);
  };
}

/** Keys that are equal so far. */
class Branch {
  /** Of the representation, where a key ends here. */
  index: number | undefined;
  private branches: Map<unknown, Branch> | undefined;

  at(value: unknown): Branch {
    // Text of an object and the same text itself are told apart by a branch in between.
    if (typeof value === 'object' && value !== null) return this.at(Branch).at(JSON.stringify(value));
    this.branches ??= new Map();
    let branch = this.branches.get(value);
    if (!branch) {
      branch = new Branch();
      this.branches.set(value, branch);
    }
    return branch;
  }
}

/** Tells which objects have the same key, by its values one after the other: no text is written for it. */
export class KeyIndex {
  private readonly root = new Branch();

  /** The place of the object's key; undefined when a part of the key is missing. */
  find(object: JsonObject, shape: KeyShape): { index: number | undefined } | undefined {
    let branch = this.root;
    for (const { dataName } of shape) {
      const value = object[dataName];
      if (value === undefined) return undefined;
      branch = branch.at(value);
    }
    return branch;
  }
}
