import type { GraphqlAnswer, HubAccess } from '../../../demo/hub-client.js';

export interface RawAnswer<Data> extends GraphqlAnswer<Data> {
  httpStatus: number;
}

/** Posts `body` as it is, with the headers of a GraphQL client and those given, which replace them. */
export async function sendRequest<Data = Record<string, unknown>>(
  { url }: Pick<HubAccess, 'url'>,
  body: string,
  headers: Record<string, string> = {},
): Promise<RawAnswer<Data>> {
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/graphql-response+json, application/json',
      ...headers,
    },
    body,
  });
  return { ...((await response.json()) as GraphqlAnswer<Data>), httpStatus: response.status };
}
