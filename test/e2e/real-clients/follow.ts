import { randomUUID } from 'node:crypto';
import { ApolloClient, ApolloLink, CombinedProtocolErrors, HttpLink, InMemoryCache } from '@apollo/client';
import { RetryLink } from '@apollo/client/link/retry';
import { parse, print } from 'graphql';
import { createClient as createEventStreamClient } from 'graphql-sse';
import { createClient as createSocketClient } from 'graphql-ws';
import { tap } from 'rxjs';
import WebSocket from 'ws';
import type { Variables } from '../../../demo/hub-client.js';
import { Gate, gatedFetch } from './gated-fetch.js';
import { Told } from './told.js';

export const CLIENTS = ['Apollo Client', 'graphql-ws', 'graphql-sse'] as const;
export type ClientName = (typeof CLIENTS)[number];

export interface Following {
  /** `http://127.0.0.1:PORT/graphql` */
  readonly url: string;
  readonly token: string;
  /** A subscription to events with a `cursor`. */
  readonly query: string;
  readonly variables: Variables;
  /** Settles when the client, which has lost its connection, is to connect again. */
  readonly comeBack: () => Promise<unknown>;
}

/** A client that goes on after its last cursor by itself whenever it connects again. */
export interface Follower<Event> {
  readonly told: Told<Event>;
  /** Stops reading from its connection. */
  pause(): void;
  resume(): void;
  stop(): void;
}

/** The document as Apollo Client sends it: for others to ask for the same. */
export function asApolloSends(query: string): string {
  return print(new InMemoryCache().transformDocument(parse(query)));
}

const cursorOf = (data: unknown) => Object.values(data as Record<string, { cursor?: string } | null>)[0]?.cursor;

/** Remembers the last cursor in the variables: the clients send the object that they were given again. */
function goOnAfter(variables: Variables, data: unknown): void {
  const cursor = data && cursorOf(data);
  if (cursor) variables.after = cursor;
}

const open = new Set<Follower<unknown>>();

/** Opens a client of its own that follows the stream until {@link stopFollowing}. */
export function follow<Event>(client: ClientName, following: Following): Follower<Event> {
  const follower = FOLLOWERS[client]({ ...following, variables: { ...following.variables } });
  open.add(follower);
  return follower as Follower<Event>;
}

/** All that follow leave. */
export function stopFollowing(): void {
  for (const follower of open) {
    follower.resume();
    follower.stop();
  }
  open.clear();
}

/** What Apollo Client was told when its stream failed: the hub's code, or what its connection says. */
function nameFailure(error: unknown): string {
  if (CombinedProtocolErrors.is(error)) return String(error.errors[0]?.extensions?.code);
  return error instanceof Error ? error.name : String(error);
}

function byApolloClient({ url, token, query, variables, comeBack }: Following): Follower<unknown> {
  const told = new Told();
  const gate = new Gate();
  const retry = new RetryLink({
    delay: () => 0,
    attempts: async (_count, _operation, error) => {
      told.part(nameFailure(error));
      await comeBack();
      return true;
    },
  });
  const resume = new ApolloLink((operation, forward) =>
    forward(operation).pipe(tap(({ data }) => goOnAfter(operation.variables, data))),
  );
  const http = new HttpLink({ uri: url, headers: { authorization: `Bearer ${token}` }, fetch: gatedFetch(gate) });
  const client = new ApolloClient({ link: ApolloLink.from([retry, resume, http]), cache: new InMemoryCache() });
  const subscription = client
    .subscribe<Record<string, unknown>>({
      query: parse(query),
      variables,
      fetchPolicy: 'no-cache',
    })
    .subscribe({
      next: ({ data, error }) =>
        error ? told.endWith((error as CombinedProtocolErrors).errors ?? error) : told.take({ data }),
      error: (error: unknown) => told.endWith(error),
      complete: () => told.endWith(new Error('the stream is complete')),
    });
  return {
    told,
    pause: () => gate.close(),
    resume: () => gate.open(),
    stop: () => {
      subscription.unsubscribe();
      client.stop();
    },
  };
}

function bySocket({ url, token, query, variables, comeBack }: Following): Follower<unknown> {
  const told = new Told();
  let socket: WebSocket | undefined;
  const client = createSocketClient({
    url: url.replace(/^http/, 'ws'),
    webSocketImpl: WebSocket,
    connectionParams: { authorization: `Bearer ${token}` },
    generateID: () => randomUUID(),
    retryAttempts: Number.POSITIVE_INFINITY,
    // By default it gives up when a connection is refused.
    shouldRetry: () => true,
    retryWait: async () => {
      await comeBack();
    },
    on: {
      opened: (opened) => {
        socket = opened as WebSocket;
      },
      closed: (event) => told.part(String((event as { code: number }).code)),
    },
  });
  const unsubscribe = client.subscribe<Record<string, unknown>>(
    { query, variables },
    {
      next: (answer) => {
        goOnAfter(variables, answer.data);
        told.take(answer);
      },
      error: (error) => told.endWith(error),
      complete: () => told.endWith(new Error('the stream is complete')),
    },
  );
  return {
    told,
    pause: () => socket?.pause(),
    resume: () => socket?.resume(),
    stop: () => {
      unsubscribe();
      void client.dispose();
    },
  };
}

function byEventStream({ url, token, query, variables, comeBack }: Following): Follower<unknown> {
  const told = new Told();
  const gate = new Gate();
  const client = createEventStreamClient({
    url: `${url}/stream`,
    headers: { authorization: `Bearer ${token}` },
    fetchFn: gatedFetch(gate),
    retryAttempts: Number.POSITIVE_INFINITY,
    retry: async () => {
      told.part('disconnected');
      await comeBack();
    },
  });
  client.subscribe<Record<string, unknown>>(
    { query, variables },
    {
      next: (answer) => {
        goOnAfter(variables, answer.data);
        told.take(answer);
      },
      error: (error) => told.endWith(error),
      complete: () => told.endWith(new Error('the stream is complete')),
    },
  );
  return { told, pause: () => gate.close(), resume: () => gate.open(), stop: () => client.dispose() };
}

const FOLLOWERS: Readonly<Record<ClientName, (following: Following) => Follower<unknown>>> = {
  'Apollo Client': byApolloClient,
  'graphql-ws': bySocket,
  'graphql-sse': byEventStream,
};
