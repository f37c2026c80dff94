import {
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLError,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { refusal } from './refusal.js';

/** How large one operation may be. */
export interface OperationLimits {
  /** Levels of fields below the operation. */
  depth: number;
  /** Fields and aliases in all, fragments counted wherever they are spread. */
  fields: number;
  /** Fields directly in the operation. */
  rootFields: number;
  /** Lexical tokens of the document. */
  tokens: number;
}

export const DEFAULT_LIMITS: OperationLimits = { depth: 15, fields: 1000, rootFields: 20, tokens: 10_000 };

/** Levels that the introspection of GraphiQL and graphql-js needs, whatever the depth limit is. */
const INTROSPECTION_DEPTH = 16;

interface Extent {
  depth: number;
  introspectionDepth: number;
  fields: number;
  rootFields: number;
}

const NOTHING: Extent = { depth: 0, introspectionDepth: 0, fields: 0, rootFields: 0 };

/** The first limit that the document breaks as an OPERATION_TOO_COMPLEX error, else undefined. Needs no schema. */
export function findBrokenLimit(document: DocumentNode, limits: OperationLimits): GraphQLError | undefined {
  const fragments = new Map<string, FragmentDefinitionNode>();
  const operations: OperationDefinitionNode[] = [];
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
    if (definition.kind === Kind.OPERATION_DEFINITION) operations.push(definition);
  }
  const measured = new Map<string, Extent>();
  for (const operation of operations) {
    const extent = measure(operation.selectionSet, fragments, measured);
    const depthOfIntrospection = Math.max(INTROSPECTION_DEPTH, limits.depth);
    if (extent.depth > limits.depth) return tooDeep(limits.depth);
    if (extent.introspectionDepth > depthOfIntrospection) return tooDeep(depthOfIntrospection);
    if (extent.fields > limits.fields) return tooComplex('larger', limits.fields, 'fields');
    if (extent.rootFields > limits.rootFields) return tooComplex('larger', limits.rootFields, 'root fields');
  }
  return undefined;
}

/** The error for a document of more than `limit` tokens. */
export function tooManyTokens(limit: number): GraphQLError {
  return tooComplex('larger', limit, 'tokens');
}

/** The error for a document that nests deeper than `limit`. */
export function tooDeep(limit: number): GraphQLError {
  return tooComplex('deeper', limit, 'levels');
}

function tooComplex(how: 'deeper' | 'larger', limit: number, unit: string): GraphQLError {
  return refusal('OPERATION_TOO_COMPLEX', `The operation is ${how} than the limit of ${limit} ${unit}.`);
}

/** Fragments are measured once each, so that fragments that spread fragments cost no more than their text. */
function measure(
  selectionSet: SelectionSetNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  measured: Map<string, Extent>,
): Extent {
  const total = { ...NOTHING };
  for (const selection of selectionSet.selections) {
    if (selection.kind === Kind.FIELD) {
      const below = selection.selectionSet ? measure(selection.selectionSet, fragments, measured) : NOTHING;
      const isIntrospection = selection.name.value === '__schema' || selection.name.value === '__type';
      const depth = isIntrospection ? 0 : below.depth + 1;
      total.depth = Math.max(total.depth, depth);
      const introspectionDepth = isIntrospection ? below.depth + 1 : below.introspectionDepth;
      total.introspectionDepth = Math.max(total.introspectionDepth, introspectionDepth);
      total.fields += 1 + below.fields;
      total.rootFields += 1;
    } else {
      const part =
        selection.kind === Kind.INLINE_FRAGMENT
          ? measure(selection.selectionSet, fragments, measured)
          : measureFragment(selection.name.value, fragments, measured);
      total.depth = Math.max(total.depth, part.depth);
      total.introspectionDepth = Math.max(total.introspectionDepth, part.introspectionDepth);
      total.fields += part.fields;
      total.rootFields += part.rootFields;
    }
  }
  return total;
}

function measureFragment(
  name: string,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  measured: Map<string, Extent>,
): Extent {
  const known = measured.get(name);
  if (known) return known;
  const fragment = fragments.get(name);
  // Stands for the fragment while it is measured: one that spreads itself is refused by validation, after this.
  measured.set(name, NOTHING);
  const extent = fragment ? measure(fragment.selectionSet, fragments, measured) : NOTHING;
  measured.set(name, extent);
  return extent;
}
