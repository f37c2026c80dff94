import { EventEmitter, once } from 'node:events';
import { inspect } from 'node:util';
import type { FormattedExecutionResult, GraphQLFormattedError } from 'graphql';

/** What one client has been told by its stream, and how its connections ended; grows while it follows. */
export class Told<Event> {
  readonly events: Event[] = [];
  /** Why the client connected again, as it was told: an error code, a close code, or the failure of its connection. */
  readonly partings: string[] = [];
  private readonly news = new EventEmitter();
  private end: unknown;

  /** Keeps the root field of an answer. An answer without it ends the stream for the client. */
  take({ data, errors }: FormattedExecutionResult<Record<string, unknown>, unknown>): void {
    const event = data && Object.values(data)[0];
    if (!event) {
      this.endWith(errors ?? new Error('the stream has ended'));
      return;
    }
    this.events.push(event as Event);
    this.news.emit('news');
  }

  part(why: string): void {
    this.partings.push(why);
    this.news.emit('news');
  }

  /** The client gives up. */
  endWith(error: unknown): void {
    this.end ??= error;
    this.news.emit('news');
  }

  /** Resolves when `count` events have been told; throws when the client gives up before. */
  async until(count: number): Promise<void> {
    while (this.events.length < count) await this.next();
  }

  /** Resolves when the client has lost its connection `count` times. */
  async untilParted(count: number): Promise<void> {
    while (this.partings.length < count) await this.next();
  }

  /** The errors with which the client gave up. */
  async untilRefused(): Promise<readonly GraphQLFormattedError[]> {
    while (this.end === undefined) await once(this.news, 'news');
    return this.end as readonly GraphQLFormattedError[];
  }

  private async next(): Promise<void> {
    if (this.end !== undefined) throw new Error(`The client gave up: ${inspect(this.end)}`);
    await once(this.news, 'news');
  }
}
