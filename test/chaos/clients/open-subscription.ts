import { randomUUID } from 'node:crypto';
import { createClient as createEventStreamClient } from 'graphql-sse';
import { createClient as createSocketClient } from 'graphql-ws';
import WebSocket from 'ws';
import type { GraphqlAnswer, Variables } from '../../../demo/hub-client.js';
import { readMultipart } from '../../kit/read-multipart.js';

export const PROTOCOLS = ['graphql-ws', 'SSE', 'multipart'] as const;
export type Protocol = (typeof PROTOCOLS)[number];

export interface Subscription {
  readonly url: string;
  readonly query: string;
  readonly variables: Variables;
  readonly token: string;
  readonly protocol: Protocol;
}

/** One subscription on a connection of its own. */
export interface OpenSubscription {
  readonly answers: AsyncIterable<GraphqlAnswer<Variables>>;
  close(): void;
  /** Stops reading from the connection, and goes on with it; the SSE client can't. */
  pause(): void;
  resume(): void;
}

const CONNECTED_WITHIN_MS = 8_000;

/** A socket that is given up before it is connected says so as an error, when its client listens no more. */
class ForgivingSocket extends WebSocket {
  constructor(address: string, protocols?: string | string[]) {
    super(address, protocols);
    this.on('error', () => undefined);
  }
}

/** Subscribes once: whoever reads connects again. */
export function openSubscription(subscription: Subscription): OpenSubscription {
  return OPENERS[subscription.protocol](subscription);
}

function overSocket({ url, query, variables, token }: Subscription): OpenSubscription {
  let socket: WebSocket | undefined;
  const client = createSocketClient({
    url: url.replace(/^http/, 'ws'),
    webSocketImpl: ForgivingSocket,
    connectionParams: { authorization: `Bearer ${token}` },
    connectionAckWaitTimeout: CONNECTED_WITHIN_MS,
    generateID: () => randomUUID(),
    retryAttempts: 0,
    on: {
      opened: (opened) => {
        socket = opened as WebSocket;
      },
    },
  });
  return {
    answers: client.iterate({ query, variables }) as OpenSubscription['answers'],
    close: () => {
      socket?.resume();
      client.terminate();
    },
    pause: () => socket?.pause(),
    resume: () => socket?.resume(),
  };
}

function overEventStream({ url, query, variables, token }: Subscription): OpenSubscription {
  const client = createEventStreamClient({
    url: `${url}/stream`,
    headers: { authorization: `Bearer ${token}` },
    retryAttempts: 0,
  });
  return {
    answers: client.iterate({ query, variables }) as OpenSubscription['answers'],
    close: () => client.dispose(),
    pause: () => undefined,
    resume: () => undefined,
  };
}

function overMultipart({ url, query, variables, token }: Subscription): OpenSubscription {
  const left = new AbortController();
  let reading: Promise<void> = Promise.resolve();
  let readOn: () => void = () => undefined;
  async function* answers(): AsyncGenerator<GraphqlAnswer<Variables>> {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'multipart/mixed;boundary="graphql";subscriptionSpec="1.0", application/json',
        authorization: `Bearer ${token}`,
      },
      body: JSON.stringify({ query, variables }),
      signal: left.signal,
    });
    if (!response.ok) throw ((await response.json()) as GraphqlAnswer<Variables>).errors;
    for await (const { payload, errors } of readMultipart(response)) {
      if (errors) throw errors;
      if (payload) yield payload as GraphqlAnswer<Variables>;
      await reading;
    }
  }
  const resume = () => readOn();
  return {
    answers: answers(),
    close: () => {
      resume();
      left.abort();
    },
    pause: () => {
      reading = new Promise((resolve) => {
        readOn = resolve;
      });
    },
    resume,
  };
}

const OPENERS: Readonly<Record<Protocol, (subscription: Subscription) => OpenSubscription>> = {
  'graphql-ws': overSocket,
  SSE: overEventStream,
  multipart: overMultipart,
};
