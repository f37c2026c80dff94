import { GraphQLBoolean, GraphQLFloat, GraphQLID, GraphQLInt, GraphQLString } from 'graphql';
import { nestsTooDeep } from './json.js';

/** Whether a value that is not null may stand for a scalar. */
export type IsLeafValue = (value: unknown) => boolean;

const isInt: IsLeafValue = (value) => typeof value === 'number' && (value | 0) === value;
const isFloat: IsLeafValue = (value) => typeof value === 'number' && Number.isFinite(value);
const isString: IsLeafValue = (value) => typeof value === 'string';
const isBoolean: IsLeafValue = (value) => typeof value === 'boolean';
const isId: IsLeafValue = (value) => typeof value === 'string' || Number.isInteger(value);

const SPECIFIED: ReadonlyMap<string, IsLeafValue> = new Map([
  [GraphQLInt.name, isInt],
  [GraphQLFloat.name, isFloat],
  [GraphQLString.name, isString],
  [GraphQLBoolean.name, isBoolean],
  [GraphQLID.name, isId],
]);

/** What a custom scalar is, only its subgraph knows; but what nests too deep could not be written. */
const isWritable: IsLeafValue = (value) => typeof value !== 'object' || !nestsTooDeep(value);

/** What may stand for the scalar of this name: of GraphQL's own scalars what their serialisation gives. */
export function leafValuesOf(scalarName: string): IsLeafValue {
  return SPECIFIED.get(scalarName) ?? isWritable;
}
