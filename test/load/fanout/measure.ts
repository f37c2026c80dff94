import { setTimeout as wait } from 'node:timers/promises';
import { type Inspector, openInspector } from '../kit/inspector.js';
import { settledMemoryKb } from '../kit/settled-memory.js';
import { type StartedTarget, startTarget } from '../kit/start-process.js';
import type { Surroundings } from '../kit/target.js';
import { Audience } from './clients/audience.js';
import { DeliveryRecord } from './clients/delivery-record.js';
import { type Delivering, deliverOpenLoop, deliverPaced } from './deliver-events.js';
import { findSustained } from './find-sustained.js';
import { joinAll } from './join.js';
import type { Scenario } from './scenarios.js';
import type { StartedSubgraphs } from './start-subgraphs.js';
import { PLAIN } from './system/subscriptions.js';
import { CONTROL, clientOf, type FanoutTarget } from './targets.js';

export interface Pace {
  /** How many deliveries per second the paced events make; who is slower sets its own. */
  deliveriesPerSecond: number;
  durationMs: number;
  /** How long each rate of the search for the highest one is tried. */
  stepMs: number;
  /** The same work before anything is measured. */
  warmUpMs: number;
}

/** One target under one scenario in one round. */
export interface Measurement {
  target: string;
  scenario: string;
  round: number;
  /** Subscriptions that the target opened at the subgraph for all clients. */
  upstreams: number;
  /** Requests for the fields of the other subgraph, for one event. */
  fetchesPerEvent: number;
  /** Memory of an idle subscriber in kilobytes; absent where the system does not tell, like the next two. */
  kilobytesPerClient?: number;
  cpuMicrosPerDelivery?: number;
  /** Which part of its core load and subgraphs together used at the highest rate. */
  loadBusy?: number;
  /** In milliseconds, at the paced rate. */
  latencyMs: { p50: number; p99: number };
  /** The rate that paced events came to. */
  pacedPerSecond: number;
  /** The highest rate that was held; absent when none was. */
  sustainedPerSecond?: number;
}

export interface Measuring {
  surroundings: Surroundings;
  subgraphs: StartedSubgraphs;
  core: number | undefined;
  pace: Pace;
}

const WARM_UP_CLIENTS = 100;
const UNSUBSCRIBE_TIMEOUT_MS = 10_000;

/** Starts the target for this measurement alone. Rejects when it cannot do the work. */
export async function measure(
  target: FanoutTarget,
  scenario: Scenario,
  round: number,
  { surroundings, subgraphs, core, pace }: Measuring,
): Promise<Measurement> {
  const started = await startTarget(target, surroundings, { core, nodeFlags: ['--inspect=127.0.0.1:0'] });
  let inspector: Inspector | undefined;
  const audiences: Audience[] = [];
  const gather = async (clients: number): Promise<Delivering> => {
    const all = openAudience(target, started, { ...scenario, clients }, subgraphs);
    audiences.push(all.audience);
    await all.audience.connect();
    await joinAll(all.audience, all.record, subgraphs);
    return all;
  };
  try {
    inspector = await openInspector(started.errorOutput());
    await warmUp(await gather(Math.min(WARM_UP_CLIENTS, scenario.clients)), pace);
    await untilUnsubscribed(target, subgraphs);
    const memoryBefore = await settledMemoryKb(inspector, started.pid);
    const atFirst = await subgraphs.counts();

    const all = await gather(scenario.clients);
    const memoryAfter = await settledMemoryKb(inspector, started.pid);
    const joined = await subgraphs.counts();
    const paced = await deliverPaced(all, everyMs(scenario, pace), pace.durationMs);
    const after = await subgraphs.counts();
    const cpuMicrosPerDelivery = (paced.used.cpuMs * 1000) / (paced.events * scenario.clients);
    const expectation = {
      clients: scenario.clients,
      // Where the system does not tell, a guess: the search begins low.
      cpuMicrosPerDelivery: cpuMicrosPerDelivery || 1000,
      latencyMs: paced.latencyMs.p99,
      stepMs: pace.stepMs,
    };
    const sustained = await findSustained(expectation, (events, everyMicros) =>
      deliverOpenLoop(all, events, everyMicros),
    );
    const isMetered = !Number.isNaN(cpuMicrosPerDelivery);
    return {
      target: target.name,
      scenario: scenario.name,
      round,
      upstreams: joined.openedStreams - atFirst.openedStreams,
      fetchesPerEvent: (after.entityFetches - joined.entityFetches) / paced.events,
      ...(memoryBefore !== undefined &&
        memoryAfter !== undefined && { kilobytesPerClient: (memoryAfter - memoryBefore) / scenario.clients }),
      ...(isMetered && { cpuMicrosPerDelivery }),
      ...(isMetered && sustained && { loadBusy: sustained.used.loadMs / sustained.used.atMs }),
      latencyMs: paced.latencyMs,
      pacedPerSecond: paced.deliveriesPerSecond,
      sustainedPerSecond: sustained?.deliveriesPerSecond,
    };
  } finally {
    for (const audience of audiences) audience.close();
    inspector?.close();
    await started.stop();
  }
}

/** Clients that are not connected yet. */
export function openAudience(
  target: FanoutTarget,
  { port, pid }: StartedTarget,
  scenario: Scenario,
  subgraphs: StartedSubgraphs,
): Delivering {
  const record = new DeliveryRecord(PLAIN.expected);
  const { clients } = scenario;
  const audience = new Audience({
    port,
    clients,
    open: clientOf(target, scenario),
    operation: () => ({ query: PLAIN.query, variables: PLAIN.variables }),
    firstEvent: () => undefined,
    record,
  });
  return { audience, clients, record, subgraphs, pid };
}

/** How far events are apart, in milliseconds. */
export function everyMs({ clients }: Scenario, { deliveriesPerSecond }: Pace): number {
  return (clients * 1000) / deliveriesPerSecond;
}

async function warmUp(all: Delivering, pace: Pace): Promise<void> {
  await deliverPaced(all, (all.clients * 1000) / pace.deliveriesPerSecond, pace.warmUpMs);
  all.audience.close();
}

/** Until the subgraph sees that the clients have gone; the control keeps its only subscription. */
async function untilUnsubscribed({ name }: FanoutTarget, subgraphs: StartedSubgraphs): Promise<void> {
  const deadline = performance.now() + UNSUBSCRIBE_TIMEOUT_MS;
  const kept = name === CONTROL ? 1 : 0;
  while ((await subgraphs.counts()).openStreams > kept) {
    if (performance.now() > deadline) throw new Error(`Streams stay open ${UNSUBSCRIBE_TIMEOUT_MS} ms after all left`);
    await wait(50);
  }
}
