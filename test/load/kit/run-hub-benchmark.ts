import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { wholeNumber } from './arguments.js';
import { writeFigures, writeReport } from './figures.js';
import { type Machine, thisMachine } from './machine.js';
import { runBenchmark } from './run-benchmark.js';
import { startTarget } from './start-process.js';

const ROOT = resolve(__dirname, '..', '..', '..', '..', '..');

/** How much is measured, as every such benchmark is told. */
export interface RunSettings {
  /** Whether it only tries itself out. */
  smoke: boolean;
  rounds: number;
  seed: number;
}

/** What one run found, as its JSON file has it. */
export interface HubReport<Settings, Measurement> {
  /** ISO date and time, UTC. */
  at: string;
  machine: Machine;
  settings: Settings;
  measurements: Measurement[];
}

/** A hub that runs for a benchmark. */
export interface MeasuredHub {
  root: string;
  port: number;
  /** Where its databases and keys are. */
  folder: string;
}

/** A benchmark of the embedded hub: what it measures, and how its report reads. */
export interface HubBenchmark<Settings, Measurement> {
  name: string;
  /** What the hub is started with, besides a port and a folder. */
  env: Record<string, string>;
  /** Rounds unless told. */
  rounds: number;
  settingsOf: (run: RunSettings) => Settings;
  measure: (hub: MeasuredHub, settings: Settings) => Promise<Measurement[]>;
  asMarkdown: (report: HubReport<Settings, Measurement>) => string;
}

/** Runs a benchmark with the options of its README: `--smoke --write --rounds N --seed N --json FILE`. */
export function runHubBenchmark<Settings, Measurement>(benchmark: HubBenchmark<Settings, Measurement>): void {
  runBenchmark(() => measureHub(benchmark, process.argv.slice(2)));
}

async function measureHub<Settings, Measurement>(
  { name, env, rounds, settingsOf, measure, asMarkdown }: HubBenchmark<Settings, Measurement>,
  args: readonly string[],
): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      smoke: { type: 'boolean', default: false },
      write: { type: 'boolean', default: false },
      rounds: { type: 'string' },
      seed: { type: 'string', default: '1' },
      json: { type: 'string', default: `data/bench/${name}.json` },
    },
  });
  const settings = settingsOf({
    smoke: values.smoke,
    rounds: wholeNumber('rounds', values.rounds ?? (values.smoke ? '1' : String(rounds)), 1000),
    seed: wholeNumber('seed', values.seed, Number.MAX_SAFE_INTEGER),
  });
  const machine = thisMachine(false);
  const folder = mkdtempSync(join(tmpdir(), `bench-${name}-`));
  const target = {
    name: 'hub',
    title: 'the hub',
    command: (_: unknown, port: number) => ({
      script: join(ROOT, 'dist', 'hub.js'),
      env: { PORT: String(port), SIMPUL_DATA: folder, ...env },
    }),
  };
  const hub = await startTarget(target, { root: ROOT, supergraphFile: '', subgraphUrls: {} }, { core: undefined });
  try {
    const measurements = await measure({ root: ROOT, port: hub.port, folder }, settings);
    const report = { at: new Date().toISOString(), machine, settings, measurements };
    writeReport(resolve(ROOT, values.json), report);
    const markdown = asMarkdown(report);
    if (values.write) writeFigures(join(ROOT, 'test', 'load', name, 'README.md'), markdown);
    process.stdout.write(`${markdown}\n`);
  } finally {
    await hub.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
