import { type GraphQLArgument, type GraphQLSchema, isObjectType } from 'graphql';

/**
 * Gives the arguments of `target`, which was built from the printed `source`, their default values as resolvers see them.
 * Printing keeps the names of enum values only, so that a default would reach a resolver as `ID` and not as `id`.
 */
export function copyDefaultValues(source: GraphQLSchema, target: GraphQLSchema): void {
  for (const type of Object.values(source.getTypeMap())) {
    const built = target.getType(type.name);
    if (!isObjectType(type) || !isObjectType(built)) continue;
    const builtFields = built.getFields();
    for (const field of Object.values(type.getFields())) copyArguments(field.args, builtFields[field.name]?.args ?? []);
  }
}

function copyArguments(source: readonly GraphQLArgument[], target: readonly GraphQLArgument[]): void {
  for (const argument of source) {
    const built = target.find(({ name }) => name === argument.name);
    if (built) built.defaultValue = argument.defaultValue;
  }
}
