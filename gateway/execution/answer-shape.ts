import {
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLOutputType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isListType,
  isNonNullType,
  isUnionType,
  type SelectionSetNode,
} from 'graphql';
import { dataNameOf } from '../planning/data-names.js';
import type { Denial } from '../planning/plan-operation.js';
import { collectFields, type SelectionContext } from './collect-fields.js';
import { type IsLeafValue, leafValuesOf } from './leaf-values.js';

/** Everything that the shape of an answer depends on. */
export interface ShapeContext extends SelectionContext {
  readonly denied: ReadonlyMap<FieldNode, Denial>;
  /** See planning/data-names.ts. */
  readonly reservedNames: ReadonlySet<string>;
}

/** What the client sees of an object of a known type: its fields in order, under the client's names. */
export interface ObjectShape {
  readonly kind: 'object';
  readonly typeName: string;
  readonly fields: readonly FieldShape[];
}

export type FieldShape = { readonly name: string } & (
  | { readonly kind: 'typename'; readonly typeName: string }
  /** Answered by the gateway; it stands in the data as it will be shown. */
  | { readonly kind: 'introspection' }
  | { readonly kind: 'denied'; readonly denial: Denial; readonly isNullable: boolean }
  | { readonly kind: 'value'; readonly dataName: string; readonly value: ValueShape }
);

/** A place of the answer that a field or a list has. */
export interface ValueShape {
  /** The field whose type says what may stand here: `Type.field`. */
  readonly coordinate: string;
  readonly isNullable: boolean;
  /** What stands here unless it is null. */
  readonly content: ContentShape;
}

export type ContentShape =
  | ObjectShape
  | { readonly kind: 'scalar'; readonly typeName: string; readonly accepts: IsLeafValue }
  | { readonly kind: 'enum'; readonly typeName: string; readonly names: ReadonlySet<unknown> }
  | { readonly kind: 'list'; readonly element: ValueShape }
  | AbstractShape;

export interface AbstractShape {
  readonly kind: 'abstract';
  readonly typeName: string;
  /** The shape of an object of this type, described when it first appears; undefined when it may not stand here. */
  objectOf(typeName: unknown): ObjectShape | undefined;
}

/** Describes what the selections show of an object. */
export function describeObject(
  context: ShapeContext,
  type: GraphQLCompositeType,
  selectionSets: readonly SelectionSetNode[],
): ObjectShape {
  const fields = [...collectFields(context, type, selectionSets)].map(([name, nodes]) =>
    describeField(context, type, name, nodes),
  );
  return { kind: 'object', typeName: type.name, fields };
}

function describeField(
  context: ShapeContext,
  parent: GraphQLCompositeType,
  name: string,
  nodes: readonly FieldNode[],
): FieldShape {
  const first = nodes[0] as FieldNode;
  const fieldName = first.name.value;
  if (fieldName === '__typename') return { kind: 'typename', name, typeName: parent.name };
  if (fieldName.startsWith('__')) return { kind: 'introspection', name };
  const definition = isUnionType(parent) ? undefined : parent.getFields()[fieldName];
  if (!definition) throw new Error(`The schema has no field ${parent.name}.${fieldName}.`);

  const allowed = nodes.filter((node) => !context.denied.has(node));
  if (allowed.length === 0) {
    const denial = context.denied.get(first) as Denial;
    return { kind: 'denied', name, denial, isNullable: !isNonNullType(definition.type) };
  }
  const selectionSets = allowed.flatMap((node) => node.selectionSet ?? []);
  const value = describeValue(context, definition.type, selectionSets, `${parent.name}.${fieldName}`);
  return { kind: 'value', name, dataName: dataNameOf(first, context.reservedNames), value };
}

function describeValue(
  context: ShapeContext,
  type: GraphQLOutputType,
  selectionSets: readonly SelectionSetNode[],
  coordinate: string,
): ValueShape {
  const isNullable = !isNonNullType(type);
  const nullable = isNonNullType(type) ? type.ofType : type;
  const describeContent = (): ContentShape => {
    if (isListType(nullable)) {
      return { kind: 'list', element: describeValue(context, nullable.ofType, selectionSets, coordinate) };
    }
    if (isEnumType(nullable)) {
      return { kind: 'enum', typeName: nullable.name, names: new Set(nullable.getValues().map(({ name }) => name)) };
    }
    if (!isCompositeType(nullable)) {
      return { kind: 'scalar', typeName: nullable.name, accepts: leafValuesOf(nullable.name) };
    }
    if (isAbstractType(nullable)) return describeAbstract(context, nullable, selectionSets);
    return describeObject(context, nullable, selectionSets);
  };
  return { coordinate, isNullable, content: describeContent() };
}

function describeAbstract(
  context: ShapeContext,
  type: GraphQLCompositeType,
  selectionSets: readonly SelectionSetNode[],
): AbstractShape {
  const shapes = new Map<unknown, ObjectShape>();
  return {
    kind: 'abstract',
    typeName: type.name,
    objectOf(typeName) {
      const known = shapes.get(typeName);
      if (known) return known;
      const concrete = context.schema.getType(String(typeName));
      if (!isCompositeType(concrete) || !(concrete === type || isPossible(context, type, concrete))) return undefined;
      const shape = describeObject(context, concrete, selectionSets);
      shapes.set(typeName, shape);
      return shape;
    },
  };
}

function isPossible(context: ShapeContext, type: GraphQLCompositeType, concrete: GraphQLCompositeType): boolean {
  return isAbstractType(type) && !isUnionType(concrete) && context.schema.isSubType(type, concrete);
}
