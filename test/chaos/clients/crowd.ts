import { setTimeout as wait } from 'node:timers/promises';
import type { Random } from '../random.js';
import { INTERESTS } from './cast.js';
import type { HubAccess } from './hub-access.js';
import { PROTOCOLS } from './open-subscription.js';
import { Subscriber } from './subscriber.js';

/** The hub as the client with this number reaches it. */
export type Access = (index: number) => HubAccess;

const WORKERS_PAUSE_MS = [50, 400] as const;

/** Subscribers of every interest, and of each over every protocol, with habits as they fall. */
export function gatherSubscribers(access: Access, random: Random, count: number, durationMs: number): Subscriber[] {
  return Array.from({ length: count }, (_, index) => {
    const interest = INTERESTS[index % INTERESTS.length] as (typeof INTERESTS)[number];
    const protocol = PROTOCOLS[Math.floor(index / INTERESTS.length) % PROTOCOLS.length] as (typeof PROTOCOLS)[number];
    const { role, agency } = interest.audience;
    const name = `${index}: ${role} at ${agency} ${JSON.stringify(interest.filter)} by ${protocol}`;
    const habits = {
      protocol,
      completes: random.chance(0.5),
      leaves: random.chance(0.35),
      dawdles: random.chance(0.15),
      tokenSeconds: random.chance(0.15) ? random.between(3, 20) : undefined,
      joinsAfterMs: random.chance(0.1) ? random.between(0, durationMs / 2) : random.between(0, 2_000),
    };
    return new Subscriber(name, interest, habits, access(index), random.fork());
  });
}

/** Someone who works step by step. */
export interface Worker {
  step(): Promise<void>;
}

/** Has everyone work until `signal` aborts, each at a pace of its own; resolves when each has finished its last step. */
export async function keepWorking(workers: readonly Worker[], random: Random, signal: AbortSignal): Promise<void> {
  await Promise.all(
    workers.map(async (worker) => {
      const pace = random.fork();
      while (!signal.aborted) {
        await worker.step();
        await wait(pace.between(...WORKERS_PAUSE_MS), undefined, { signal }).catch(() => undefined);
      }
    }),
  );
}
