import type { AbstractShape, ContentShape, FieldShape, ObjectShape, ValueShape } from './answer-shape.js';
import { BareObject, isJsonObject, type JsonObject } from './json.js';
import type { ProjectionRun } from './projection-run.js';

/** Gives what the client sees of a value. `undefined`: a null that its parent may not hold, and that is reported. */
export type Project = (value: unknown, run: ProjectionRun) => unknown;

/** Gives one field of an object. */
type ProjectField = (object: JsonObject, run: ProjectionRun) => unknown;

/** Makes the projection of an object, with every error and null that the schema asks for: fields, nulls, enums. */
export function compileObject(shape: ObjectShape): Project {
  const fields = shape.fields.map((field) => [field.name, compileField(field)] as const);
  return (value, run) => {
    if (!isJsonObject(value)) return invalid(run, `an object of type ${shape.typeName}`);
    const shown = new BareObject();
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

function compileField(field: FieldShape): ProjectField {
  switch (field.kind) {
    case 'typename':
      return () => field.typeName;
    case 'introspection':
      return (object) => object[field.name];
    case 'denied':
      return (_object, run) => {
        run.reportDenial(field.denial);
        return field.isNullable ? null : undefined;
      };
    case 'value': {
      const { dataName } = field;
      const project = compileValue(field.value);
      return (object, run) => {
        const value = object[dataName];
        if (value === undefined) run.reportHole(object, dataName);
        return project(value ?? null, run);
      };
    }
  }
}

function compileValue({ content, isNullable, coordinate }: ValueShape): Project {
  const project = compileContent(content);
  if (isNullable) return (value, run) => (value === null ? null : (project(value, run) ?? null));
  return (value, run) => {
    const shown = value === null ? null : project(value, run);
    if (shown === null) run.reportNull(coordinate);
    return shown ?? undefined;
  };
}

/** The projection of values that are not null. */
function compileContent(content: ContentShape): Project {
  switch (content.kind) {
    case 'scalar':
      return (value, run) =>
        content.accepts(value) ? value : invalid(run, `a value of the scalar ${content.typeName}`);
    case 'enum':
      return (value, run) =>
        content.names.has(value) ? value : invalid(run, `a value of the enum ${content.typeName}`);
    case 'list':
      return compileList(content.element);
    case 'abstract':
      return compileAbstract(content);
    case 'object':
      return compileObject(content);
  }
}

function compileList(shape: ValueShape): Project {
  const project = compileValue(shape);
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

function compileAbstract(shape: AbstractShape): Project {
  const projections = new Map<ObjectShape, Project>();
  return (value, run) => {
    // Only the interface's own fields were asked of an interface object: its concrete type is not known.
    const typeName = (isJsonObject(value) ? value.__typename : undefined) ?? shape.typeName;
    const object = shape.objectOf(typeName);
    if (!object) return invalid(run, `the name of a type of ${shape.typeName}`);
    let project = projections.get(object);
    if (!project) {
      project = compileObject(object);
      projections.set(object, project);
    }
    return project(value, run);
  };
}

/** The message does not quote the value: it may be one that the API hides. */
function invalid(run: ProjectionRun, expected: string): null {
  run.reportInvalid(`A subgraph was expected to answer with ${expected}.`);
  return null;
}
