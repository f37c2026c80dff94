import { setTimeout as wait } from 'node:timers/promises';
import { type ChaosReport, countBy, isSound } from './chaos-report.js';
import { expectedBy, movementsOf } from './checker/check-deliveries.js';
import { checkDirectoryRecord, checkRecord } from './checker/check-record.js';
import type { DirectoryTables, DirectoryTruth } from './checker/directory-record.js';
import { namesOfAgencies } from './checker/names-of-agencies.js';
import { type Access, gatherSubscribers, keepWorking, type Worker } from './clients/crowd.js';
import { HubAccess } from './clients/hub-access.js';
import { KnownAgencies } from './clients/known-agencies.js';
import { Reorganiser } from './clients/reorganiser.js';
import type { Subscriber } from './clients/subscriber.js';
import { noWork, type Work, Writer } from './clients/writer.js';
import { type ChaosCluster, startChaosCluster } from './cluster/chaos-cluster.js';
import { countSwaps } from './cluster/count-swaps.js';
import { directDisruptions } from './cluster/direct-disruptions.js';
import { planDisruptions } from './cluster/plan-disruptions.js';
import { planMoments } from './cluster/plan-moments.js';
import { renewEpochs } from './cluster/renew-epochs.js';
import { swapSupergraphs } from './cluster/swap-supergraphs.js';
import { type Random, seededRandom } from './random.js';
import { isFollowed, readDirectory, readDirectoryTables } from './read-directory.js';
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
const REORGANISERS = 3;
/** How many of the units that were opened the last complaint visits. */
const UNITS_VISITED = 3;
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
  const renewals = planMoments(random.fork(), seconds * 1000);
  const agencies = new KnownAgencies();
  const access = (index: number) => new HubAccess(cluster.gateways, cluster.issuer, agencies, index);
  const subscribers = gatherSubscribers(access, random, count, seconds * 1000);
  const swaps = planMoments(random.fork(), seconds * 1000);
  const work = noWork();
  let areLogsKept = true;
  try {
    const before = await readDirectoryTables(cluster.databases);
    say(
      `${count} subscribers, ${WRITERS + REORGANISERS} writers, ${plan.length} disruptions in ${seconds} s, seed ${seed}`,
    );
    for (const subscriber of subscribers) subscriber.run();
    const stopWriting = new AbortController();
    const writing = keepWorking(gatherWorkers(access, random, work), random, stopWriting.signal);
    await Promise.all([
      directDisruptions(plan, cluster.processes, say),
      renewEpochs(renewals, cluster.databases.get('agency-directory') as string, say),
      swapSupergraphs(swaps, cluster.supergraph, say),
    ]);
    say('everything is started again');
    const healedAt = performance.now();
    await cluster.untilReady();
    stopWriting.abort();
    await writing;
    say('everything is ready; a last complaint visits every agency');
    const closing = noWork();
    const lastOne = new Writer('the last one', closing, access(0), random.fork());
    const visitFaults = await faultsOf(lastOne.visitEveryAgency(work.units.slice(-UNITS_VISITED)));
    const { truth, directory } = await untilEveryoneHasEverything(cluster, subscribers, before);
    const caughtUpMs = Math.round(performance.now() - healedAt);
    await Promise.all(subscribers.map((subscriber) => subscriber.stop()));
    const records = subscribers.map((subscriber) => subscriber.record(truth.positionOf));
    const mutations = [...work.mutations, ...closing.mutations];
    const movements = movementsOf(truth);
    const units = new Set(work.units);
    const report: ChaosReport = {
      findings: [
        ...checkRecord({ truth, subscribers: records, mutations, names: namesOfAgencies(directory) }),
        ...checkDirectoryRecord(directory, work.reorganisations),
      ],
      faults: [...visitFaults, ...subscribers.flatMap(({ faults }) => faults)],
      disruptions: plan.length,
      swaps: countSwaps(cluster.logFolder, cluster.processes.keys()),
      events: truth.events.length,
      movements: movements.length,
      movementsToOpenedUnits: movements.filter(({ to }) => units.has(to)).length,
      deliveries: records.reduce((sum, { events }) => sum + events.length, 0),
      mutations: countBy(work.mutations.map(({ outcome }) => outcome)),
      reorganisations: countBy(work.reorganisations.map(({ action, outcome }) => `${action} ${outcome}`)),
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

/** What the last complaint was held up by, if anything: what the checker finds says why. */
async function faultsOf(visit: Promise<void>): Promise<string[]> {
  try {
    await visit;
    return [];
  } catch (error) {
    return [`the last complaint: ${String(error)}`];
  }
}

function gatherWorkers(access: Access, random: Random, work: Work): Worker[] {
  const writers = Array.from(
    { length: WRITERS },
    (_, index) => new Writer(`writer ${index + 1}`, work, access(index), random.fork()),
  );
  const reorganisers = Array.from(
    { length: REORGANISERS },
    (_, index) => new Reorganiser({ index, count: REORGANISERS }, work, access(index), random.fork()),
  );
  return [...writers, ...reorganisers];
}

/**
 * The truth, when each subscriber has received the last event that is meant for it and each projection has followed the
 * directory to its end, or when they have had time enough for it.
 */
async function untilEveryoneHasEverything(
  { databases, assertionKey }: ChaosCluster,
  subscribers: readonly Subscriber[],
  before: DirectoryTables,
): Promise<{ truth: ReadTruth; directory: DirectoryTruth }> {
  const deadline = performance.now() + CAUGHT_UP_WITHIN_MS;
  for (;;) {
    const truth = await readTruth(databases, assertionKey);
    const isNumbered = truth.events.every(({ position }) => position !== null);
    const movements = movementsOf(truth);
    const isEveryoneThere = subscribers.every((subscriber) => {
      const last = expectedBy(subscriber.record(truth.positionOf), movements).at(-1);
      return last !== undefined && subscriber.hasReceived(last.cursor);
    });
    const isDone = isNumbered && isEveryoneThere && (await isFollowed(databases, assertionKey));
    if (isDone || performance.now() > deadline) {
      return { truth, directory: await readDirectory(databases, assertionKey, before) };
    }
    await wait(LOOK_EVERY_MS);
  }
}
