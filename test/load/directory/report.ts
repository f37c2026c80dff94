import { asTable, spread } from '../kit/figures.js';
import { type Machine, takenOn } from '../kit/machine.js';
import type { Measurement, Rounds } from './measure-rounds.js';

/** Everything that one run found, as its JSON file has it. */
export interface Report {
  /** ISO date and time, UTC. */
  at: string;
  machine: Machine;
  settings: Rounds;
  measurements: Measurement[];
}

/** The report as Markdown. */
export function asMarkdown({ at, machine, settings, measurements }: Report): string {
  const titles = [...new Set(measurements.map(({ title }) => title))].sort();
  const rows = titles.map((title) => {
    const rounds = measurements.filter((measurement) => measurement.title === title);
    const ofHub = rounds.map(({ hubMs }) => hubMs);
    const ofControl = rounds.map(({ controlMs }) => controlMs);
    // Within a round: what disturbs the machine for a while disturbs both.
    const besides = rounds.map(({ hubMs, controlMs }) => hubMs - controlMs);
    return [title, spread(ofHub, 1), spread(ofControl, 1), spread(besides, 1)];
  });
  return [
    `${takenOn(at, machine)}; ${settings.rounds} rounds of ${settings.repetitions} answers, seed ${settings.seed}.`,
    asTable(['', 'hub, ms', 'SQL by hand, ms', 'difference, ms'], rows),
  ].join('\n\n');
}
