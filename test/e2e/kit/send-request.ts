import { dataOf, type GraphqlAnswer, type HubAccess, type Variables } from '../../../demo/hub-client.js';
import { askInBothLanes, isMutation, type LaneAnswer } from '../../kit/ask-in-both-lanes.js';

type Hub = Pick<HubAccess, 'url'>;

export interface RawAnswer<Data> extends GraphqlAnswer<Data> {
  httpStatus: number;
}

/**
 * Posts `body` as it is, with the headers of a GraphQL client and those given, which replace them. What is no mutation is
 * sent through Apollo Server and as a repetition, which must be answered alike.
 */
export async function sendRequest<Data = Record<string, unknown>>(
  hub: Hub,
  body: string,
  headers: Record<string, string> = {},
): Promise<RawAnswer<Data>> {
  if (isMutation(body)) return sendOnce(hub, body, headers);
  const { admitted } = await inTurn(hub, async () => {
    let seen = await countRepetitions(hub);
    return askInBothLanes(async (text): Promise<LaneAnswer> => {
      const answer = await post(hub, text, headers);
      const before = seen;
      seen = await countRepetitions(hub);
      return { ...answer, lane: seen > before ? 'repetition' : 'admission' };
    }, body);
  });
  return read(admitted);
}

/**
 * Posts `body` once: where a query is counted when it is answered, as attempts at a secret are, and where many are sent at
 * the same time while what they are answered by changes.
 */
export async function sendOnce<Data = Record<string, unknown>>(
  hub: Hub,
  body: string,
  headers: Record<string, string> = {},
): Promise<RawAnswer<Data>> {
  return read(await post(hub, body, headers));
}

/** Sends one operation as {@link sendRequest} does, anonymously where there is no token. */
export async function request<Data>(
  hub: Hub,
  query: string,
  variables: Variables = {},
  token?: string,
): Promise<GraphqlAnswer<Data>> {
  const headers = token && { authorization: `Bearer ${token}` };
  const { httpStatus: _, ...answer } = await sendRequest<Data>(hub, JSON.stringify({ query, variables }), {
    ...headers,
  });
  return answer;
}

/** `request`, for answers that must hold no error. Throws with the errors otherwise. */
export async function requestData<Data>(...args: Parameters<typeof request>): Promise<Data> {
  return dataOf(await request<Data>(...args));
}

function read<Data>({ status, text }: Pick<LaneAnswer, 'status' | 'text'>): RawAnswer<Data> {
  return { ...(JSON.parse(text) as GraphqlAnswer<Data>), httpStatus: status };
}

async function post({ url }: Hub, body: string, headers: Record<string, string>): Promise<Omit<LaneAnswer, 'lane'>> {
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/graphql-response+json, application/json',
      ...headers,
    },
    body,
  });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

async function countRepetitions({ url }: Hub): Promise<number> {
  const metrics = await (await fetch(new URL('/metrics', url))).text();
  return Number(/^simpul_repeated_queries_total (\d+)$/m.exec(metrics)?.[1]);
}

const last = new Map<string, Promise<unknown>>();

/** One after the other for each hub: its counter must tell of one query alone. */
function inTurn<Result>({ url }: Hub, run: () => Promise<Result>): Promise<Result> {
  const result = (last.get(url) ?? Promise.resolve()).then(run);
  last.set(
    url,
    result.catch(() => undefined),
  );
  return result;
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
