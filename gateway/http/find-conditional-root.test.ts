import { parse } from 'graphql';
import { findConditionalRoot } from './find-conditional-root.js';

const find = (source: string) => findConditionalRoot(parse(source));

describe('a condition on the root field of a subscription', () => {
  it.each([
    ['of a variable', 'subscription ($s: Boolean!) { ticks @include(if: $s) }'],
    ['that is written out', 'subscription { ticks @skip(if: true) }'],
    ['around it', 'subscription ($s: Boolean!) { ... @skip(if: $s) { ticks } }'],
    ['in a fragment', 'subscription { ...A } fragment A on Subscription { ... { ticks @skip(if: false) } }'],
    ['where a fragment is spread', 'subscription { ...A @include(if: true) } fragment A on Subscription { ticks }'],
    ['beside other operations', 'query Q { hello } subscription S { ticks @include(if: true) }'],
  ])('is found %s', (_, source) => {
    const error = find(source);
    expect(error?.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
    expect(error?.locations).toHaveLength(1);
  });

  it.each([
    ['a condition below the root field', 'subscription { ticks { at @skip(if: true) } }'],
    ['another directive', 'subscription { ticks @resumable }'],
    ['conditions of a query', 'query ($s: Boolean!) { hello @skip(if: $s) ...A } fragment A on Query { hello }'],
    [
      'fragments that spread each other',
      'subscription { ...A } fragment A on S { ...B } fragment B on S { ...A ...C }',
    ],
  ])('is not %s', (_, source) => {
    expect(find(source)).toBeUndefined();
  });
});
