import {
  type DocumentNode,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  isInputObjectType,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';

/** The scalar of what must never stand in a URL, for URLs end up in logs. */
const SECRET_SCALAR = 'Secret';

/** Whether any argument of the document takes a secret, itself or within an input object. */
export function takesSecret(schema: GraphQLSchema, document: DocumentNode): boolean {
  const typeInfo = new TypeInfo(schema);
  let isTaken = false;
  const visitor = visitWithTypeInfo(typeInfo, {
    Argument: () => {
      const type = typeInfo.getInputType();
      if (type && holdsSecret(type, new Set())) isTaken = true;
    },
  });
  visit(document, visitor);
  return isTaken;
}

function holdsSecret(type: GraphQLInputType, seen: Set<string>): boolean {
  const named = getNamedType(type);
  if (named.name === SECRET_SCALAR) return true;
  if (!isInputObjectType(named) || seen.has(named.name)) return false;
  seen.add(named.name);
  return Object.values(named.getFields()).some((field) => holdsSecret(field.type, seen));
}
