import { type GraphQLSchema, isAbstractType, isInterfaceType, isObjectType } from 'graphql';

/** Whether an object that calls itself `typeName` fulfils the type condition. */
export function matchesType(schema: GraphQLSchema, typeName: unknown, condition: string): boolean {
  if (typeName === condition) return true;
  if (typeof typeName !== 'string') return false;
  const wanted = schema.getType(condition);
  const actual = schema.getType(typeName);
  return (
    isAbstractType(wanted) && (isObjectType(actual) || isInterfaceType(actual)) && schema.isSubType(wanted, actual)
  );
}
