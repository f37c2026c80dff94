import { cursorAt, productOf, reviewAt } from './events.js';

/** A subscription as a client sends it, and what it must be answered with. */
export interface Subscription {
  query: string;
  variables: Record<string, unknown>;
  /** The whole `data` of the event with this number. */
  expected: (number: number) => unknown;
}

const SELECTION = '{ id body stars product { upc name price } }';

/** Every event from now on: the event is one subgraph's, name and price of its product another's. */
export const PLAIN: Subscription = {
  query: `subscription ($filter: ReviewFilter) { reviewAdded(filter: $filter) ${SELECTION} }`,
  variables: { filter: { minStars: 1 } },
  expected: (number) => ({ reviewAdded: completed(number) }),
};

/** The same from behind the event with this number. */
export function resumableAfter(number: number): Subscription {
  return {
    query: `subscription ($filter: ReviewFilter, $after: String) {
      reviewsSince(filter: $filter, after: $after) ${SELECTION}
    }`,
    variables: { filter: { minStars: 1 }, after: cursorAt(number) },
    expected: (expected) => ({ reviewsSince: completed(expected) }),
  };
}

function completed(number: number): unknown {
  const { id, body, stars, product } = reviewAt(number);
  return { id, body, stars, product: productOf(product.upc) };
}
