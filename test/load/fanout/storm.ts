import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { composeSupergraph } from '../kit/compose.js';
import { type StartedTarget, startTarget } from '../kit/start-process.js';
import { within } from '../kit/within.js';
import { Audience } from './clients/audience.js';
import { DeliveryRecord } from './clients/delivery-record.js';
import { openSocketClient } from './clients/socket-client.js';
import { between, readMeters } from './meters.js';
import { type StartedSubgraphs, startSubgraphs } from './start-subgraphs.js';
import { subgraphsOf } from './system/schemas.js';
import { resumableAfter } from './system/subscriptions.js';
import type { FanoutTarget } from './targets.js';

export interface StormSettings {
  clients: number;
  /** How many events they missed at most; each number of them is missed by as many clients. */
  missed: number;
  /** How many events happen meanwhile, `everyMs` apart. */
  meanwhile: number;
  everyMs: number;
}

/** `cold`: nobody was subscribed before. `warm`: one client was, all the time. */
export const STORMS = ['cold', 'warm'] as const;

/** Many clients that came back at once, each with its cursor. */
export interface Storm {
  kind: (typeof STORMS)[number];
  round: number;
  /** From the first connection until the last client had every event. */
  seconds: number;
  deliveries: number;
  /** CPU time of the gateway, in seconds; absent where the system does not tell. */
  cpuSeconds?: number;
  /** Streams that were opened at the subgraph. */
  streams: number;
  /** Events that it read again for them: what a database would be asked for. */
  eventsRead: number;
  entityFetches: number;
}

const STORM_TIMEOUT_MS = 300_000;

export interface StormSurroundings {
  root: string;
  folder: string;
  core: number | undefined;
}

/** Starts the gateway for this storm alone. Rejects when a client misses an event, or after five minutes. */
export async function measureStorm(
  target: FanoutTarget,
  kind: Storm['kind'],
  round: number,
  settings: StormSettings,
  { root, folder, core }: StormSurroundings,
): Promise<Storm> {
  const subgraphs = await startSubgraphs('resumable');
  try {
    const supergraphFile = join(folder, 'resumable.graphql');
    writeFileSync(supergraphFile, composeSupergraph(subgraphsOf('resumable'), subgraphs.urls));
    const started = await startTarget(target, { root, supergraphFile, subgraphUrls: subgraphs.urls }, { core });
    try {
      return await comeBack(started, subgraphs, kind, round, settings);
    } finally {
      await started.stop();
    }
  } finally {
    await subgraphs.stop();
  }
}

async function comeBack(
  { port, pid }: Pick<StartedTarget, 'port' | 'pid'>,
  subgraphs: StartedSubgraphs,
  kind: Storm['kind'],
  round: number,
  { clients, missed, meanwhile, everyMs }: StormSettings,
): Promise<Storm> {
  const record = new DeliveryRecord(resumableAfter(0).expected);
  const gather = (count: number): Audience =>
    new Audience({
      port,
      clients: count,
      open: openSocketClient,
      operation: (client) => resumableAfter(client % missed),
      firstEvent: (client) => (client % missed) + 1,
      record,
    });
  const watcher = gather(kind === 'warm' ? 1 : 0);
  const returning = gather(clients);
  const untilDelivered = (wanted: number): Promise<void> =>
    within(
      STORM_TIMEOUT_MS,
      'Catching up',
      watcher.orFailure(returning.orFailure(record.until(() => record.delivered >= wanted))),
    );
  try {
    await watcher.connect();
    await subgraphs.emit(record, missed);
    await untilDelivered(kind === 'warm' ? missed : 0);

    const before = await subgraphs.counts();
    const meters = readMeters(pid, subgraphs.pid);
    const watched = record.delivered;
    const deliveries = Array.from({ length: clients }, (_, client) => missed - (client % missed) + meanwhile);
    const total = deliveries.reduce((sum, one) => sum + one, 0);
    const caughtUp = untilDelivered(watched + total + (kind === 'warm' ? meanwhile : 0));
    await Promise.all([caughtUp, returning.connect(), subgraphs.emit(record, meanwhile, everyMs * 1000)]);
    const used = between(meters, readMeters(pid, subgraphs.pid));
    const after = await subgraphs.counts();

    // Who has caught up receives what happens next, once.
    const wanted = record.delivered + clients + watcher.clients;
    await subgraphs.emit(record, 1);
    await untilDelivered(wanted);
    return {
      kind,
      round,
      seconds: used.atMs / 1000,
      deliveries: total,
      ...(!Number.isNaN(used.cpuMs) && { cpuSeconds: used.cpuMs / 1000 }),
      streams: after.openedStreams - before.openedStreams,
      eventsRead: after.eventsRead - before.eventsRead,
      entityFetches: after.entityFetches - before.entityFetches,
    };
  } finally {
    watcher.close();
    returning.close();
  }
}
