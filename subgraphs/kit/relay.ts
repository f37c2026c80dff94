import Redis from 'ioredis';

type Listener = () => void;

/**
 * Announces that a feed has grown. It carries no events: the table is the truth, and every reader also polls, so a lost
 * announcement costs time and nothing else.
 */
export interface Relay {
  announce(feed: string): void;
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
    listen: (feed, listener) => listeners.add(feed, listener),
    close: async () => undefined,
  };
}

const CHANNEL = 'simpul:feed';

/** A relay between processes over Redis pub/sub at `url`. While Redis is away readers live from polling. */
export function redisRelay(url: string, onError: (error: Error) => void): Relay {
  const listeners = new Listeners();
  const publisher = new Redis(url, { enableOfflineQueue: false, maxRetriesPerRequest: 1 });
  const subscriber = new Redis(url, { maxRetriesPerRequest: null });
  publisher.on('error', onError);
  subscriber.on('error', onError);
  subscriber.on('message', (_channel, feed: string) => listeners.notify(feed));
  subscriber.subscribe(CHANNEL).catch(onError);
  return {
    announce: (feed) => {
      listeners.notify(feed);
      if (publisher.status === 'ready') publisher.publish(CHANNEL, feed).catch(onError);
    },
    listen: (feed, listener) => listeners.add(feed, listener),
    close: async () => {
      publisher.disconnect();
      subscriber.disconnect();
    },
  };
}
