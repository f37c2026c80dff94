import {
  type DocumentNode,
  GraphQLError,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  getDirectiveValues,
  Kind,
  type SelectionNode,
  visit,
} from 'graphql';
import type { AdmittedOperation } from './admit-operation.js';
import { clientNameOf } from './data-names.js';

/**
 * The operation and its fragments as `@skip` and `@include` leave them for these variables, without the directives. Plans
 * are made per combination of the values: Apollo's planner moves a nested condition to the fetch around it, which then
 * leaves out too much. Throws a GraphQLError `BAD_USER_INPUT` when a condition is null.
 */
export function decideConditions(
  { operation, fragments, conditions }: AdmittedOperation,
  variables: Readonly<Record<string, unknown>>,
): DocumentNode {
  for (const name of conditions) {
    if (typeof variables[name] === 'boolean') continue;
    throw new GraphQLError(`Variable "$${clientNameOf(name)}" decides a condition and must not be null.`, {
      extensions: { code: 'BAD_USER_INPUT', retryable: false },
    });
  }
  const decide = <Node extends SelectionNode>(node: Node): Node | null | undefined => {
    if (!node.directives || node.directives.length === 0) return undefined;
    const isSkipped = getDirectiveValues(GraphQLSkipDirective, node, { ...variables })?.if === true;
    const isIncluded = getDirectiveValues(GraphQLIncludeDirective, node, { ...variables })?.if !== false;
    if (isSkipped || !isIncluded) return null;
    const directives = node.directives.filter(({ name }) => name.value !== 'skip' && name.value !== 'include');
    return { ...node, directives };
  };
  return visit(
    { kind: Kind.DOCUMENT, definitions: [operation, ...fragments] },
    { Field: { enter: decide }, InlineFragment: { enter: decide }, FragmentSpread: { enter: decide } },
  );
}
