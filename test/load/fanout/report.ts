import { asTable, peersLine, spread } from '../kit/figures.js';
import { type Machine, takenOn } from '../kit/machine.js';
import { SIMPUL } from '../kit/target.js';
import type { Measurement, Pace } from './measure.js';
import type { Measured, Rounds } from './measure-rounds.js';
import type { Scenario } from './scenarios.js';
import { STORMS, type Storm, type StormSettings } from './storm.js';

/** Everything that one run found, as its JSON file has it. */
export interface Report extends Measured {
  /** ISO date and time, UTC. */
  at: string;
  machine: Machine;
  settings: Rounds & Pace & { heapFlag: string; storm: StormSettings };
  scenarios: readonly Scenario[];
  /** `versions` are those of peers: package → version. */
  targets: { name: string; title: string; versions: Record<string, string> }[];
  storms: Storm[];
}

const HEADS = [
  '',
  'upstreams',
  'fetches/event',
  'CPU µs/delivery',
  'Simpul needs less by',
  'deliveries/s',
  'Simpul is faster by',
  'kB/idle subscriber',
  'p50 ms',
  'p99 ms',
  'paced/s',
  'load core busy',
];

/** The report as Markdown: one table per scenario, one of the storms. */
export function asMarkdown(report: Report): string {
  const { at, machine, settings, scenarios } = report;
  return [
    `${takenOn(at, machine)}; ${settings.rounds} rounds of ${settings.durationMs / 1000} s, seed ${settings.seed}.`,
    ...scenarios.map((scenario) => tableOf(report, scenario)),
    ...(settings.storm.clients > 0 ? [tableOfStorms(report, settings.storm)] : []),
    ...peersLine(report.targets),
  ].join('\n\n');
}

function tableOf(report: Report, scenario: Scenario): string {
  const of = (target: string): Measurement[] =>
    report.measurements.filter((one) => one.target === target && one.scenario === scenario.name);
  const ours = new Map(of(SIMPUL).map((measurement) => [measurement.round, measurement]));
  const rows = report.targets.map(({ name, title }) => {
    const measured = of(name);
    const column = (figureOf: (one: Measurement) => number | undefined, digits: number): string =>
      spread(measured.map(figureOf), digits);
    // Round by round: what disturbs the machine for a while disturbs both.
    const ratio = (ratioOf: (theirs: Measurement, simpul: Measurement) => number): string => {
      if (name === SIMPUL) return '';
      const ratios = measured.map((theirs) => {
        const simpul = ours.get(theirs.round);
        const value = simpul && ratioOf(theirs, simpul);
        return Number.isFinite(value) ? value : undefined;
      });
      return spread(ratios, 2, '×');
    };
    return [
      title,
      column((one) => one.upstreams, 0),
      column((one) => one.fetchesPerEvent, 1),
      column((one) => one.cpuMicrosPerDelivery, 1),
      ratio((theirs, simpul) => Number(theirs.cpuMicrosPerDelivery) / Number(simpul.cpuMicrosPerDelivery)),
      column((one) => one.sustainedPerSecond, 0),
      ratio((theirs, simpul) => Number(simpul.sustainedPerSecond) / Number(theirs.sustainedPerSecond)),
      column((one) => one.kilobytesPerClient, 1),
      column((one) => one.latencyMs.p50, 1),
      column((one) => one.latencyMs.p99, 1),
      column((one) => one.pacedPerSecond, 0),
      column((one) => one.loadBusy, 2),
    ];
  });
  return [
    `**${scenario.name}** (${scenario.clients} clients by ${scenario.protocol})`,
    asTable(HEADS, rows),
    ...refusalsOf(report, scenario.name),
  ].join('\n\n');
}

function refusalsOf({ refusals, targets }: Report, name: string): string[] {
  return refusals
    .filter(({ scenario }) => scenario === name)
    .map(({ target, reason }) => {
      const title = targets.find((one) => one.name === target)?.title ?? target;
      return `${title} could not: ${reason.split('\n', 1)[0]}`;
    });
}

function tableOfStorms(report: Report, { clients, missed, meanwhile }: StormSettings): string {
  const heads = ['', 'seconds', 'deliveries', 'CPU s', 'upstreams', 'events read again', 'entity fetches'];
  const rows = STORMS.map((kind) => {
    const of = (figureOf: (storm: Storm) => number | undefined, digits: number): string =>
      spread(report.storms.filter((storm) => storm.kind === kind).map(figureOf), digits);
    return [
      kind,
      of((one) => one.seconds, 1),
      of((one) => one.deliveries, 0),
      of((one) => one.cpuSeconds, 1),
      of((one) => one.streams, 0),
      of((one) => one.eventsRead, 0),
      of((one) => one.entityFetches, 0),
    ];
  });
  return [
    `**storm** (${clients} clients of Simpul with ${missed} different cursors, ${meanwhile} events meanwhile)`,
    asTable(heads, rows),
    ...STORMS.flatMap((kind) => refusalsOf(report, kind)),
  ].join('\n\n');
}
