import {
  type GraphQLArgument,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isUnionType,
} from 'graphql';
import { type RandomSource, randomSource } from './random-source.js';

/** An operation and the variables to execute it with. */
export interface RandomOperation {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

const VARIABLES: Readonly<Record<string, { type: string; values: readonly unknown[] }>> = {
  a: { type: 'Boolean!', values: [true, false] },
  b: { type: 'Boolean! = true', values: [true, false, undefined] },
  lang: { type: 'String', values: ['id', 'en', null, undefined] },
  currency: { type: 'Currency = USD', values: ['IDR', 'EUR', undefined] },
  filter: { type: 'Filter', values: [{ text: 'jalan' }, { text: null, weights: [3, 7] }, {}, undefined] },
};

/** Names of fields among them: an alias may be what another field is called, keys and required fields too. */
const ALIASES = ['w', 'x', 'y', 'id', 'name', 'level', 'weight', 'fee', 'handler', 'parent'] as const;

const MAX_DEPTH = 5;

/**
 * A query that the seed determines, often valid: aliases, arguments, variables, fragments on every kind of type, named
 * ones too, `@skip` and `@include`.
 */
export function randomOperation(schema: GraphQLSchema, seed: number): RandomOperation {
  const random = randomSource(seed);
  const writer = new OperationWriter(schema, random);
  const root = schema.getQueryType() as GraphQLCompositeType;
  const selections = writer.selectionSet(root, 2 + random.below(MAX_DEPTH - 1));
  const body = [selections, ...writer.fragments.values()].join('\n');
  const used = Object.entries(VARIABLES).filter(([name]) => new RegExp(`\\$${name}\\b`).test(body));
  const declared = used.map(([name, { type }]) => `$${name}: ${type}`).join(', ');
  const values = used.map(([name, { values: choices }]) => [name, random.pick(choices)] as const);
  return {
    query: `query ${declared && `(${declared}) `}${body}`,
    variables: Object.fromEntries(values.filter(([, value]) => value !== undefined)),
  };
}

class OperationWriter {
  readonly fragments = new Map<string, string>();

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly random: RandomSource,
  ) {}

  selectionSet(type: GraphQLCompositeType, depth: number): string {
    const { random } = this;
    const count = 1 + random.below(depth > 1 ? 4 : 3);
    const selections = Array.from({ length: count }, () => {
      if (depth > 0 && random.chance(isAbstractType(type) ? 0.5 : 0.12)) return this.fragment(type, depth - 1);
      const fields = isUnionType(type) ? [] : Object.values(type.getFields());
      const possible = fields.filter((field) => depth > 0 || !isCompositeType(getNamedType(field.type)));
      if (possible.length === 0 || random.chance(0.08)) return `${random.chance(0.3) ? 'x: ' : ''}__typename`;
      return this.field(random.pick(possible), depth);
    });
    return `{ ${selections.join(' ')} }`;
  }

  private field(field: GraphQLField<unknown, unknown>, depth: number): string {
    const { random } = this;
    const type = getNamedType(field.type);
    const given = field.args.flatMap((argument) => this.argument(argument));
    const alias = random.chance(given.length > 0 ? 0.6 : 0.25) ? `${random.pick(ALIASES)}: ` : '';
    const inner = isCompositeType(type) ? ` ${this.selectionSet(type, depth - 1)}` : '';
    const args = given.length > 0 ? `(${given.join(', ')})` : '';
    return `${alias}${field.name}${args}${this.directive()}${inner}`;
  }

  private argument({ name, type }: GraphQLArgument): string[] {
    const { random } = this;
    if (random.chance(0.4)) return [];
    const named = getNamedType(type);
    if (isEnumType(named)) return [`${name}: ${random.pick(['IDR', 'EUR', '$currency'])}`];
    if (isInputObjectType(named)) {
      return [`${name}: ${random.pick(['{}', '{ text: "banjir" }', '{ weights: [3] }', '$filter'])}`];
    }
    return [`${name}: ${random.pick(['"id"', '"en"', 'null', '$lang'])}`];
  }

  private fragment(type: GraphQLCompositeType, depth: number): string {
    const { random } = this;
    const condition = random.pick(this.conditionsFor(type));
    if (random.chance(0.1)) return `...${this.directive()} ${this.selectionSet(type, depth)}`;
    if (random.chance(0.7)) return `... on ${condition.name}${this.directive()} ${this.selectionSet(condition, depth)}`;
    const known = [...this.fragments.keys()].filter((name) => name.startsWith(`${condition.name}_`));
    if (known.length > 0 && random.chance(0.5)) return `...${random.pick(known)}${this.directive()}`;
    const selections = this.selectionSet(condition, depth);
    const name = `${condition.name}_${this.fragments.size}`;
    this.fragments.set(name, `fragment ${name} on ${condition.name} ${selections}`);
    return `...${name}${this.directive()}`;
  }

  private directive(): string {
    const { random } = this;
    if (random.chance(0.85)) return '';
    return ` @${random.pick(['skip', 'include'])}(if: ${random.pick(['$a', '$b', 'true', 'false'])})`;
  }

  private conditionsFor(type: GraphQLCompositeType): GraphQLCompositeType[] {
    const possible = isAbstractType(type) ? [...this.schema.getPossibleTypes(type)] : [];
    const interfaces = isUnionType(type) ? [] : [...type.getInterfaces()];
    return [type, ...possible, ...possible, ...interfaces];
  }
}
