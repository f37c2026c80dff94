import type { FetchNode } from '@apollo/query-planner';
import type { GraphQLSchema } from 'graphql';
import { ERRORS } from '../../schema/errors.js';
import { clientNameOf } from '../planning/data-names.js';
import { renamedFields } from '../planning/renamed-fields.js';
import type { SubgraphError, SubgraphResponse } from '../transport/subgraph-transport.js';
import { FetchedFields } from './fetched-fields.js';
import { isJsonObject, type JsonObject, type ResponsePath } from './json.js';
import { placeTargets, type TargetPath } from './locate-targets.js';
import { mergeData } from './merge-data.js';
import type { OperationRun } from './operation-run.js';
import { compileRewrites } from './rewrite-data.js';

/**
 * Takes a subgraph's answer into a run. `targets` are the objects that it fills: one group for a root fetch, one per
 * representation for an entity fetch.
 */
export type ReadAnswer = (run: OperationRun, answer: SubgraphResponse, targets: readonly JsonObject[][]) => void;

/** One object of the answer, and the errors within it with their paths from there. */
interface Part {
  readonly value: unknown;
  readonly targets: readonly JsonObject[];
  readonly typeName: unknown;
  readonly errors: { readonly error: SubgraphError; readonly rest: ResponsePath }[];
}

const UNAVAILABLE: SubgraphError = {
  message: ERRORS.SUBGRAPH_UNAVAILABLE.meaning.en,
  extensions: { code: 'SUBGRAPH_UNAVAILABLE' },
};

/**
 * Makes the reader of a Fetch node's answers at `path`: merges the data into its targets, gives errors the client's paths
 * (an entity that stands in several places has its error in each), and leaves a failure where data is missing.
 */
export function compileReadAnswer(schema: GraphQLSchema, node: FetchNode, path: TargetPath): ReadAnswer {
  const rewrite = compileRewrites(schema, node.outputRewrites);
  const renamed = renamedFields(node);
  const fields = new FetchedFields(schema, node);

  return (run, answer, targets) => {
    const { parts, unplaced } = node.requires ? splitEntities(answer, targets) : splitRoot(answer, targets);
    for (const part of parts) {
      if (!isJsonObject(part.value)) continue;
      rewrite?.(part.value, part.typeName);
      mergeData(part.targets, part.value, fields.of(part.typeName));
    }
    if (unplaced.length === 0 && parts.every((part) => part.errors.length === 0)) return;

    const places = new Map<JsonObject, ResponsePath[]>();
    for (const place of placeTargets(run.data, path)) {
      const known = places.get(place.object);
      if (known) known.push(place.path);
      else places.set(place.object, [place.path]);
    }
    const fail = (error: SubgraphError, objects: readonly JsonObject[], isPlaced: boolean): void => {
      const first = objects[0] && places.get(objects[0])?.[0];
      const failure = {
        message: error.message,
        extensions: extensionsOf(error, node.serviceName),
        path: clientPathOf(first && first.length > 0 ? first : soleRootField(node, fields)),
      };
      run.failures.add({ ...failure, isPlaced, isReported: isPlaced }, objects, fields.names());
    };
    for (const error of unplaced) fail(error, targets.flat(), false);
    for (const part of parts) {
      for (const { error, rest } of part.errors) {
        const isWithin = rest.length > 0;
        if (!isJsonObject(part.value) || !isWithin) fail(error, part.targets, isWithin);
        if (!isWithin) continue;
        const dataRest = rest.map((step) => (typeof step === 'string' ? (renamed.get(step) ?? step) : step));
        for (const at of part.targets.flatMap((target) => places.get(target) ?? [])) {
          const extensions = extensionsOf(error, node.serviceName);
          run.errors.push({ message: error.message, path: clientPathOf([...at, ...dataRest]), extensions });
        }
      }
    }
  };
}

/** The path of the field that a root fetch asks for, when it is one. */
function soleRootField(node: FetchNode, fields: FetchedFields): ResponsePath {
  const [name, ...others] = fields.names();
  return node.requires || name === undefined || others.length > 0 ? [] : [name];
}

function clientPathOf(path: ResponsePath): ResponsePath {
  return path.map((step) => (typeof step === 'string' ? clientNameOf(step) : step));
}

function splitRoot(answer: SubgraphResponse, [targets = []]: readonly JsonObject[][]) {
  const errors = answer.errors ?? [];
  const placed = errors.filter((error) => error.path && error.path.length > 0);
  const part: Part = {
    value: answer.data,
    targets,
    typeName: undefined,
    errors: placed.map((error) => ({ error, rest: error.path as ResponsePath })),
  };
  const isMute = !isJsonObject(answer.data) && errors.length === 0;
  return { parts: [part], unplaced: isMute ? [UNAVAILABLE] : errors.filter((error) => !placed.includes(error)) };
}

function splitEntities(answer: SubgraphResponse, targets: readonly JsonObject[][]) {
  const given = answer.data?._entities;
  // With more or fewer than were asked for, nobody knows which is which.
  const entities = Array.isArray(given) && given.length === targets.length ? given : undefined;
  const parts = targets.map(
    (group, index): Part => ({
      value: entities?.[index],
      targets: group,
      typeName: group[0]?.__typename,
      errors: [],
    }),
  );
  const unplaced: SubgraphError[] = [];
  for (const error of answer.errors ?? []) {
    const part =
      error.path?.[0] === '_entities' && typeof error.path[1] === 'number' ? parts[error.path[1]] : undefined;
    if (part && error.path) part.errors.push({ error, rest: error.path.slice(2) });
    else unplaced.push(error);
  }
  if (!entities && (answer.errors ?? []).length === 0) unplaced.push(UNAVAILABLE);
  return { parts, unplaced };
}

/**
 * What a subgraph says beside the message. Its `http` stays behind: Apollo Server would take it for the status and headers
 * of the client's answer. `subgraph` tells whoever presents the error whose it is, and is never the subgraph's to say.
 */
function extensionsOf(error: SubgraphError, subgraph: string): Record<string, unknown> {
  const { http: _, ...extensions } = isJsonObject(error.extensions) ? error.extensions : {};
  return { ...extensions, code: extensions.code ?? 'INTERNAL_SERVER_ERROR', subgraph };
}
