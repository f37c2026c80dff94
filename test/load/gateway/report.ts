import { readFileSync, writeFileSync } from 'node:fs';
import type { Measurement, Rounds } from './measure-rounds.js';
import { spreadOf } from './statistics.js';
import type { BenchQuery } from './system/queries.js';
import { SIMPUL, type Target } from './targets.js';

/** Everything that one run found, as its JSON file has it. */
export interface Report {
  /** ISO date and time, UTC. */
  at: string;
  machine: { cpu: string; cores: number; node: string; pinned: boolean; loadAverage: number };
  settings: Rounds & { heapFlag: string; connections: Record<string, number> };
  /** Bytes of the right answer by query. */
  answerBytes: Record<string, number>;
  targets: {
    name: string;
    title: string;
    /** Package → version, of peers. */
    versions: Record<string, string>;
    /** Requests to subgraphs for one answer, by query. */
    fetches: Record<string, number>;
    peakMemoryMib?: number;
  }[];
  measurements: Measurement[];
}

/** The report as Markdown: one table per query. */
export function asMarkdown(report: Report): string {
  const { at, machine, settings } = report;
  const queries = [...new Set(report.measurements.map(({ query }) => query))];
  return [
    `Taken ${at.slice(0, 16).replace('T', ' ')} UTC: Node.js ${machine.node}, ${machine.cores} cores (${machine.cpu}), ${
      machine.pinned ? 'gateway on a core of its own' : '**not pinned**'
    }, load average ${machine.loadAverage.toFixed(1)} at the start; ${settings.rounds} rounds of ${
      settings.durationMs / 1000
    } s, seed ${settings.seed}.`,
    ...queries.map((query) => tableOf(report, query)),
    ...versionsOf(report),
  ].join('\n\n');
}

function tableOf(report: Report, query: BenchQuery['name']): string {
  const of = (target: string): Measurement[] =>
    report.measurements.filter((measurement) => measurement.target === target && measurement.query === query);
  const ours = new Map(of(SIMPUL).map((measurement) => [measurement.round, measurement]));
  const rows = report.targets.map(({ name, title, fetches, peakMemoryMib }) => {
    const measured = of(name);
    // Round by round: what disturbs the machine for a while disturbs both.
    const pairs = measured.flatMap((theirs) => ({ theirs, simpul: ours.get(theirs.round) }));
    const faster = pairs.map(({ theirs, simpul }) => simpul && simpul.requestsPerSecond / theirs.requestsPerSecond);
    const cheaper = pairs.map(
      ({ theirs, simpul }) =>
        simpul?.cpuMsPerRequest && theirs.cpuMsPerRequest && theirs.cpuMsPerRequest / simpul.cpuMsPerRequest,
    );
    return [
      title,
      fetches[query] ?? '',
      spread(
        measured.map(({ requestsPerSecond }) => requestsPerSecond),
        0,
      ),
      name === SIMPUL ? '' : spread(faster, 2, '×'),
      spread(
        measured.map(({ cpuMsPerRequest }) => cpuMsPerRequest),
        3,
      ),
      name === SIMPUL ? '' : spread(cheaper, 2, '×'),
      spread(
        measured.map(({ busy }) => busy),
        2,
      ),
      spread(
        measured.map(({ loadBusy }) => loadBusy),
        2,
      ),
      peakMemoryMib === undefined ? '' : peakMemoryMib.toFixed(0),
    ];
  });
  const kilobytes = ((report.answerBytes[query] ?? 0) / 1000).toFixed(1);
  return [
    `**${query}** (${kilobytes} kB, ${report.settings.connections[query]} connections)`,
    '',
    '| | fetches | requests/s | Simpul is faster by | CPU ms/request | Simpul needs less by | its core busy | load core busy | peak RSS MiB |',
    '|---|---|---|---|---|---|---|---|---|',
    ...rows.map((row) => `| ${row.join(' | ')} |`),
  ].join('\n');
}

function versionsOf({ targets }: Report): string[] {
  const versions = new Map(
    targets.flatMap((target) => Object.entries(target.versions).map((one) => [one.join(' '), one])),
  );
  return versions.size === 0 ? [] : [`Peers: ${[...versions.keys()].sort().join(', ')}.`];
}

/** Median, lowest and highest of the values that there are. */
function spread(values: readonly (number | undefined)[], digits: number, unit = ''): string {
  const known = values.filter((value) => value !== undefined);
  if (known.length === 0) return '';
  const { median, lowest, highest } = spreadOf(known);
  if (known.length === 1) return `${median.toFixed(digits)}${unit}`;
  return `${median.toFixed(digits)}${unit} (${lowest.toFixed(digits)}–${highest.toFixed(digits)})`;
}

/** The versions that are installed in a peer's folder. */
export function installedVersions({ peer }: Target, folderOf: (folder: string) => string): Record<string, string> {
  if (!peer) return {};
  return Object.fromEntries(
    peer.packages.map((name) => {
      const text = readFileSync(`${folderOf(peer.folder)}/node_modules/${name}/package.json`, 'utf8');
      return [name, (JSON.parse(text) as { version: string }).version];
    }),
  );
}

const FIGURES = /(<!-- figures -->\n)[\s\S]*(<!-- \/figures -->)/;

/** Puts the figures in place of those that a file has between its marks. Throws when it has none. */
export function writeFigures(file: string, markdown: string): void {
  const text = readFileSync(file, 'utf8');
  if (!FIGURES.test(text)) throw new Error(`${file} has no place for figures`);
  writeFileSync(
    file,
    text.replace(FIGURES, (_, before: string, after: string) => `${before}${markdown}\n${after}`),
  );
}
