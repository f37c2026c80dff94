import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type GraphQLSchema,
  getNamedType,
  isObjectType,
  Kind,
  parse,
  type ValueNode,
  valueFromASTUntyped,
} from 'graphql';
import { loadSupergraph } from '../../../gateway/supergraph/load-supergraph.js';

const SDL = readFileSync(join(__dirname, '..', '..', '..', 'schema', 'supergraph.graphql'), 'utf8');

/** What a field of the contract asks of the token. */
export interface FieldDemand {
  authenticated: boolean;
  /** Any of these sets; undefined where no scope is asked for. */
  scopes: string[][] | undefined;
}

/** A field of the API: where it stands, the type to which it leads, and what it asks for. */
export interface ApiField extends FieldDemand {
  coordinate: string;
  type: string;
  field: string;
  /** Name of the object type that it leads to; undefined for a leaf. */
  target: string | undefined;
}

export const SCHEMA: GraphQLSchema = loadSupergraph(SDL).schema;

function readDemands(): Map<string, FieldDemand> {
  const demands = new Map<string, FieldDemand>();
  for (const definition of parse(SDL).definitions) {
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION) continue;
    for (const { name, directives = [] } of definition.fields ?? []) {
      const named = (directive: string) => directives.find((applied) => applied.name.value === directive);
      const scopes = named('requiresScopes')?.arguments?.[0]?.value as ValueNode | undefined;
      demands.set(`${definition.name.value}.${name.value}`, {
        authenticated: named('authenticated') !== undefined,
        scopes: scopes && (valueFromASTUntyped(scopes) as string[][]),
      });
    }
  }
  return demands;
}

/** Every field of every object type of the API. */
export function readApiFields(): ApiField[] {
  const demands = readDemands();
  return Object.values(SCHEMA.getTypeMap()).flatMap((type) => {
    if (!isObjectType(type) || type.name.startsWith('__')) return [];
    return Object.values(type.getFields()).map((field): ApiField => {
      const coordinate = `${type.name}.${field.name}`;
      const target = getNamedType(field.type);
      const demand = demands.get(coordinate);
      if (!demand) throw new Error(`the supergraph has no ${coordinate}`);
      const names = { coordinate, type: type.name, field: field.name };
      return { ...names, target: isObjectType(target) ? target.name : undefined, ...demand };
    });
  });
}

/** Selects `fields` of `type`: leaves as they are, objects of `inline` with all their fields, others by typename. */
export function selectionOf(type: string, fields: readonly string[], inline: readonly string[] = []): string {
  const definition = SCHEMA.getType(type);
  if (!isObjectType(definition)) throw new Error(`${type} is not an object type of the API`);
  const selected = fields.map((name) => {
    const field = definition.getFields()[name];
    if (!field) throw new Error(`${type} has no field ${name}`);
    const target = getNamedType(field.type);
    if (!isObjectType(target)) return name;
    const inner = inline.includes(target.name)
      ? selectionOf(target.name, Object.keys(target.getFields()), inline)
      : '__typename';
    return `${name} { ${inner} }`;
  });
  return selected.join(' ');
}
