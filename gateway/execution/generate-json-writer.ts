import type { AbstractShape, ContentShape, FieldShape, ObjectShape, ValueShape } from './answer-shape.js';
import { isJsonObject } from './json.js';
import type { JsonBytes } from './json-bytes.js';

/** Thrown by generated code where a value is not what the shape says: a reader with errors and nulls must look at it. */
export const UNEXPECTED = Symbol('unexpected');

/** Writes an object as JSON; throws {@link UNEXPECTED}. */
export type WriteObject = (object: unknown, out: JsonBytes) => void;

/** A part of the shape is never written this way: it is denied, or answered by introspection. */
class NotWritable extends Error {}

/** The names of GraphQL. */
const NAME = /^[_A-Za-z][_0-9A-Za-z]*$/;

/**
 * Generates the code that writes objects of a shape as JSON, each field by its name, without an object in between. Of the
 * client's operation only names get into the code, and these are checked. Undefined when the shape has something that is
 * never written this way. At the root every field must be there.
 */
export function generateJsonWriter(shape: ObjectShape, isRoot: boolean): WriteObject | undefined {
  const source = new Source();
  try {
    return source.build(source.addObject(shape, isRoot));
  } catch (error) {
    if (error instanceof NotWritable) return undefined;
    throw error;
  }
}

/** One script of functions that call each other. An abstract type ends it: its types get theirs when they appear. */
class Source {
  private readonly functions: string[] = [];
  private readonly values: unknown[] = [];

  build(main: string): WriteObject {
    const names = this.values.map((_, index) => `given${index}`);
    const body = `'use strict';\n${this.functions.join('\n')}\nreturn ${main};`;
    return new Function('fail', ...names, body)(fail, ...this.values) as WriteObject;
  }

  addObject({ fields }: ObjectShape, isRoot: boolean): string {
    const parts = fields.map((field, index) => {
      const start = literal(`${index === 0 ? '{' : ','}"${checked(field.name)}":`);
      return `out.plain(${start});\n${this.fieldCode(field, isRoot)}`;
    });
    const end = literal(fields.length === 0 ? '{}' : '}');
    return this.addFunction(`if (typeof v !== 'object' || Array.isArray(v)) fail();
${parts.join('\n')}
out.plain(${end});`);
  }

  private fieldCode(field: FieldShape, isRoot: boolean): string {
    if (field.kind === 'typename') {
      return `out.plain(${literal(`"${checked(field.typeName)}"`)});`;
    }
    // What every object inherits under such a name is not its data.
    if (field.kind !== 'value' || field.dataName in Object.prototype) throw new NotWritable();
    const value = `v.${checked(field.dataName)}`;
    const code = this.valueCode(field.value, value);
    return isRoot ? `if (${value} === undefined) fail();\n${code}` : code;
  }

  /** A statement that writes the value that the expression `value` gives. */
  private valueCode({ content, isNullable }: ValueShape, value: string): string {
    const empty = isNullable ? `out.plain('null')` : 'fail()';
    return `if (${value} == null) ${empty}; else ${this.contentCode(content, value)}`;
  }

  private contentCode(content: ContentShape, value: string): string {
    switch (content.kind) {
      case 'scalar':
        return `if (${this.give(content.accepts)}(${value})) out.value(${value}); else fail();`;
      case 'enum': {
        const texts = new Map([...content.names].map((name) => [name, `"${checked(String(name))}"`]));
        return `out.plain(${this.give(texts)}.get(${value}) ?? fail());`;
      }
      case 'object':
        return `${this.addObject(content, false)}(${value}, out);`;
      case 'abstract':
        return `${this.give(writeAbstract(content))}(${value}, out);`;
      case 'list':
        return `${this.addList(content.element)}(${value}, out);`;
    }
  }

  private addList(element: ValueShape): string {
    return this.addFunction(`if (!Array.isArray(v)) fail();
out.plain('[');
for (let index = 0; index < v.length; index++) {
const element = v[index];
if (index > 0) out.plain(',');
${this.valueCode(element, 'element')}
}
out.plain(']');`);
  }

  private addFunction(body: string): string {
    const name = `write${this.functions.length}`;
    this.functions.push(`function ${name}(v, out) {\n${body}\n}`);
    return name;
  }

  /** The name under which the code finds a value; equal values have one. */
  private give(value: unknown): string {
    const known = this.values.indexOf(value);
    return `given${known >= 0 ? known : this.values.push(value) - 1}`;
  }
}

/** Each concrete type's writer is generated when it first appears. */
function writeAbstract(shape: AbstractShape): WriteObject {
  const writers = new Map<ObjectShape, WriteObject>();
  return (value, out) => {
    const object = shape.objectOf((isJsonObject(value) ? value.__typename : undefined) ?? shape.typeName);
    if (!object) return fail();
    let write = writers.get(object);
    if (!write) {
      write = generateJsonWriter(object, false) ?? fail;
      writers.set(object, write);
    }
    write(value, out);
  };
}

function fail(): never {
  throw UNEXPECTED;
}

function checked(name: string): string {
  if (!NAME.test(name)) throw new Error('What is no name must not get into code.');
  return name;
}

/** Code for this text. */
function literal(text: string): string {
  return JSON.stringify(text);
}
