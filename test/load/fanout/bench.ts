import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { composeSupergraph } from '../kit/compose.js';
import { installedVersions, writeFigures, writeReport } from '../kit/figures.js';
import { installPeers } from '../kit/install-peers.js';
import { thisMachine } from '../kit/machine.js';
import { assertOpenFiles } from '../kit/open-files.js';
import { coresToPin, pinThisProcess } from '../kit/pin-process.js';
import { note, runBenchmark } from '../kit/run-benchmark.js';
import { HEAP_FLAG } from '../kit/start-process.js';
import { SIMPUL } from '../kit/target.js';
import type { Measuring } from './measure.js';
import { type Measured, measureRounds, type Refusal } from './measure-rounds.js';
import { profileScenarios } from './profile.js';
import { type BenchArguments, readArguments } from './read-arguments.js';
import { asMarkdown, type Report } from './report.js';
import { startSubgraphs } from './start-subgraphs.js';
import { measureStorm, STORMS, type Storm, type StormSurroundings } from './storm.js';
import { subgraphsOf } from './system/schemas.js';

const ROOT = resolve(__dirname, '..', '..', '..', '..', '..');
const README = join(ROOT, 'test', 'load', 'fanout', 'README.md');
/** What a process has open beside its clients' sockets. */
const OTHER_FILES = 200;

/** `npm run bench:fanout`: see the README beside this. */
async function main(): Promise<void> {
  const given = readArguments(process.argv.slice(2));
  const mostClients = Math.max(given.storm.clients, ...given.scenarios.map(({ clients }) => clients));
  assertOpenFiles(mostClients + OTHER_FILES);
  installPeers(given.targets, ROOT);
  const cores = coresToPin();
  if (cores) pinThisProcess(cores.load);
  else note('This machine cannot keep gateway and load apart: the figures mean little');

  const machine = thisMachine(cores !== undefined);
  const folder = mkdtempSync(join(tmpdir(), 'bench-fanout-'));
  try {
    const measured = await measureScenarios(given, folder, cores?.gateway);
    if (given.profile) return;
    const { storms, refusals } = await measureStorms(given, { root: ROOT, folder, core: cores?.gateway });
    const report: Report = {
      at: new Date().toISOString(),
      machine,
      settings: { ...given.rounds, ...given.pace, heapFlag: HEAP_FLAG, storm: given.storm },
      scenarios: given.scenarios,
      targets: given.targets.map((target) => ({
        name: target.name,
        title: target.title,
        versions: installedVersions(target, ROOT),
      })),
      measurements: measured.measurements,
      refusals: [...measured.refusals, ...refusals],
      storms,
    };
    writeReport(resolve(ROOT, given.json), report);
    const markdown = asMarkdown(report);
    if (given.write) writeFigures(README, markdown);
    process.stdout.write(`${markdown}\n`);
    if (report.refusals.some(({ target }) => target === SIMPUL)) process.exitCode = 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measureScenarios(given: BenchArguments, folder: string, core: number | undefined): Promise<Measured> {
  const subgraphs = await startSubgraphs('plain');
  try {
    const supergraphFile = join(folder, 'supergraph.graphql');
    writeFileSync(supergraphFile, composeSupergraph(subgraphsOf('plain'), subgraphs.urls));
    const surroundings = { root: ROOT, supergraphFile, subgraphUrls: subgraphs.urls };
    const measuring: Measuring = { surroundings, subgraphs, core, pace: given.pace };
    if (!given.profile) return await measureRounds(given.targets, given.scenarios, given.rounds, measuring);
    await profileScenarios(given.scenarios, measuring, dirname(given.json));
    return { measurements: [], refusals: [] };
  } finally {
    await subgraphs.stop();
  }
}

/** Only Simpul: no peer resumes. A kind of storm that it does not stand is not tried again. */
async function measureStorms(
  { targets, storm, rounds }: BenchArguments,
  surroundings: StormSurroundings,
): Promise<Pick<Report, 'storms' | 'refusals'>> {
  const simpul = targets.find(({ name }) => name === SIMPUL);
  const storms: Storm[] = [];
  const refusals: Refusal[] = [];
  if (!simpul || storm.clients === 0) return { storms, refusals };
  for (let round = 1; round <= rounds.rounds; round += 1) {
    for (const kind of STORMS.filter((one) => !refusals.some(({ scenario }) => scenario === one))) {
      try {
        const one = await measureStorm(simpul, kind, round, storm, surroundings);
        storms.push(one);
        note(`round ${round} storm ${JSON.stringify(one)}`);
      } catch (error) {
        const { message: reason } = error as Error;
        refusals.push({ target: SIMPUL, scenario: kind, reason });
        note(`round ${round} storm ${kind} fails: ${reason}`);
      }
    }
  }
  return { storms, refusals };
}

runBenchmark(main);
