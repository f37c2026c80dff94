import { asTable, peersLine, spread } from '../kit/figures.js';
import { type Machine, takenOn } from '../kit/machine.js';
import { SIMPUL } from '../kit/target.js';
import type { Measurement, Rounds } from './measure-rounds.js';
import type { BenchQuery } from './system/queries.js';

/** Everything that one run found, as its JSON file has it. */
export interface Report {
  /** ISO date and time, UTC. */
  at: string;
  machine: Machine;
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
    `${takenOn(at, machine)}; ${settings.rounds} rounds of ${settings.durationMs / 1000} s, seed ${settings.seed}.`,
    ...queries.map((query) => tableOf(report, query)),
    ...peersLine(report.targets),
  ].join('\n\n');
}

const HEADS = [
  '',
  'fetches',
  'requests/s',
  'Simpul is faster by',
  'CPU ms/request',
  'Simpul needs less by',
  'its core busy',
  'load core busy',
  'peak RSS MiB',
];

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
      String(fetches[query] ?? ''),
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
    asTable(HEADS, rows),
  ].join('\n');
}
