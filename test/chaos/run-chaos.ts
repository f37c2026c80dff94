import { setTimeout as wait } from 'node:timers/promises';
import { type ChaosReport, countBy, isSound } from './chaos-report.js';
import { expectedBy, movementsOf } from './checker/check-deliveries.js';
import { checkRecord } from './checker/check-record.js';
import { gatherSubscribers, keepWriting } from './clients/crowd.js';
import { HubAccess } from './clients/hub-access.js';
import type { Subscriber } from './clients/subscriber.js';
import { type Work, Writer } from './clients/writer.js';
import { type ChaosCluster, startChaosCluster } from './cluster/chaos-cluster.js';
import { directDisruptions } from './cluster/direct-disruptions.js';
import { planDisruptions } from './cluster/plan-disruptions.js';
import { seededRandom } from './random.js';
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

const WRITERS = 6;
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
  const access = (index: number) => new HubAccess(cluster.gateways, cluster.issuer, index);
  const subscribers = gatherSubscribers(access, random, count, seconds * 1000);
  const work: Work = { complaints: [], mutations: [] };
  let areLogsKept = true;
  try {
    say(`${count} subscribers, ${WRITERS} writers, ${plan.length} disruptions in ${seconds} s, seed ${seed}`);
    for (const subscriber of subscribers) subscriber.run();
    const stopWriting = new AbortController();
    const writing = keepWriting(access, random, WRITERS, work, stopWriting.signal);
    await directDisruptions(plan, cluster.processes, say);
    say('everything is started again');
    const healedAt = performance.now();
    await cluster.untilReady();
    stopWriting.abort();
    await writing;
    say('everything is ready; a last complaint visits every agency');
    const closing: Work = { complaints: [], mutations: [] };
    await new Writer('the last one', closing, access(0), random.fork()).visitEveryAgency();
    const truth = await untilEveryoneHasEverything(cluster, subscribers);
    const caughtUpMs = Math.round(performance.now() - healedAt);
    await Promise.all(subscribers.map((subscriber) => subscriber.stop()));
    const records = subscribers.map((subscriber) => subscriber.record(truth.positionOf));
    const mutations = [...work.mutations, ...closing.mutations];
    const report: ChaosReport = {
      findings: checkRecord({ truth, subscribers: records, mutations }),
      faults: subscribers.flatMap(({ faults }) => faults),
      disruptions: plan.length,
      events: truth.events.length,
      movements: movementsOf(truth).length,
      deliveries: records.reduce((sum, { events }) => sum + events.length, 0),
      mutations: countBy(work.mutations.map(({ outcome }) => outcome)),
      ends: countBy(subscribers.flatMap(({ ends }) => ends)),
      ownExits: countBy([...cluster.processes.values()].flatMap(({ ownExits }) => ownExits)),
      caughtUpMs,
    };
    areLogsKept = keepLogs || !isSound(report);
    return areLogsKept ? { ...report, logFolder: cluster.logFolder } : report;
  } finally {
    await Promise.all(subscribers.map((subscriber) => subscriber.stop()));
    await cluster.stop(areLogsKept);
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
