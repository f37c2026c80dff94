import { asTable, spread } from '../kit/figures.js';
import { takenOn } from '../kit/machine.js';
import type { HubReport } from '../kit/run-hub-benchmark.js';
import type { Filling } from './measure-projection.js';
import type { Measurement, Settings } from './measure-rounds.js';

/** What one run found: answers, and projections that were filled. */
export interface Found {
  answers: Measurement[];
  fillings: Filling[];
}

export type Report = HubReport<Settings, Found>;

/** The report as Markdown. */
export function asMarkdown({ at, machine, settings, measurements }: Report): string {
  const answers = measurements.flatMap((found) => found.answers);
  const fillings = measurements.flatMap((found) => found.fillings);
  return [
    `${takenOn(at, machine)}; ${settings.rounds} rounds of ${settings.repetitions} answers, seed ${settings.seed}.`,
    asTable(['', 'hub, ms', 'SQL by hand, ms', 'difference, ms'], rowsOfAnswers(answers)),
    `A projection of ${fillings[0]?.agencies.toLocaleString('en')} agencies, filled ${settings.fillings} times:`,
    asTable(['', 'subgraph', 'SQL by hand', 'ratio'], rowsOfFillings(fillings)),
  ].join('\n\n');
}

function rowsOfAnswers(answers: readonly Measurement[]): string[][] {
  const titles = [...new Set(answers.map(({ title }) => title))].sort();
  return titles.map((title) => {
    const rounds = answers.filter((answer) => answer.title === title);
    const ofHub = rounds.map(({ hubMs }) => hubMs);
    const ofControl = rounds.map(({ controlMs }) => controlMs);
    // Within a round: what disturbs the machine for a while disturbs both.
    const besides = rounds.map(({ hubMs, controlMs }) => hubMs - controlMs);
    return [title, spread(ofHub, 1), spread(ofControl, 1), spread(besides, 1)];
  });
}

function rowsOfFillings(fillings: readonly Filling[]): string[][] {
  const filling = ({ fillMs, startMs }: Filling) => fillMs - startMs;
  const perThousand = (ms: number, { agencies }: Filling) => (ms / agencies) * 1000;
  return [
    [
      'ms per 1,000 agencies',
      spread(
        fillings.map((one) => perThousand(filling(one), one)),
        1,
      ),
      spread(
        fillings.map((one) => perThousand(one.controlMs, one)),
        1,
      ),
      spread(
        fillings.map((one) => filling(one) / one.controlMs),
        1,
        '×',
      ),
    ],
    [
      'from start to ready, seconds',
      spread(
        fillings.map(({ fillMs }) => fillMs / 1000),
        1,
      ),
      '',
      '',
    ],
    [
      'likewise with nothing to fill',
      spread(
        fillings.map(({ startMs }) => startMs / 1000),
        1,
      ),
      '',
      '',
    ],
  ];
}
