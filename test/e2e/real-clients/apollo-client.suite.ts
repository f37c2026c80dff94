import { ApolloClient, CombinedGraphQLErrors, HttpLink, InMemoryCache } from '@apollo/client';
import { parse } from 'graphql';
import type { Variables } from '../../../demo/hub-client.js';
import { submission } from '../kit/complaints.js';
import type { HubUnderTest } from '../kit/hub-under-test.js';
import { follow } from './follow.js';
import { moveToProvince, WATCH } from './movements.js';

const AGENCY = '{ agency(code: "32.16/diskominfo") { name parent { name } } }';
const SUBMIT = 'mutation ($input: SubmitComplaintInput!) { submitComplaint(input: $input) { trackingNumber secret } }';
const ACCEPT = 'mutation ($input: AcceptComplaintInput!) { acceptComplaint(input: $input) { version } }';

/** Queries and mutations as Apollo Client sends them, and what it makes of refusals. */
export function apolloClientSuite(hub: () => HubUnderTest): void {
  async function clientOf(persona?: string): Promise<ApolloClient> {
    const headers: Record<string, string> = persona ? { authorization: `Bearer ${await hub().tokenOf(persona)}` } : {};
    return new ApolloClient({ link: new HttpLink({ uri: hub().url, headers }), cache: new InMemoryCache() });
  }

  const extensionsOf = (refused: Promise<unknown>) =>
    refused.then(
      () => undefined,
      (error: unknown) => (CombinedGraphQLErrors.is(error) ? error.errors[0]?.extensions : error),
    );

  it('answers a query, from its cache the second time', async () => {
    const client = await clientOf();
    const { data } = await client.query<Record<string, unknown>>({ query: parse(AGENCY) });
    expect(data).toMatchObject({
      agency: { name: expect.stringContaining('Komunikasi'), parent: { __typename: 'Agency' } },
    });
    expect(client.readQuery({ query: parse(AGENCY) })).toEqual(data);
  });

  it('answers a mutation', async () => {
    const client = await clientOf();
    const { data } = await client.mutate({ mutation: parse(SUBMIT), variables: { input: submission() } });
    expect(data).toMatchObject({ submitComplaint: { trackingNumber: expect.any(String), secret: expect.any(String) } });
  });

  it.each<[string, Variables, object]>([
    [
      'bad input with the fields that are bad',
      submission({ title: '' }),
      {
        code: 'BAD_USER_INPUT',
        fields: expect.arrayContaining([{ path: 'input.title', message: expect.any(String) }]),
      },
    ],
    ['input that does not fit the schema', { nothing: true }, { code: 'BAD_USER_INPUT' }],
  ])('is told of %s', async (_title, input, refusal) => {
    const client = await clientOf();
    expect(await extensionsOf(client.mutate({ mutation: parse(SUBMIT), variables: { input } }))).toMatchObject(refusal);
  });

  it('is told of a conflict with the version that is now', async () => {
    const { id: complaintId, version } = await moveToProvince(hub());
    const client = await clientOf('province-admin');
    const variables = { input: { complaintId, expectedVersion: version - 1 } };
    expect(await extensionsOf(client.mutate({ mutation: parse(ACCEPT), variables }))).toMatchObject({
      code: 'CONFLICT',
      currentVersion: version,
    });
  });

  it('is told what it may not ask, and what does not exist', async () => {
    const client = await clientOf();
    expect(await extensionsOf(client.query({ query: parse('{ inbox { totalCount } }') }))).toMatchObject({
      code: 'UNAUTHENTICATED',
    });
    expect(await extensionsOf(client.query({ query: parse('{ inbocks { totalCount } }') }))).toMatchObject({
      code: 'GRAPHQL_VALIDATION_FAILED',
    });
  });

  it('gives up a subscription that no retry would mend', async () => {
    const { told } = follow('Apollo Client', {
      url: hub().url,
      token: await hub().tokenOf('ministry-monitor'),
      query: WATCH,
      variables: { after: 'not a cursor' },
      comeBack: async () => undefined,
    });
    expect(await told.untilRefused()).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
    expect(told.partings).toEqual([]);
  });
}
