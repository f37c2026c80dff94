import { defaultFieldResolver, type GraphQLSchema, isObjectType, valueFromASTUntyped } from 'graphql';
import type { Scope } from '../../schema/roles.js';
import { CodedError } from './errors.js';
import type { RequestContext } from './request-context.js';

/** Any of the alternatives, each of them all of its scopes. */
type Alternatives = readonly (readonly Scope[])[];

const DIRECTIVE = 'requiresScopes';

/**
 * Closes every field marked `@requiresScopes` to those whose scopes have ended. The gateway has asked whether the token's
 * roles give them; only here it is known which of its grants still hold.
 */
export function guardScopes(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      const directive = field.astNode?.directives?.find(({ name }) => name.value === DIRECTIVE);
      const scopes = directive?.arguments?.find(({ name }) => name.value === 'scopes');
      if (!scopes) continue;
      const alternatives = valueFromASTUntyped(scopes.value) as Alternatives;
      const { resolve = defaultFieldResolver, subscribe } = field;
      field.resolve = (source, args, context: RequestContext, info) => {
        assertKept(alternatives, context);
        return resolve(source, args, context, info);
      };
      if (!subscribe) continue;
      field.subscribe = (source, args, context: RequestContext, info) => {
        assertKept(alternatives, context);
        return subscribe(source, args, context, info);
      };
    }
  }
}

/** Throws `FORBIDDEN` where only grants that hold no longer gave what is asked for. */
function assertKept(alternatives: Alternatives, { viewer }: RequestContext): void {
  const isMet = (has: (scope: Scope) => boolean) => alternatives.some((all) => all.every(has));
  const isLost = isMet((scope) => viewer.wasGiven(scope)) && !isMet((scope) => viewer.hasScope(scope));
  if (isLost) throw new CodedError('FORBIDDEN');
}
