import { GraphQLError, parse } from 'graphql';
import { createFrontSchema } from '../test/kit/front-schema.js';
import { schemaGateway } from '../test/kit/schema-gateway.js';
import type { Gateway, OperationRequest } from './gateway.js';
import type { Viewer } from './security/viewer.js';
import { shareQueries } from './share-queries.js';

const { schema } = createFrontSchema();

/** A gateway that answers with the number of the execution, and a coded error beside it. */
function numbering() {
  let executions = 0;
  let schemaChanges: () => void = () => undefined;
  const execute = async () => {
    executions += 1;
    return { data: { number: executions }, errors: [new GraphQLError('late', { extensions: { code: 'NOT_READY' } })] };
  };
  const gateway: Gateway = {
    ...schemaGateway(schema),
    execute,
    executeJson: async () => ({ result: await execute() }),
    onSchemaChange: (listener) => {
      const before = schemaChanges;
      schemaChanges = () => {
        before();
        listener();
      };
    },
  };
  return { shared: shareQueries(gateway), changeSchema: () => schemaChanges() };
}

const viewer: Viewer = {
  subject: 'siti',
  grants: [{ role: 'HEAD', agency: 'a' }],
  scopes: ['complaint:read'],
  expiresAt: 1_800_000_000,
  language: 'id',
  purpose: 'audit',
};
const source = 'query A { hello } query B { hello } mutation C { note(text: "x") }';
const request: OperationRequest = {
  document: parse(source),
  source,
  operationName: 'A',
  variables: { id: 1 },
  viewer,
};

async function numbersOf(gateway: Gateway, requests: OperationRequest[]): Promise<unknown[]> {
  const results = await Promise.all(requests.map((one) => gateway.execute(one)));
  return results.map(({ data }) => data?.number);
}

it('executes equal queries once while they run, and again afterwards', async () => {
  const { shared } = numbering();
  const equal = { ...structuredClone(request), document: parse(source) };
  expect(await numbersOf(shared, [request, equal, { ...request, requestId: 'r' }])).toEqual([1, 1, 1]);
  expect(await numbersOf(shared, [request])).toEqual([2]);
});

it.each<[string, Partial<OperationRequest>]>([
  ['operation', { operationName: 'B' }],
  ['text', { source: `${source} ` }],
  ['type of a variable', { variables: { id: '1' } }],
  ['value of a variable', { variables: { id: 2 } }],
  ['subject', { viewer: { ...viewer, subject: 'budi' } }],
  ['grant', { viewer: { ...viewer, grants: [{ role: 'HEAD', agency: 'b' }] } }],
  ['scope', { viewer: { ...viewer, scopes: [] } }],
  ['language', { viewer: { ...viewer, language: 'en' } }],
  ['purpose', { viewer: { ...viewer, purpose: 'care' } }],
  ['expiry', { viewer: { ...viewer, expiresAt: 1_800_000_001 } }],
])('shares nothing with a query of another %s', async (_part, other) => {
  expect(await numbersOf(numbering().shared, [request, { ...request, ...other }])).toEqual([1, 2]);
});

it('executes every mutation', async () => {
  const mutation = { ...request, operationName: 'C' };
  expect(await numbersOf(numbering().shared, [mutation, mutation])).toEqual([1, 2]);
});

it('tells a number beyond all numbers from null', async () => {
  const requests = [Number.POSITIVE_INFINITY, null].map((id) => ({ ...request, variables: { id } }));
  expect(await numbersOf(numbering().shared, requests)).toEqual([1, 2]);
});

it('does not join what runs under another schema', async () => {
  const { shared, changeSchema } = numbering();
  const before = numbersOf(shared, [request]);
  changeSchema();
  expect([await numbersOf(shared, [request]), await before]).toEqual([[2], [1]]);
});

it('gives each client errors of its own', async () => {
  const { shared } = numbering();
  const answers = await Promise.all([shared.executeJson(request), shared.executeJson(request)]);
  const [one, other] = answers.map((answer) => ('result' in answer ? answer.result.errors?.[0] : undefined));
  expect(one).toMatchObject({ message: 'late', extensions: { code: 'NOT_READY' } });
  expect(other).toEqual(one);
  expect(other).not.toBe(one);
});
