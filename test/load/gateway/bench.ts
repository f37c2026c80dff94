import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { expectedData } from './assert-answer.js';
import { countFetches } from './count-fetches.js';
import { installPeers } from './install-peers.js';
import { measureRounds } from './measure-rounds.js';
import { type Cores, coresToPin, pinThisProcess } from './pin-process.js';
import { peakMemoryMib } from './process-usage.js';
import { profileTarget } from './profile.js';
import { type BenchArguments, readArguments } from './read-arguments.js';
import { asMarkdown, installedVersions, type Report, writeFigures } from './report.js';
import { HEAP_FLAG, type StartedSubgraphs, type StartedTarget, startSubgraphs, startTarget } from './start-process.js';
import { composeSupergraph } from './system/compose.js';
import { QUERIES } from './system/queries.js';
import { peerFolder, type Surroundings } from './targets.js';

const ROOT = resolve(__dirname, '..', '..', '..', '..');
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
    writeFileSync(supergraphFile, composeSupergraph(subgraphs.urls));
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
  const loadAverage = loadavg()[0] ?? 0;
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
      machine: {
        cpu: cpus()[0]?.model ?? 'unknown',
        cores: cpus().length || availableParallelism(),
        node: process.versions.node,
        pinned: cores !== undefined,
        loadAverage,
      },
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
        versions: installedVersions(target, (name) => peerFolder(ROOT, name)),
        fetches: fetches.get(target.name) ?? {},
        peakMemoryMib: peakMemoryMib(pid),
      })),
      measurements,
    };
    const file = resolve(ROOT, given.json);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `${JSON.stringify(report, null, 2)}\n`);
    const markdown = asMarkdown(report);
    if (given.write) writeFigures(README, markdown);
    process.stdout.write(`${markdown}\n`);
  } finally {
    await Promise.all(started.map((target) => target.stop()));
  }
}

function note(text: string): void {
  process.stderr.write(`${text}\n`);
}

// Through `exit`, which ends what was started.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 1;
});
