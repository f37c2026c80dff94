import { asTable, spread } from '../kit/figures.js';
import { takenOn } from '../kit/machine.js';
import type { HubReport } from '../kit/run-hub-benchmark.js';
import type { Measurement, Rounds, Way } from './measure-rounds.js';

export type Report = HubReport<Rounds, Measurement>;

/** The report as Markdown. */
export function asMarkdown({ at, machine, settings, measurements }: Report): string {
  const of = (way: Way) =>
    measurements
      .filter((measurement) => measurement.way === way)
      .sort((a, b) => a.round - b.round)
      .map(({ perComplaintMs }) => perComplaintMs);
  const together = of('one call');
  const singly = of('single calls');
  // Within a round: what disturbs the machine for a while disturbs both.
  const ratios = singly.map((ms, round) => ms / (together[round] as number));
  return [
    `${takenOn(at, machine)}; ${settings.rounds} rounds of ${settings.complaints} complaints by each way, seed ${settings.seed}.`,
    asTable(
      ['', 'one call', 'single calls', 'single calls to one call'],
      [['per complaint, ms', spread(together, 1), spread(singly, 1), spread(ratios, 2, '×')]],
    ),
  ].join('\n\n');
}
