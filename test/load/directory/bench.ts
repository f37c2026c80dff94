import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { wholeNumber } from '../kit/arguments.js';
import { writeFigures, writeReport } from '../kit/figures.js';
import { thisMachine } from '../kit/machine.js';
import { note, runBenchmark } from '../kit/run-benchmark.js';
import { startTarget } from '../kit/start-process.js';
import { CASES } from './cases.js';
import { measureRounds } from './measure-rounds.js';
import { asMarkdown, type Report } from './report.js';

const ROOT = resolve(__dirname, '..', '..', '..', '..', '..');
const README = join(ROOT, 'test', 'load', 'directory', 'README.md');

function readArguments(args: readonly string[]) {
  const { values } = parseArgs({
    args: [...args],
    options: {
      smoke: { type: 'boolean', default: false },
      write: { type: 'boolean', default: false },
      rounds: { type: 'string' },
      seed: { type: 'string', default: '1' },
      json: { type: 'string', default: 'data/bench/directory.json' },
    },
  });
  const { smoke, write, json } = values;
  return {
    write,
    json,
    rounds: {
      rounds: wholeNumber('rounds', values.rounds ?? (smoke ? '1' : '7'), 1000),
      repetitions: smoke ? 2 : 25,
      seed: wholeNumber('seed', values.seed, Number.MAX_SAFE_INTEGER),
    },
  };
}

/** `npm run bench:directory`: see the README beside this. */
async function main(): Promise<void> {
  const given = readArguments(process.argv.slice(2));
  const machine = thisMachine(false);
  const folder = mkdtempSync(join(tmpdir(), 'bench-directory-'));
  const target = {
    name: 'hub',
    title: 'the hub',
    command: (_: unknown, port: number) => ({
      script: join(ROOT, 'dist', 'hub.js'),
      env: { PORT: String(port), SIMPUL_DATA: folder, SIMPUL_VILLAGES: 'on', SIMPUL_SAMPLE: 'off' },
    }),
  };
  note('starting the hub with all villages');
  const hub = await startTarget(target, { root: ROOT, supergraphFile: '', subgraphUrls: {} }, { core: undefined });
  try {
    const file = join(folder, 'agency-directory.sqlite');
    const measurements = await measureRounds(hub.port, file, CASES, given.rounds);
    const report: Report = { at: new Date().toISOString(), machine, settings: given.rounds, measurements };
    writeReport(resolve(ROOT, given.json), report);
    const markdown = asMarkdown(report);
    if (given.write) writeFigures(README, markdown);
    process.stdout.write(`${markdown}\n`);
  } finally {
    await hub.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

runBenchmark(main);
