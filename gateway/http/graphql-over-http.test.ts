import { type AuditResult, serverAudits } from 'graphql-http';
import { type StartedFront, startFront } from '../../test/kit/start-front.js';

let front: StartedFront;
beforeAll(async () => {
  front = await startFront();
});
afterAll(() => front.server.stop());

/** As clients send requests that browsers must not forge. */
const fetchFn: typeof fetch = (input, init) => {
  const headers = new Headers(init?.headers);
  headers.set('apollo-require-preflight', 'yes');
  return fetch(input, { ...init, headers });
};

const audits = serverAudits({ url: () => front.server.url, fetchFn });

describe('by the specification of GraphQL over HTTP the endpoint', () => {
  it.each(audits.map(({ id, name, fn }) => ({ id, name, fn })))('$name ($id)', async ({ fn }) => {
    const result: AuditResult = await fn();
    const { status, reason } = { reason: undefined, ...result };
    if ('response' in result) await result.response.body?.cancel();
    expect({ status, reason }).toEqual({ status: 'ok', reason: undefined });
  });
});

it.each([
  ['?query={nothing}', 200],
  ['?query={hello}&variables=oops', 400],
  ['?query={hello}&variables=[]', 400],
  ['?variables={}', 400],
])('answers a client of application/json whose request is %s with %i', async (search, status) => {
  const response = await fetchFn(front.server.url + search, { headers: { accept: 'application/json' } });
  expect([response.status, Object.keys((await response.json()) as object)]).toEqual([status, ['errors']]);
});
