import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { composeSupergraph } from '../kit/compose.js';
import { installedVersions, writeFigures, writeReport } from '../kit/figures.js';
import { installPeers } from '../kit/install-peers.js';
import { thisMachine } from '../kit/machine.js';
import { type Cores, coresToPin, pinThisProcess } from '../kit/pin-process.js';
import { peakMemoryMib } from '../kit/process-usage.js';
import { note, runBenchmark } from '../kit/run-benchmark.js';
import { HEAP_FLAG, type StartedTarget, startTarget } from '../kit/start-process.js';
import type { Surroundings } from '../kit/target.js';
import { expectedData } from './assert-answer.js';
import { countFetches } from './count-fetches.js';
import { measureRounds } from './measure-rounds.js';
import { profileTarget } from './profile.js';
import { type BenchArguments, readArguments } from './read-arguments.js';
import { asMarkdown, type Report } from './report.js';
import { type StartedSubgraphs, startSubgraphs } from './start-subgraphs.js';
import { QUERIES } from './system/queries.js';
import { SUBGRAPHS } from './system/subgraphs.js';

const ROOT = resolve(__dirname, '..', '..', '..', '..', '..');
const README = join(ROOT, 'test', 'load', 'gateway', 'README.md');

/** `npm run bench:gateway`: see the README beside this. */
async function main(): Promise<void> {
  const given = readArguments(process.argv.slice(2));
  installPeers(given.targets, ROOT);
  const cores = coresToPin();
  if (cores) pinThisProcess(cores.load);
  else note('This machine cannot keep gateway and load apart: the figures mean little');

  const folder = mkdtempSync(join(tmpdir(), 'bench-gateway-'));
  const subgraphs = await startSubgraphs();
  try {
    const supergraphFile = join(folder, 'supergraph.graphql');
    writeFileSync(supergraphFile, composeSupergraph(SUBGRAPHS, subgraphs.urls));
    const surroundings = { root: ROOT, supergraphFile, subgraphUrls: subgraphs.urls };
    if (given.profile) await profileTarget(surroundings, given.rounds, cores?.gateway, dirname(given.json));
    else await compare(given, surroundings, subgraphs, cores);
  } finally {
    await subgraphs.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function compare(
  given: BenchArguments,
  surroundings: Surroundings,
  subgraphs: StartedSubgraphs,
  cores?: Cores,
): Promise<void> {
  const machine = thisMachine(cores !== undefined);
  const started: StartedTarget[] = [];
  const fetches = new Map<string, Record<string, number>>();
  try {
    for (const target of given.targets) {
      note(`starting ${target.name}`);
      const one = await startTarget(target, surroundings, { core: cores?.gateway });
      started.push(one);
      fetches.set(target.name, await countFetches(one, QUERIES, subgraphs));
    }
    const measurements = await measureRounds(started, subgraphs.pid, QUERIES, given.rounds, note);
    const report: Report = {
      at: new Date().toISOString(),
      machine,
      settings: {
        ...given.rounds,
        heapFlag: HEAP_FLAG,
        connections: Object.fromEntries(QUERIES.map(({ name, connections }) => [name, connections])),
      },
      answerBytes: Object.fromEntries(
        QUERIES.map((query) => [query.name, Buffer.byteLength(JSON.stringify({ data: expectedData(query) }))]),
      ),
      targets: started.map(({ target, pid }) => ({
        name: target.name,
        title: target.title,
        versions: installedVersions(target, ROOT),
        fetches: fetches.get(target.name) ?? {},
        peakMemoryMib: peakMemoryMib(pid),
      })),
      measurements,
    };
    writeReport(resolve(ROOT, given.json), report);
    const markdown = asMarkdown(report);
    if (given.write) writeFigures(README, markdown);
    process.stdout.write(`${markdown}\n`);
  } finally {
    await Promise.all(started.map((target) => target.stop()));
  }
}

runBenchmark(main);
