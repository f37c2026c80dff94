import { acceptsMultipart } from './accepts-multipart.js';

describe('a client takes a subscription in parts', () => {
  it.each([
    // Apollo Client 4, 3.8, Apollo's documentation, Apollo iOS.
    'multipart/mixed;boundary=graphql;subscriptionSpec=1.0,application/graphql-response+json,application/json;q=0.9',
    'multipart/mixed;boundary="graphql";subscriptionSpec="1.0", application/json',
    'multipart/mixed;subscriptionSpec="1.0", application/json',
    'multipart/mixed;subscriptionSpec=1.0,application/graphql-response+json,application/json',
    'application/json, multipart/mixed; subscriptionSpec=1.0; boundary="a,b;c"',
    'Multipart/Mixed ; subscriptionspec = "1.0" ; q=0.5',
  ])('who accepts %s', (accept) => {
    expect(acceptsMultipart(accept)).toBe(true);
  });

  it.each([
    undefined,
    '*/*',
    'application/json',
    'multipart/mixed',
    'multipart/mixed;deferSpec=20220824, application/json',
    'multipart/mixed;subscriptionSpec=2.0, application/json',
    'multipart/mixed;subscriptionSpec=1.0;q=0, application/json',
    'multipart/mixed, application/json;subscriptionSpec=1.0',
    'multipart/mixed;note="subscriptionSpec=1.0", application/json',
    'multipart/form-data;subscriptionSpec=1.0',
  ])('but not who accepts %s', (accept) => {
    expect(acceptsMultipart(accept)).toBe(false);
  });
});
