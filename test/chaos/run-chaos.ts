import { setTimeout as wait } from 'node:timers/promises';
import { expectedBy, movementsOf } from './checker/check-deliveries.js';
import { checkRecord } from './checker/check-record.js';
import type { Finding } from './checker/record.js';
import { INTERESTS } from './clients/cast.js';
import { HubAccess } from './clients/hub-access.js';
import { PROTOCOLS } from './clients/open-subscription.js';
import { Subscriber } from './clients/subscriber.js';
import { type Work, Writer } from './clients/writer.js';
import { type ChaosCluster, startChaosCluster } from './cluster/chaos-cluster.js';
import { directDisruptions } from './cluster/direct-disruptions.js';
import { planDisruptions } from './cluster/plan-disruptions.js';
import { type Random, seededRandom } from './random.js';
import { type ReadTruth, readTruth } from './read-truth.js';

export interface ChaosOptions {
  readonly seed: number;
  readonly seconds: number;
  readonly subscribers: number;
  /** Keeps what the processes printed, also where nothing went wrong. */
  readonly keepLogs?: boolean;
  /** Told what happens, a line each. */
  readonly tell: (line: string) => void;
}

/** What came of a run. */
export interface ChaosReport {
  /** What must not be; empty where nothing went wrong. */
  readonly findings: readonly Finding[];
  /** Refusals that no client can do anything about. */
  readonly faults: readonly string[];
  readonly disruptions: number;
  readonly events: number;
  readonly movements: number;
  readonly deliveries: number;
  /** By how they were answered, without those of the healed hub. */
  readonly mutations: Readonly<Record<string, number>>;
  /** Why streams ended, and how often. */
  readonly ends: Readonly<Record<string, number>>;
  /** Processes that ended although nobody told them to, with how. */
  readonly ownExits: Readonly<Record<string, readonly string[]>>;
  /** How long it took after the last disruption until everyone had everything. */
  readonly caughtUpMs: number;
  /** Where the processes' output is kept. */
  readonly logFolder?: string;
}

const WRITERS = 6;
const WRITERS_PAUSE_MS = [50, 400] as const;
const CAUGHT_UP_WITHIN_MS = 60_000;
const LOOK_EVERY_MS = 100;

/** Runs a hub of processes, harms it for a while, heals it, and compares what everyone saw with what happened. */
export async function runChaos({
  seed,
  seconds,
  subscribers: count,
  keepLogs = false,
  tell,
}: ChaosOptions): Promise<ChaosReport> {
  const random = seededRandom(seed);
  const begin = performance.now();
  const say = (line: string) => tell(`${((performance.now() - begin) / 1000).toFixed(1).padStart(6)} s  ${line}`);
  say('starting MariaDB, Redis, two gateways and six subgraph processes');
  const cluster = await startChaosCluster();
  const plan = planDisruptions(random.fork(), seconds * 1000, [...cluster.processes.keys()]);
  const subscribers = subscribersOf(cluster, random, count, seconds * 1000);
  const work: Work = { complaints: [], mutations: [] };
  let areLogsKept = true;
  try {
    say(`${count} subscribers, ${WRITERS} writers, ${plan.length} disruptions in ${seconds} s, seed ${seed}`);
    for (const subscriber of subscribers) subscriber.run();
    const writing = new AbortController();
    const writers = writersOf(cluster, random, work).map((writer) =>
      keepWriting(writer, random.fork(), writing.signal),
    );
    await directDisruptions(plan, cluster.processes, say);
    say('everything is started again');
    const healedAt = performance.now();
    await cluster.untilReady();
    writing.abort();
    await Promise.all(writers);
    const writtenInChaos = work.mutations.length;
    say('everything is ready; a last complaint visits every agency');
    const closing = new Writer('the last one', work, accessOf(cluster, 0), random.fork());
    await closing.visitEveryAgency();
    const truth = await untilEveryoneHasEverything(cluster, subscribers);
    const caughtUpMs = Math.round(performance.now() - healedAt);
    await Promise.all(subscribers.map((subscriber) => subscriber.stop()));
    const records = subscribers.map((subscriber) => subscriber.record(truth.positionOf));
    const findings = checkRecord({ truth, subscribers: records, mutations: work.mutations });
    const faults = subscribers.flatMap((subscriber) => subscriber.faults);
    const isSound = findings.length === 0 && faults.length === 0;
    areLogsKept = keepLogs || !isSound;
    return {
      findings,
      faults,
      disruptions: plan.length,
      events: truth.events.length,
      movements: movementsOf(truth).length,
      deliveries: records.reduce((sum, { events }) => sum + events.length, 0),
      mutations: countBy(work.mutations.slice(0, writtenInChaos).map(({ outcome }) => outcome)),
      ends: sumOf(subscribers.map(({ ends }) => ends)),
      ownExits: Object.fromEntries(
        [...cluster.processes.values()].flatMap(({ name, ownExits }) => (ownExits.length ? [[name, ownExits]] : [])),
      ),
      caughtUpMs,
      ...(areLogsKept && { logFolder: cluster.logFolder }),
    };
  } finally {
    await Promise.all(subscribers.map((subscriber) => subscriber.stop()));
    await cluster.stop(areLogsKept);
  }
}

function accessOf({ gateways, issuer }: ChaosCluster, first: number): HubAccess {
  return new HubAccess(gateways, issuer, first);
}

/** Of every interest over every protocol alike, with habits as they fall. */
function subscribersOf(cluster: ChaosCluster, random: Random, count: number, durationMs: number): Subscriber[] {
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
    return new Subscriber(name, interest, habits, accessOf(cluster, index), random.fork());
  });
}

function writersOf(cluster: ChaosCluster, random: Random, work: Work): Writer[] {
  return Array.from(
    { length: WRITERS },
    (_, index) => new Writer(`writer ${index + 1}`, work, accessOf(cluster, index), random.fork()),
  );
}

async function keepWriting(writer: Writer, random: Random, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await writer.step();
    await wait(random.between(...WRITERS_PAUSE_MS), undefined, { signal }).catch(() => undefined);
  }
}

/** The truth, when each subscriber has received the last event that is meant for it, or has had time enough for it. */
async function untilEveryoneHasEverything(
  { complaintDatabase, assertionKey }: ChaosCluster,
  subscribers: readonly Subscriber[],
): Promise<ReadTruth> {
  const deadline = performance.now() + CAUGHT_UP_WITHIN_MS;
  for (;;) {
    const truth = await readTruth(complaintDatabase, assertionKey);
    const isNumbered = truth.events.every(({ position }) => position !== null);
    const movements = movementsOf(truth);
    const isEveryoneThere = subscribers.every((subscriber) => {
      const last = expectedBy(subscriber.record(truth.positionOf), movements).at(-1);
      return last !== undefined && subscriber.hasReceived(last.cursor);
    });
    if ((isNumbered && isEveryoneThere) || performance.now() > deadline) return truth;
    await wait(LOOK_EVERY_MS);
  }
}

function countBy(values: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}

function sumOf(counts: readonly ReadonlyMap<string, number>[]): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const one of counts) for (const [key, count] of one) sums[key] = (sums[key] ?? 0) + count;
  return sums;
}
