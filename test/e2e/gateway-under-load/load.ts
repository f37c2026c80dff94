import { EventEmitter, once } from 'node:events';
import { sendOnce } from '../kit/send-request.js';

/** The one right answer to each operation, with its HTTP status, in one state of the system. */
export type Answers = Readonly<Record<string, unknown>>;

const CLIENTS = 8;

/**
 * Clients that ask every operation one after the other without a pause over kept-alive connections, and compare every
 * answer whole. The first one that is not right ends the load and rejects whatever is waited for.
 */
export class Load {
  /** How many requests were answered, by operation. */
  readonly answered = new Map<string, number>();
  slowestMs = 0;
  /** How many requests of each client were answered. */
  private readonly counts: number[] = new Array(CLIENTS).fill(0);
  private readonly running: Promise<unknown>;
  private readonly progress = new EventEmitter().setMaxListeners(0);
  private right: readonly [Answers, ...Answers[]];
  private isOver = false;
  private failure: unknown;

  constructor(
    private readonly url: string,
    /** How it is when the load begins. */
    right: Answers,
  ) {
    this.right = [right];
    this.running = Promise.all(this.counts.map((_, client) => this.ask(client)));
  }

  /** Requests that are sent from now on must be answered as in one of these states. */
  expect(...states: [Answers, ...Answers[]]): void {
    this.right = states;
  }

  /** Resolves when every client has been answered once to each operation that it sends from now on. */
  async round(): Promise<void> {
    const onTheWay = 1;
    const targets = this.counts.map((count) => count + onTheWay + Object.keys(this.right[0]).length);
    while (this.counts.some((count, client) => count < (targets[client] as number))) {
      if (this.failure) throw this.failure;
      await once(this.progress, 'step');
    }
  }

  /** Resolves when the last request is answered. */
  async stop(): Promise<void> {
    this.isOver = true;
    await this.running;
    if (this.failure) throw this.failure;
  }

  private async ask(client: number): Promise<void> {
    try {
      while (!this.isOver) {
        for (const operation of Object.keys(this.right[0])) {
          await this.askOnce(operation);
          this.counts[client] = (this.counts[client] as number) + 1;
          this.progress.emit('step');
        }
      }
    } catch (error) {
      this.failure ??= error;
      this.isOver = true;
      this.progress.emit('step');
    }
  }

  private async askOnce(query: string): Promise<void> {
    const before = this.right;
    const sentAt = performance.now();
    const answer = await sendOnce({ url: this.url }, JSON.stringify({ query }));
    this.slowestMs = Math.max(this.slowestMs, performance.now() - sentAt);
    this.answered.set(query, (this.answered.get(query) ?? 0) + 1);
    expect([...before, ...this.right].map((answers) => answers[query])).toContainEqual(answer);
  }
}
