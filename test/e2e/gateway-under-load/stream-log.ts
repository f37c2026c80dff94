import { EventEmitter, once } from 'node:events';
import { type GraphqlAnswer, openStream, type Protocol, type Variables } from '../../../demo/hub-client.js';

/** Everything that one subscription brought, whole. */
export class StreamLog {
  readonly results: GraphqlAnswer<Variables>[] = [];
  private readonly progress = new EventEmitter().setMaxListeners(0);
  private readonly close: () => Promise<void> | void;
  private readonly reading: Promise<void>;
  private hasEnded = false;

  constructor(url: string, query: string, protocol: Protocol) {
    const { answers, close } = openStream({ url }, { query, variables: {}, protocol });
    this.close = close;
    this.reading = this.read(answers);
    // Whoever waits hears of it.
    this.reading.catch(() => undefined);
  }

  /** Resolves when so many more results have come. Rejects when the stream ends before. */
  async more(count: number): Promise<void> {
    const target = this.results.length + count;
    while (this.results.length < target) {
      if (this.hasEnded) {
        await this.reading;
        throw new Error(`the stream ended with ${JSON.stringify(this.results.at(-1))}`);
      }
      await once(this.progress, 'step');
    }
  }

  /** Resolves when the stream is complete. Rejects when its connection broke. */
  ended(): Promise<void> {
    return this.reading;
  }

  /** Leaves. */
  async stop(): Promise<void> {
    await this.close();
    await this.reading.catch(() => undefined);
  }

  private async read(answers: AsyncIterable<GraphqlAnswer<Variables>>): Promise<void> {
    try {
      for await (const result of answers) {
        this.results.push(result);
        this.progress.emit('step');
      }
    } finally {
      this.hasEnded = true;
      this.progress.emit('step');
    }
  }
}
