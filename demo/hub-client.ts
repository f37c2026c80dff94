import { randomUUID } from 'node:crypto';
import { createClient as createEventStreamClient } from 'graphql-sse';
import { createClient as createSocketClient } from 'graphql-ws';
import WebSocket from 'ws';

/** A hub as its clients reach it. */
export interface HubAccess {
  /** `http://127.0.0.1:4000/graphql` */
  url: string;
  /** A token of one of `embedded/personas.ts`. */
  tokenOf(persona: string): Promise<string>;
}

export interface GraphqlError {
  message: string;
  path?: (string | number)[];
  extensions?: { code?: string } & Record<string, unknown>;
}

export interface GraphqlAnswer<Data> {
  data?: Data | null;
  errors?: readonly GraphqlError[];
}

export type Variables = Record<string, unknown>;

/** Sends one operation by HTTP POST, anonymously where there is no token. Rejects when `signal` aborts. */
export async function request<Data>(
  { url }: Pick<HubAccess, 'url'>,
  query: string,
  variables: Variables = {},
  token?: string,
  signal?: AbortSignal,
): Promise<GraphqlAnswer<Data>> {
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/graphql-response+json, application/json',
      ...(token && { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify({ query, variables }),
    signal,
  });
  return (await response.json()) as GraphqlAnswer<Data>;
}

/** `request`, for answers that must hold no error. Throws with the errors otherwise. */
export async function requestData<Data>(...args: Parameters<typeof request>): Promise<Data> {
  return dataOf(await request<Data>(...args));
}

/** The data of an answer without errors. Throws with the errors otherwise. */
export function dataOf<Data>({ data, errors }: GraphqlAnswer<Data>): Data {
  if (errors || !data) throw new Error(`The hub answered: ${JSON.stringify(errors ?? data)}`);
  return data;
}

/** One subscriber's open stream: what it has seen, and a way to wait for more. */
export interface Watch<Event> {
  readonly seen: readonly Event[];
  /** Resolves when `count` events have been seen; rejects when the stream ends before. */
  until(count: number): Promise<void>;
  /** Leaves. */
  stop(): Promise<void>;
}

export type Protocol = 'graphql-ws' | 'SSE';

export interface WatchOptions {
  query: string;
  variables: Variables;
  token?: string;
  protocol: Protocol;
}

export interface OpenStream {
  answers: AsyncIterable<GraphqlAnswer<Variables>>;
  close(): Promise<void> | void;
}

/** Subscribes on a connection of its own, once: it does not connect again. */
export function openStream(
  { url }: Pick<HubAccess, 'url'>,
  { query, variables, token, protocol }: WatchOptions,
): OpenStream {
  const authorization = token && { authorization: `Bearer ${token}` };
  if (protocol === 'SSE') {
    const client = createEventStreamClient({ url: `${url}/stream`, headers: { ...authorization }, retryAttempts: 0 });
    return { answers: client.iterate({ query, variables }) as OpenStream['answers'], close: () => client.dispose() };
  }
  const client = createSocketClient({
    url: url.replace(/^http/, 'ws'),
    webSocketImpl: WebSocket,
    connectionParams: { ...authorization },
    generateID: () => randomUUID(),
    retryAttempts: 0,
  });
  return { answers: client.iterate({ query, variables }) as OpenStream['answers'], close: () => client.dispose() };
}

/** Subscribes and keeps the root field of every event that arrives. */
export function watch<Event>(hub: Pick<HubAccess, 'url'>, options: WatchOptions): Watch<Event> {
  const seen: Event[] = [];
  const waiting = new Set<() => void>();
  let failure: unknown;
  let hasEnded = false;
  const wake = () => {
    for (const settle of [...waiting]) settle();
  };
  const { answers, close } = openStream(hub, options);
  const reading = (async () => {
    for await (const { data, errors } of answers) {
      if (errors) throw new Error(`The stream answered: ${JSON.stringify(errors)}`);
      seen.push(Object.values(data as Record<string, Event>)[0] as Event);
      wake();
    }
  })()
    .catch((error: unknown) => {
      failure = error;
    })
    .finally(() => {
      hasEnded = true;
      wake();
    });
  return {
    seen,
    until: async (count) => {
      while (seen.length < count) {
        if (hasEnded) throw failure ?? new Error(`The stream ended after ${seen.length} of ${count} events.`);
        await new Promise<void>((resolve) => {
          const settle = () => {
            waiting.delete(settle);
            resolve();
          };
          waiting.add(settle);
        });
      }
    },
    stop: async () => {
      await close();
      await reading;
    },
  };
}
