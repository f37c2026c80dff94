import {
  baseType,
  type FieldDefinition,
  isAbstractType,
  type NamedType,
  possibleRuntimeTypes,
  type Schema,
} from '@apollo/federation-internals';
import type { AccessScope } from './access-scope.js';

/** Why a field is withheld: nobody is known to ask, or whoever asks may not. */
export type Denial = 'UNAUTHENTICATED' | 'FORBIDDEN';

/** Decides per field of a composite type; see {@link readAccessRules}. */
export interface AccessRules {
  /** Whether the supergraph restricts anything at all. */
  readonly isRestricting: boolean;
  /** Why `field` selected on `typeName` is withheld from this scope, or undefined when it may be read. */
  denialOf(typeName: string, field: string, scope: AccessScope): Denial | undefined;
}

/** One directive's demand: any of the alternatives, each of them all of its names. */
type Alternatives = readonly (readonly string[])[];

interface Requirement {
  authenticated: boolean;
  /** Every one has to be met. */
  readonly demands: Alternatives[];
}

/** Elements that carry directives, as far as they are read here. */
interface DirectiveTarget {
  appliedDirectivesOf(name: string): readonly { arguments(): Record<string, unknown> }[];
}

const SPECS = {
  authenticated: 'https://specs.apollo.dev/authenticated',
  requiresScopes: 'https://specs.apollo.dev/requiresScopes',
  policy: 'https://specs.apollo.dev/policy',
} as const;

/**
 * Reads `@authenticated`, `@requiresScopes` and `@policy` from a supergraph. A field asks for what stands on itself, on
 * the type that it is selected on and on the type that it returns; on an interface also for what every implementation
 * asks for, since which of them answers is known only after the fetch. A policy is met by a scope of its name: whoever
 * has no such scope is refused.
 */
export function readAccessRules(supergraph: Schema): AccessRules {
  const directiveOf = (spec: keyof typeof SPECS) =>
    supergraph.coreFeatures?.getByIdentity(SPECS[spec])?.directiveNameInSchema(spec);
  const names = {
    authenticated: directiveOf('authenticated'),
    requiresScopes: directiveOf('requiresScopes'),
    policy: directiveOf('policy'),
  };

  const collect = (target: DirectiveTarget, into: Requirement): void => {
    if (names.authenticated && target.appliedDirectivesOf(names.authenticated).length > 0) into.authenticated = true;
    for (const [name, argument] of [
      [names.requiresScopes, 'scopes'],
      [names.policy, 'policies'],
    ] as const) {
      if (!name) continue;
      for (const applied of target.appliedDirectivesOf(name))
        into.demands.push(applied.arguments()[argument] as Alternatives);
    }
  };

  const collectField = (type: NamedType, field: FieldDefinition<never> | undefined, into: Requirement): void => {
    collect(type, into);
    if (!field) return;
    collect(field, into);
    if (field.type) collect(baseType(field.type), into);
  };

  const requirementOf = (typeName: string, fieldName: string): Requirement => {
    const requirement: Requirement = { authenticated: false, demands: [] };
    const type = supergraph.type(typeName);
    if (!type) return requirement;
    const owners = isAbstractType(type) ? [type, ...possibleRuntimeTypes(type)] : [type];
    for (const owner of owners) {
      const field = 'field' in owner ? (owner.field(fieldName) as FieldDefinition<never> | undefined) : undefined;
      collectField(owner, field, requirement);
    }
    return requirement;
  };

  const requirements = new Map<string, Requirement>();
  return {
    isRestricting: Object.values(names).some((name) => name !== undefined),
    denialOf(typeName, field, scope) {
      const key = `${typeName}.${field}`;
      const requirement = requirements.get(key) ?? requirementOf(typeName, field);
      requirements.set(key, requirement);
      return judge(requirement, scope);
    },
  };
}

function judge(requirement: Requirement, scope: AccessScope): Denial | undefined {
  const isMet = requirement.demands.every((alternatives) =>
    alternatives.some((all) => all.every((name) => scope.scopes.includes(name))),
  );
  if (isMet && (scope.authenticated || !requirement.authenticated)) return undefined;
  return scope.authenticated ? 'FORBIDDEN' : 'UNAUTHENTICATED';
}
