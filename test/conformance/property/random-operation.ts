import fc from 'fast-check';
import {
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isUnionType,
} from 'graphql';

/** The boolean variables that random operations are conditional on. */
export const CONDITIONS = ['a', 'b'] as const;

/** Few, so that one name often means several things; where that is not valid, the query is of no use. */
const ALIASES = ['w', 'x', 'y', 'z'] as const;

/** A query on the schema, often valid: aliases, arguments, fragments on every kind of type, `@skip` and `@include`. */
export function randomQuery(schema: GraphQLSchema, depth: number): fc.Arbitrary<string> {
  const root = schema.getQueryType() as GraphQLCompositeType;
  const variables = CONDITIONS.map((name) => `$${name}: Boolean!`).join(', ');
  return selectionSet(schema, root, depth).map((selections) => `query (${variables}) ${selections}`);
}

function selectionSet(schema: GraphQLSchema, type: GraphQLCompositeType, depth: number): fc.Arbitrary<string> {
  const choices: fc.Arbitrary<string>[] = [fc.constant('__typename')];
  for (const field of isUnionType(type) ? [] : Object.values(type.getFields())) {
    if (isCompositeType(getNamedType(field.type)) && depth === 0) continue;
    choices.push(fieldSelection(schema, field, depth), fieldSelection(schema, field, depth));
  }
  if (depth > 0) {
    for (const condition of conditionsFor(schema, type)) {
      const inner = selectionSet(schema, condition, depth - 1);
      choices.push(
        fc.tuple(inner, directive).map(([selections, when]) => `... on ${condition.name}${when} ${selections}`),
      );
    }
  }
  return fc
    .array(fc.oneof(...choices), { minLength: 1, maxLength: 4 })
    .map((selections) => `{ ${selections.join(' ')} }`);
}

function fieldSelection(
  schema: GraphQLSchema,
  field: GraphQLField<unknown, unknown>,
  depth: number,
): fc.Arbitrary<string> {
  const type = getNamedType(field.type);
  const inner = isCompositeType(type) ? selectionSet(schema, type, depth - 1) : fc.constant('');
  const given = field.args.length > 0 ? fc.constantFrom('id', 'en', undefined) : fc.constant(undefined);
  return fc.tuple(fc.boolean(), given, inner, directive).map(([isAliased, lang, selections, when]) => {
    const isNamed = isAliased || field.args.length > 0;
    const alias = isNamed ? `${ALIASES[field.name.length % ALIASES.length]}: ` : '';
    return `${alias}${field.name}${lang ? `(lang: "${lang}")` : ''}${when} ${selections}`;
  });
}

const directive = fc.oneof(
  { weight: 5, arbitrary: fc.constant('') },
  { weight: 1, arbitrary: fc.constantFrom(...CONDITIONS).map((name) => ` @include(if: $${name})`) },
  { weight: 1, arbitrary: fc.constantFrom(...CONDITIONS).map((name) => ` @skip(if: $${name})`) },
);

function conditionsFor(schema: GraphQLSchema, type: GraphQLCompositeType): GraphQLCompositeType[] {
  const possible = isAbstractType(type) ? [...schema.getPossibleTypes(type)] : [];
  const interfaces = isUnionType(type) ? [] : [...type.getInterfaces()];
  return [type, ...possible, ...interfaces].filter((condition) => !isUnionType(condition));
}
