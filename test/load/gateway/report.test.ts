import type { Measurement } from './measure-rounds.js';
import { asMarkdown, type Report } from './report.js';

const measurement = (target: string, round: number, requestsPerSecond: number, cpuMsPerRequest: number) =>
  ({ target, query: 'small', round, requestsPerSecond, cpuMsPerRequest, busy: 1, loadBusy: 0.5 }) satisfies Measurement;

const report: Report = {
  at: '2026-01-02T03:04:05.678Z',
  machine: { cpu: 'a processor', cores: 2, node: '20.0.0', pinned: true, loadAverage: 0.12 },
  settings: {
    rounds: 3,
    durationMs: 2000,
    warmUpMs: 0,
    firstWarmUpMs: 0,
    seed: 1,
    heapFlag: '',
    connections: { small: 16 },
  },
  answerBytes: { small: 345 },
  targets: [
    { name: 'simpul', title: 'Simpul', versions: {}, fetches: { small: 2 }, peakMemoryMib: 100.4 },
    { name: 'other', title: 'Other', versions: { other: '1.2.3' }, fetches: { small: 3 }, peakMemoryMib: 200 },
  ],
  measurements: [
    measurement('simpul', 1, 400, 2),
    measurement('simpul', 2, 200, 2),
    measurement('simpul', 3, 600, 2),
    measurement('other', 1, 100, 5),
    measurement('other', 2, 100, 4),
    measurement('other', 3, 200, 6),
  ],
};

describe('the report', () => {
  it('has medians with their spread, and ratios of the same round', () => {
    const markdown = asMarkdown(report);
    expect(markdown).toContain('Taken 2026-01-02 03:04 UTC');
    expect(markdown).toContain('| Simpul | 2 | 400 (200–600) |  | 2.000 (2.000–2.000) |  |');
    expect(markdown).toContain(
      '| Other | 3 | 100 (100–200) | 3.00× (2.00–4.00) | 5.000 (4.000–6.000) | 2.50× (2.00–3.00) |',
    );
    expect(markdown).toContain('Peers: other 1.2.3.');
  });
});
