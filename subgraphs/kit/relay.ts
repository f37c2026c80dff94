import { randomUUID } from 'node:crypto';
import Redis from 'ioredis';
import type { FeedPlace } from './feed-cursor.js';

type Listener = () => void;

/**
 * Announces that a feed has grown. It carries no events: the table is the truth, and every reader also polls, so a lost
 * announcement costs time and nothing else.
 */
export interface Relay {
  /** Whether other processes hear what is announced now. */
  reachesOthers(): boolean;
  announce(feed: string): void;
  /** Keeps the highest place that a feed reached, outside its database, so that a restored one can be recognised. */
  remember(feed: string, place: FeedPlace): void;
  /** The highest position of `epoch` that is remembered; 0 where none is, or where it cannot be asked in time. */
  recall(feed: string, epoch: string): Promise<number>;
  /** Calls `listener` after each announcement; returns what ends it. */
  listen(feed: string, listener: Listener): () => void;
  close(): Promise<void>;
}

class Listeners {
  private readonly byFeed = new Map<string, Set<Listener>>();

  add(feed: string, listener: Listener): () => void {
    const listeners = this.byFeed.get(feed) ?? new Set();
    this.byFeed.set(feed, listeners.add(listener));
    return () => listeners.delete(listener);
  }

  notify(feed: string): void {
    for (const listener of [...(this.byFeed.get(feed) ?? [])]) listener();
  }
}

/** A relay within this process, for the embedded shape. */
export function inProcessRelay(): Relay {
  const listeners = new Listeners();
  return {
    announce: (feed) => listeners.notify(feed),
    reachesOthers: () => false,
    remember: () => undefined,
    recall: async () => 0,
    listen: (feed, listener) => listeners.add(feed, listener),
    close: async () => undefined,
  };
}

const CHANNEL = 'simpul:feed';
/** A sorted set: `feed:epoch` with the highest position as its score. */
const HIGHEST = 'simpul:feed:highest';
const RECALL_TIMEOUT_MS = 2_000;

/** A relay between processes over Redis pub/sub at `url`. While Redis is away readers live from polling. */
export function redisRelay(url: string, onError: (error: Error) => void): Relay {
  const listeners = new Listeners();
  const publisher = new Redis(url, { enableOfflineQueue: false, maxRetriesPerRequest: 1 });
  const subscriber = new Redis(url, { maxRetriesPerRequest: null });
  publisher.on('error', onError);
  subscriber.on('error', onError);
  const self = randomUUID();
  subscriber.on('message', (_channel, message: string) => {
    const [sender, feed] = message.split(' ') as [string, string];
    // Its own listeners know already.
    if (sender !== self) listeners.notify(feed);
  });
  subscriber.subscribe(CHANNEL).catch(onError);
  return {
    announce: (feed) => {
      listeners.notify(feed);
      if (publisher.status === 'ready') publisher.publish(CHANNEL, `${self} ${feed}`).catch(onError);
    },
    reachesOthers: () => publisher.status === 'ready',
    remember: (feed, { epoch, position }) => {
      if (publisher.status !== 'ready') return;
      publisher.zadd(HIGHEST, 'GT', position, `${feed}:${epoch}`).catch(onError);
    },
    recall: async (feed, epoch) => {
      const redis = new Redis(url, { maxRetriesPerRequest: 0, commandTimeout: RECALL_TIMEOUT_MS });
      redis.on('error', onError);
      try {
        return Number(await redis.zscore(HIGHEST, `${feed}:${epoch}`));
      } catch (error) {
        onError(error as Error);
        return 0;
      } finally {
        redis.disconnect();
      }
    },
    listen: (feed, listener) => listeners.add(feed, listener),
    close: async () => {
      publisher.disconnect();
      subscriber.disconnect();
    },
  };
}
