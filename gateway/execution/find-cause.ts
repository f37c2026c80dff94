import type { QueryPlanSelectionNode } from '@apollo/query-planner';
import type { Failure, Failures } from './failures.js';
import { isJsonObject } from './json.js';

/** Why something that `requires` selects of a value is missing, at any depth; undefined when no failure is the cause. */
export function findCause(
  failures: Failures,
  value: unknown,
  requires: readonly QueryPlanSelectionNode[],
): Failure | undefined {
  if (Array.isArray(value)) return firstOf(value, (element) => findCause(failures, element, requires));
  if (!isJsonObject(value)) return undefined;
  return firstOf(requires, (selection) => {
    if (selection.kind === 'InlineFragment') return findCause(failures, value, selection.selections);
    const name = selection.alias ?? selection.name;
    if (value[name] === undefined) return failures.causeOf(value, name);
    return selection.selections && findCause(failures, value[name], selection.selections);
  });
}

function firstOf<Item, Found>(items: readonly Item[], find: (item: Item) => Found | undefined): Found | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}
