import {
  type ExecutionResult,
  type FieldNode,
  GraphQLError,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import type { PlannedOperation } from '../planning/plan-operation.js';
import { answerIntrospection } from './answer-introspection.js';
import { describeObject, type ObjectShape } from './answer-shape.js';
import { collectFields } from './collect-fields.js';
import { compileObject } from './compile-projection.js';
import type { PendingError } from './failures.js';
import { generateJsonWriter, UNEXPECTED, type WriteObject } from './generate-json-writer.js';
import { isJsonObject, type JsonObject, type ResponsePath } from './json.js';
import { JsonBytes } from './json-bytes.js';
import type { OperationRun } from './operation-run.js';
import { ProjectionRun } from './projection-run.js';

/** Shapes the data of a finished run into what the client sees. */
export interface ProjectAnswer {
  readonly shape: ObjectShape;
  asResult(run: OperationRun): ExecutionResult;
  /** The answer's JSON text in UTF-8; undefined when there is more to it than data, or anything to look at closely. */
  asJson(run: OperationRun): Buffer | undefined;
}

/** One for all answers: each is written without a pause. */
const scratch = new JsonBytes();

/** Compiles the answer's shape. */
export function compileProjectAnswer(schema: GraphQLSchema, planned: PlannedOperation): ProjectAnswer {
  const { operation, fragments, denied, reservedNames } = planned;
  const rootType = schema.getRootType(operation.operation) as GraphQLObjectType;
  const context = { schema, fragments, denied, reservedNames };
  const introspection = [...collectFields(context, rootType, [operation.selectionSet]).values()]
    .flat()
    .filter((field: FieldNode) => field.name.value === '__schema' || field.name.value === '__type');
  const shape = describeObject(context, rootType, [operation.selectionSet]);
  const project = compileObject(shape);
  const asResult = (run: OperationRun): ExecutionResult => {
    if (introspection.length > 0) {
      const answer = answerIntrospection(schema, operation, fragments.values(), introspection, run.variables);
      Object.assign(run.data, answer);
    }
    const data = (project(run.data, new ProjectionRun(run)) as JsonObject | undefined) ?? null;
    for (const failure of run.failures.unreported()) run.errors.push(failure);
    const errors = run.errors.filter((error) => !error.isRepeated || isShown(error.path, data));
    return errors.length === 0 ? { data } : { errors: errors.map((error) => toClientError(error, data)), data };
  };
  // Generated with the first use: where only results are wanted there is none.
  let write: WriteObject | undefined | null = null;
  const asJson = (run: OperationRun): Buffer | undefined => {
    if (run.errors.length > 0 || run.failures.any) return undefined;
    if (write === null) write = generateJsonWriter(shape, true);
    if (!write) return undefined;
    scratch.clear();
    try {
      scratch.plain('{"data":');
      write(run.data, scratch);
      scratch.plain('}');
      return scratch.copy();
    } catch (error) {
      if (error === UNEXPECTED) return undefined;
      throw error;
    }
  };
  return { shape, asResult, asJson };
}

function toClientError({ message, path, extensions }: PendingError, data: JsonObject | null): GraphQLError {
  const shownPath = cutToAnswer(path, data);
  return new GraphQLError(message, { ...(shownPath.length > 0 && { path: shownPath }), extensions });
}

/** Whether the answer has something at this place, be it null. */
function isShown(path: ResponsePath, data: JsonObject | null): boolean {
  let at: unknown = data;
  for (const step of path) {
    if (Array.isArray(at)) at = at[Number(step)];
    else if (isJsonObject(at)) at = at[step];
    else return false;
  }
  return at !== undefined;
}

/** The part of the path that the client asked for: a field fetched as a key or for `@requires` is not in the answer. */
function cutToAnswer(path: ResponsePath, data: JsonObject | null): ResponsePath {
  let at: unknown = data;
  for (const [index, step] of path.entries()) {
    if (Array.isArray(at)) at = at[Number(step)];
    else if (!isJsonObject(at)) return path;
    else if (step in at) at = at[step];
    else return path.slice(0, index);
  }
  return path;
}
