import { type DocumentNode, type FieldNode, type GraphQLSchema, TypeInfo, visit, visitWithTypeInfo } from 'graphql';
import type { AccessRules, Denial } from './access-rules.js';
import { isAuthenticated, type Viewer } from './viewer.js';

/** What decides which fields an operation may read; operations of equal scope share a plan. */
export interface AccessScope {
  readonly authenticated: boolean;
  /** Sorted. */
  readonly scopes: readonly string[];
  /** Equal for equal scopes, and only for those. */
  readonly key: string;
}

/** The access scope of a viewer: who it is plays no part, only whether it is known and what it may. */
export function accessScopeOf(viewer: Viewer): AccessScope {
  const scopes = [...viewer.scopes].sort();
  const authenticated = isAuthenticated(viewer);
  return { authenticated, scopes, key: `${authenticated ? 'known' : 'anonymous'} ${scopes.join(' ')}` };
}

/** What remains of a document, and why each withheld field is missing. */
export interface Authorized {
  /** The document without the withheld fields; selections may be empty. */
  readonly document: DocumentNode;
  /** By the field as it stands in the client's document. */
  readonly denied: ReadonlyMap<FieldNode, Denial>;
}

/** Takes out of a valid document whatever `scope` may not read, so that it is neither planned nor executed. */
export function authorize(
  document: DocumentNode,
  schema: GraphQLSchema,
  rules: AccessRules,
  scope: AccessScope,
): Authorized {
  const denied = new Map<FieldNode, Denial>();
  if (!rules.isRestricting) return { document, denied };
  const typeInfo = new TypeInfo(schema);
  const allowed = visit(
    document,
    visitWithTypeInfo(typeInfo, {
      Field: {
        enter(node) {
          const parent = typeInfo.getParentType();
          if (!parent || node.name.value.startsWith('__')) return undefined;
          const denial = rules.denialOf(parent.name, node.name.value, scope);
          if (!denial) return undefined;
          denied.set(node, denial);
          return null;
        },
      },
    }),
  );
  return { document: allowed, denied };
}
