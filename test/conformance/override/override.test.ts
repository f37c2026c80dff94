import { parse } from 'graphql';
import { buildGateway } from '../../../gateway/gateway.js';
import { ANONYMOUS } from '../../../gateway/security/viewer.js';
import { inProcessTransport } from '../../../gateway/transport/in-process.js';
import { callable, type SmallSubgraph, schemaOf } from '../kit/small-subgraph.js';
import { buildSmallSystem, composeSmall } from '../kit/small-system.js';

type Reference = Record<string, unknown>;

const old: SmallSubgraph = {
  typeDefs: `
    type Query { row: Row }
    type Row @key(fields: "id") { id: ID! name: String rank: Int }`,
  resolvers: {
    Query: { row: () => ({ id: '1' }) },
    Row: { __resolveReference: ({ id }: Reference) => ({ id }), name: () => 'old', rank: () => 1 },
  },
};
const newer = (label = ''): SmallSubgraph => ({
  typeDefs: `
    type Row @key(fields: "id") { id: ID! name: String @override(from: "old"${label && `, label: "${label}"`}) }`,
  resolvers: { Row: { __resolveReference: ({ id }: Reference) => ({ id }), name: () => 'new' } },
});

it('takes a field from where it has moved', async () => {
  const system = buildSmallSystem({ old, newer: newer() });
  expect(await system.ask('{ row { name rank } }')).toEqual({ data: { row: { name: 'new', rank: 1 } } });
});

it('moves what a requirement takes, too', async () => {
  const reader: SmallSubgraph = {
    typeDefs: `type Row @key(fields: "id") { id: ID! name: String @external label: String @requires(fields: "name") }`,
    resolvers: { Row: { __resolveReference: (row: unknown) => row, label: ({ name }: Reference) => `<${name}>` } },
  };
  const system = buildSmallSystem({ old, newer: newer(), reader });
  expect(await system.ask('{ row { label name } }')).toEqual({ data: { row: { label: '<new>', name: 'new' } } });
});

it.each([
  ['percent(0)', 'old'],
  ['percent(100)', 'new'],
  ['a-label-that-nobody-decides', 'old'],
])('moves a field progressively: %s', async (label, name) => {
  const system = buildSmallSystem({ old, newer: newer(label) });
  expect(await system.ask('{ row { name rank } }')).toEqual({ data: { row: { name, rank: 1 } } });
});

it('moves it for the share of operations that the label says', async () => {
  const subgraphs: Record<string, SmallSubgraph> = { old, newer: newer('percent(25.5)') };
  let drawn = 0;
  const gateway = buildGateway({
    supergraphSdl: composeSmall(subgraphs),
    transports: (name) => inProcessTransport(callable(schemaOf(subgraphs[name] as SmallSubgraph))),
    logger: { info() {}, warn() {}, error() {} },
    random: () => drawn,
  });
  const source = '{ row { name } }';
  const names: unknown[] = [];
  for (drawn of [0, 0.254, 0.255, 0.9, 0.1]) {
    const { data } = await gateway.execute({ document: parse(source), source, variables: {}, viewer: ANONYMOUS });
    names.push(data);
  }
  expect(names).toEqual(['new', 'new', 'old', 'old', 'new'].map((name) => ({ row: { name } })));
});
