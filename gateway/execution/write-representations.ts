import type { QueryPlanFieldNode, QueryPlanSelectionNode } from '@apollo/query-planner';
import type { GraphQLSchema } from 'graphql';
import { matchesType } from '../planning/match-type.js';
import { isJsonObject, type JsonObject } from './json.js';
import { compileKeyShapes, KeyIndex, type KeyShape } from './key-shape.js';
import type { Rewrite } from './rewrite-data.js';

/** Writes into `into` what is required of `source`; false when `source` lacks a part of it. */
type Writer = (source: JsonObject, into: JsonObject) => boolean;

/** The entities of one `_entities` request, equal ones once. */
export interface RepresentationBatch {
  readonly representations: JsonObject[];
  /** Beside each representation, the targets that it stands for. */
  readonly targets: JsonObject[][];
  /** The targets that lack what the subgraph needs to know. */
  readonly incomplete: JsonObject[];
}

/** A function from the targets of a Fetch node to its representations, made from the node's `requires`. */
export function compileRepresentations(
  schema: GraphQLSchema,
  requires: readonly QueryPlanSelectionNode[],
  rewriteInput: Rewrite | undefined,
): (targets: readonly JsonObject[]) => RepresentationBatch {
  const shapeOf = rewriteInput ? undefined : compileKeyShapes(schema, requires);
  return shapeOf ? representKeys(shapeOf) : representAnything(compileWriter(schema, requires), rewriteInput);
}

function representKeys(shapeOf: (typeName: unknown) => KeyShape | undefined) {
  return (targets: readonly JsonObject[]): RepresentationBatch => {
    const batch: RepresentationBatch = { representations: [], targets: [], incomplete: [] };
    const keys = new KeyIndex();
    for (const target of targets) {
      const shape = shapeOf(target.__typename);
      // None of the types that this fetch is for.
      if (!shape) continue;
      const place = keys.find(target, shape);
      if (!place) batch.incomplete.push(target);
      else if (place.index !== undefined) batch.targets[place.index]?.push(target);
      else {
        place.index = batch.representations.length;
        const representation: JsonObject = {};
        for (const { name, dataName } of shape) representation[name] = target[dataName];
        batch.representations.push(representation);
        batch.targets.push([target]);
      }
    }
    return batch;
  };
}

function representAnything(write: Writer, rewriteInput: Rewrite | undefined) {
  return (targets: readonly JsonObject[]): RepresentationBatch => {
    const batch: RepresentationBatch = { representations: [], targets: [], incomplete: [] };
    const indexes = new Map<string, number>();
    for (const target of targets) {
      const representation: JsonObject = {};
      if (!write(target, representation)) {
        batch.incomplete.push(target);
        continue;
      }
      // None of the types that this fetch is for.
      if (representation.__typename === undefined) continue;
      rewriteInput?.(representation);
      const key = JSON.stringify(representation);
      const index = indexes.get(key);
      if (index === undefined) {
        indexes.set(key, batch.representations.length);
        batch.representations.push(representation);
        batch.targets.push([target]);
      } else batch.targets[index]?.push(target);
    }
    return batch;
  };
}

function compileWriter(schema: GraphQLSchema, selections: readonly QueryPlanSelectionNode[]): Writer {
  const writers = selections.map((selection): Writer => {
    if (selection.kind === 'Field') return compileField(schema, selection);
    const write = compileWriter(schema, selection.selections);
    const condition = selection.typeCondition;
    if (condition === undefined) return write;
    return (source, into) => !matchesType(schema, source.__typename, condition) || write(source, into);
  });
  return (source, into) => {
    for (const write of writers) if (!write(source, into)) return false;
    return true;
  };
}

function compileField(schema: GraphQLSchema, { name, alias: dataName = name, selections }: QueryPlanFieldNode): Writer {
  const write = selections && compileWriter(schema, selections);
  // The planner leaves it out where the subgraph must tell types apart.
  const tellsType = selections?.some(({ kind }) => kind === 'InlineFragment') ?? false;
  /** The copy of a required value, or undefined when a part of it is missing. */
  const copy = (value: unknown, existing: unknown): unknown => {
    if (!write || value === null || value === undefined) return value;
    if (Array.isArray(value)) {
      const copies = value.map((element, index) =>
        copy(element, Array.isArray(existing) ? existing[index] : undefined),
      );
      return copies.includes(undefined) ? undefined : copies;
    }
    if (!isJsonObject(value)) return value;
    const into = isJsonObject(existing) ? existing : {};
    if (tellsType && value.__typename !== undefined) into.__typename = value.__typename;
    return write(value, into) ? into : undefined;
  };
  return (source, into) => {
    const value = copy(source[dataName], into[name]);
    if (value === undefined) return false;
    into[name] = value;
    return true;
  };
}
