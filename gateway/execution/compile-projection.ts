import {
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLEnumType,
  type GraphQLList,
  type GraphQLOutputType,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isListType,
  isNonNullType,
  isUnionType,
  type SelectionSetNode,
} from 'graphql';
import { dataNameOf } from '../planning/data-names.js';
import type { Denial } from '../planning/plan-operation.js';
import { collectFields, type SelectionContext } from './collect-fields.js';
import { isJsonObject, type JsonObject } from './json.js';
import type { ProjectionRun } from './projection-run.js';

/** Everything that the shape of an answer depends on. */
export interface ProjectionContext extends SelectionContext {
  readonly denied: ReadonlyMap<FieldNode, Denial>;
  /** See planning/data-names.ts. */
  readonly reservedNames: ReadonlySet<string>;
}

/** Gives what the client sees of a value. `undefined`: a null that its parent may not hold, and that is reported. */
export type Project = (value: unknown, run: ProjectionRun) => unknown;

/** Gives one field of an object. */
type ProjectField = (object: JsonObject, run: ProjectionRun) => unknown;

/** Makes the projection of an object that the selections are made on: aliases, fragments, nulls, enums, order of fields. */
export function compileObject(
  context: ProjectionContext,
  type: GraphQLCompositeType,
  selectionSets: readonly SelectionSetNode[],
): Project {
  const fields = [...collectFields(context, type, selectionSets)].map(
    ([name, nodes]) => [name, compileField(context, type, name, nodes)] as const,
  );
  return (value, run) => {
    if (!isJsonObject(value)) return invalid(run, `an object of type ${type.name}`);
    const shown: JsonObject = Object.create(null);
    for (const [name, project] of fields) {
      run.path.push(name);
      const field = project(value, run);
      run.path.pop();
      if (field === undefined) return undefined;
      shown[name] = field;
    }
    return shown;
  };
}

function compileField(
  context: ProjectionContext,
  parent: GraphQLCompositeType,
  name: string,
  nodes: FieldNode[],
): ProjectField {
  const fieldName = (nodes[0] as FieldNode).name.value;
  if (fieldName === '__typename') return (object) => object.__typename ?? parent.name;
  // Introspection is answered by the gateway and stands in the data as it will be shown.
  if (fieldName.startsWith('__')) return (object) => object[name];
  const definition = isUnionType(parent) ? undefined : parent.getFields()[fieldName];
  if (!definition) throw new Error(`The schema has no field ${parent.name}.${fieldName}.`);

  const dataName = dataNameOf(nodes[0] as FieldNode, context.reservedNames);
  const isNullable = !isNonNullType(definition.type);
  const coordinate = `${parent.name}.${fieldName}`;
  const allowed = nodes.filter((node) => !context.denied.has(node));
  if (allowed.length === 0) {
    const denial = context.denied.get(nodes[0] as FieldNode) as Denial;
    return (_object, run) => {
      run.reportDenial(denial);
      return isNullable ? null : undefined;
    };
  }
  const selectionSets = allowed.flatMap((node) => node.selectionSet ?? []);
  const project = compileValue(context, definition.type, selectionSets, coordinate);
  return (object, run) => {
    const value = object[dataName];
    if (value === undefined) run.reportHole(object, dataName);
    return project(value ?? null, run);
  };
}

function compileValue(
  context: ProjectionContext,
  type: GraphQLOutputType,
  selectionSets: readonly SelectionSetNode[],
  coordinate: string,
): Project {
  if (isNonNullType(type)) {
    const project = compileNonNull(context, type.ofType, selectionSets, coordinate);
    return (value, run) => {
      const shown = value === null ? null : project(value, run);
      if (shown === null) run.reportNull(coordinate);
      return shown ?? undefined;
    };
  }
  const project = compileNonNull(context, type, selectionSets, coordinate);
  return (value, run) => (value === null ? null : (project(value, run) ?? null));
}

/** The projection of values that are not null. */
function compileNonNull(
  context: ProjectionContext,
  type: GraphQLOutputType,
  selectionSets: readonly SelectionSetNode[],
  coordinate: string,
): Project {
  if (isListType(type)) return compileList(context, type, selectionSets, coordinate);
  if (isEnumType(type)) return compileEnum(type);
  if (!isCompositeType(type)) return (value) => value;
  return isAbstractType(type)
    ? compileAbstract(context, type, selectionSets)
    : compileObject(context, type, selectionSets);
}

function compileList(
  context: ProjectionContext,
  type: GraphQLList<GraphQLOutputType>,
  selectionSets: readonly SelectionSetNode[],
  coordinate: string,
): Project {
  const project = compileValue(context, type.ofType, selectionSets, coordinate);
  return (value, run) => {
    if (!Array.isArray(value)) return invalid(run, 'a list');
    const shown = new Array<unknown>(value.length);
    for (let index = 0; index < value.length; index++) {
      run.path.push(index);
      const element = project(value[index] ?? null, run);
      run.path.pop();
      if (element === undefined) return undefined;
      shown[index] = element;
    }
    return shown;
  };
}

function compileEnum(type: GraphQLEnumType): Project {
  const names = new Set(type.getValues().map(({ name }) => name));
  return (value, run) => (names.has(value as string) ? value : invalid(run, `a value of the enum ${type.name}`));
}

/** Compiles each concrete type when it first appears. */
function compileAbstract(
  context: ProjectionContext,
  type: GraphQLCompositeType,
  selectionSets: readonly SelectionSetNode[],
): Project {
  const byName = new Map<unknown, Project>();
  return (value, run) => {
    // Only the interface's own fields were asked of an interface object: its concrete type is not known.
    const typeName = (isJsonObject(value) ? value.__typename : undefined) ?? type.name;
    let project = byName.get(typeName);
    if (!project) {
      const concrete = context.schema.getType(String(typeName));
      if (!isCompositeType(concrete) || !(concrete === type || isPossible(context, type, concrete))) {
        return invalid(run, `the name of a type of ${getNamedType(type).name}`);
      }
      project = compileObject(context, concrete, selectionSets);
      byName.set(typeName, project);
    }
    return project(value, run);
  };
}

function isPossible(context: ProjectionContext, type: GraphQLCompositeType, concrete: GraphQLCompositeType): boolean {
  return isAbstractType(type) && !isUnionType(concrete) && context.schema.isSubType(type, concrete);
}

/** The message does not quote the value: it may be one that the API hides. */
function invalid(run: ProjectionRun, expected: string): null {
  run.reportInvalid(`A subgraph was expected to answer with ${expected}.`);
  return null;
}
