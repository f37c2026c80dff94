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

/** What a client can act on of a refusal: its code, and the paths of the arguments that were bad. */
export interface Refusal {
  code: unknown;
  paths?: string[];
}

/** The refusal that the first error of an answer is. */
export function refusalOf({ errors }: GraphqlAnswer<unknown>): Refusal {
  const { code, fields } = (errors?.[0]?.extensions ?? {}) as { code?: string; fields?: { path: string }[] };
  return { code, ...(fields && { paths: fields.map(({ path }) => path) }) };
}
