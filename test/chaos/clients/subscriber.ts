import { setTimeout as wait } from 'node:timers/promises';
import type { GraphqlAnswer, Variables } from '../../../demo/hub-client.js';
import type { ReceivedEvent, SubscriberRecord } from '../checker/record.js';
import type { Random } from '../random.js';
import type { Interest } from './cast.js';
import type { HubAccess } from './hub-access.js';
import { nameEnd } from './name-end.js';
import { type OpenSubscription, openSubscription, type Protocol } from './open-subscription.js';
import { type MovementSeen, NOW, WATCH, WATCH_COMPLETED } from './operations.js';

/** How a subscriber behaves. */
export interface Habits {
  readonly protocol: Protocol;
  /** Has its events completed from other subgraphs. */
  readonly completes: boolean;
  /** Leaves and comes back now and then. */
  readonly leaves: boolean;
  /** Does not read for a while now and then. */
  readonly dawdles: boolean;
  /** Its token ends within the run, so that it is sent away. */
  readonly tokenSeconds?: number;
  readonly joinsAfterMs: number;
}

const STAYS_MS = [2_000, 25_000] as const;
const DAWDLES_MS = [500, 4_000] as const;
const BACK_AFTER_MS = [20, 1_000] as const;
/** With these ends the same request would end again: the hub refused what it should not refuse. */
const FATAL = new Set(['CURSOR_EXPIRED', 'BAD_USER_INPUT', 'FORBIDDEN', 'NOT_FOUND', 'GRAPHQL_VALIDATION_FAILED']);

/** A client that keeps its place: it resumes with its last cursor whenever its stream ends, and writes down what it gets. */
export class Subscriber {
  private readonly events: ReceivedEvent[] = [];
  private readonly cursors = new Set<string>();
  private start: string | undefined;
  private open: OpenSubscription | undefined;
  private readonly stopped = new AbortController();
  private running: Promise<void> = Promise.resolve();
  /** Why its streams ended. */
  readonly ends: string[] = [];
  /** What no client can do anything about: refusals, and streams that say that they are over. */
  readonly faults: string[] = [];

  constructor(
    readonly name: string,
    private readonly interest: Interest,
    private readonly habits: Habits,
    private readonly hub: HubAccess,
    private readonly random: Random,
  ) {}

  run(): void {
    this.running = this.stayConnected();
  }

  async stop(): Promise<void> {
    if (!this.isStopped && this.start === undefined) this.faults.push(`${this.name} was never let in`);
    this.stopped.abort();
    this.open?.close();
    await this.running;
  }

  hasReceived(cursor: string): boolean {
    return this.cursors.has(cursor);
  }

  /** What it received, from the position that its first cursor stands for. */
  record(positionOf: (cursor: string) => number): SubscriberRecord {
    const since = this.start === undefined ? Number.POSITIVE_INFINITY : positionOf(this.start);
    return { name: this.name, ...this.interest, since, events: this.events };
  }

  private get isStopped(): boolean {
    return this.stopped.signal.aborted;
  }

  private async stayConnected(): Promise<void> {
    await this.pass(this.habits.joinsAfterMs);
    while (!this.isStopped) {
      try {
        this.start ??= await this.findStart();
        await this.readUntilEnd(this.events.at(-1)?.cursor ?? this.start);
      } catch (error) {
        this.note(error);
        this.hub.changeGateway();
      }
      await this.pass(this.random.between(...BACK_AFTER_MS));
    }
  }

  private async findStart(): Promise<string> {
    const { data, errors } = await this.hub.send<{ complaintEvents: { endCursor: string } | null }>(
      NOW,
      {},
      this.interest.audience,
    );
    if (!data?.complaintEvents) throw errors;
    return data.complaintEvents.endCursor;
  }

  private async readUntilEnd(after: string): Promise<void> {
    const { protocol, completes, tokenSeconds } = this.habits;
    const token = await this.hub.token(this.interest.audience, tokenSeconds);
    if (this.isStopped) return;
    const query = completes ? WATCH_COMPLETED : WATCH;
    const variables: Variables = { filter: this.interest.filter, after };
    const open = openSubscription({ url: this.hub.url, query, variables, token, protocol });
    this.open = open;
    let hasLeft = false;
    const left = new AbortController();
    const behaving = this.behave(open, left.signal, () => {
      hasLeft = true;
      open.close();
    });
    try {
      for await (const answer of open.answers) {
        if (hasLeft || this.isStopped) break;
        this.take(answer);
      }
      if (hasLeft) this.ends.push('left');
      else if (!this.isStopped) this.faults.push(`${this.name} was told that nothing more comes`);
    } catch (error) {
      if (!hasLeft) throw error;
      this.ends.push('left');
    } finally {
      left.abort();
      open.close();
      await behaving;
    }
  }

  /** Dawdles and leaves, as its habits are, while its stream is open. */
  private async behave(open: OpenSubscription, closed: AbortSignal, leave: () => void): Promise<void> {
    const { leaves, dawdles } = this.habits;
    const signal = AbortSignal.any([closed, this.stopped.signal]);
    while ((leaves || dawdles) && !signal.aborted) {
      await pass(this.random.between(...STAYS_MS), signal);
      if (signal.aborted) return;
      if (leaves) return leave();
      open.pause();
      await pass(this.random.between(...DAWDLES_MS), signal);
      open.resume();
    }
  }

  private take({ data, errors }: GraphqlAnswer<Variables>): void {
    const event = data?.complaintForwarded as MovementSeen | null | undefined;
    // An event that could not be completed tells no cursor: it is asked for again, behind the last one that did.
    if (!event) throw errors;
    const { cursor, kind, complaintId, from, to, complaint } = event;
    this.cursors.add(cursor);
    this.events.push({
      cursor,
      kind,
      from: this.hub.agencies.codeOf(from.id),
      to: this.hub.agencies.codeOf(to.id),
      fromName: from.name ?? null,
      toName: to.name ?? null,
      complaintId,
      complaintSeen: complaint?.id ?? null,
    });
  }

  private note(error: unknown): void {
    if (this.isStopped) return;
    const code = nameEnd(error);
    this.ends.push(code);
    if (FATAL.has(code)) this.faults.push(`${this.name}: ${JSON.stringify(error)}`);
  }

  private pass(ms: number): Promise<void> {
    return pass(ms, this.stopped.signal);
  }
}

function pass(ms: number, signal: AbortSignal): Promise<void> {
  return wait(ms, undefined, { signal }).catch(() => undefined);
}
