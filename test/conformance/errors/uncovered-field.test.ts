import { parse } from 'graphql';
import { compileOperation } from '../../../gateway/execution/compile-operation.js';
import { admitOperation } from '../../../gateway/planning/admit-operation.js';
import { planOperation } from '../../../gateway/planning/plan-operation.js';
import { readAccessRules } from '../../../gateway/security/access-rules.js';
import { accessScopeOf } from '../../../gateway/security/access-scope.js';
import { ANONYMOUS } from '../../../gateway/security/viewer.js';
import { loadSupergraph } from '../../../gateway/supergraph/load-supergraph.js';
import { composeSmall } from '../kit/small-system.js';

it('answers a root field that no fetch covers with an error', async () => {
  const supergraph = loadSupergraph(
    composeSmall({ a: { typeDefs: 'type Query { covered: Int forgotten: Int must: Int! }', resolvers: {} } }),
  );
  const compile = (query: string) => {
    const rules = readAccessRules(supergraph.supergraphSchema);
    const admitted = admitOperation(parse(query), undefined);
    const planned = planOperation(supergraph, rules, accessScopeOf(ANONYMOUS), admitted, {}, new Map());
    // As the planner would have forgotten all but one.
    const plan = planned.plan.node?.kind === 'Fetch' ? { ...planned.plan.node, operation: '{ covered }' } : undefined;
    return compileOperation(supergraph, { ...planned, plan: { kind: 'QueryPlan', node: plan } });
  };
  const send = async () => ({ data: { covered: 1 } });
  const error = (message: string, ...path: string[]) => ({
    message,
    path,
    extensions: { code: 'INTERNAL_SERVER_ERROR' },
  });
  const asJson = (value: unknown) => JSON.parse(JSON.stringify(value));

  expect(asJson(await compile('{ covered f: forgotten }').execute({}, send))).toEqual({
    data: { covered: 1, f: null },
    errors: [error('No subgraph answered the field "f".', 'f')],
  });
  expect(asJson(await compile('{ covered must }').execute({}, send))).toEqual({
    data: null,
    errors: [error('No subgraph answered the field "must".', 'must')],
  });
});
