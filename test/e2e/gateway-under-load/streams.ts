import { StreamLog } from './stream-log.js';

const PROTOCOLS = ['graphql-ws', 'SSE'] as const;
const MORE = 3;

/** The subscriptions of one test. */
export class Streams {
  private readonly opened: StreamLog[] = [];

  constructor(private readonly url: string) {}

  /** Subscribes once by each protocol. */
  subscribe(query: string): StreamLog[] {
    const logs = PROTOCOLS.map((protocol) => new StreamLog(this.url, query, protocol));
    this.opened.push(...logs);
    return logs;
  }

  /** Resolves when each of these, by default all, has brought some results more. */
  async more(logs: readonly StreamLog[] = this.opened): Promise<void> {
    await Promise.all(logs.map((log) => log.more(MORE)));
  }

  async stop(): Promise<void> {
    await Promise.all(this.opened.map((log) => log.stop()));
  }
}
