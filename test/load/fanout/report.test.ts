import type { Measurement } from './measure.js';
import { asMarkdown, type Report } from './report.js';

const measurement = (target: string, round: number, cpuMicrosPerDelivery: number, sustainedPerSecond?: number) =>
  ({
    target,
    scenario: 'ws-1000',
    round,
    upstreams: 1,
    fetchesPerEvent: 1,
    kilobytesPerClient: 12.34,
    cpuMicrosPerDelivery,
    loadBusy: 0.5,
    latencyMs: { p50: 1, p99: 2 },
    pacedPerSecond: 1000,
    sustainedPerSecond,
  }) satisfies Measurement;

const report: Report = {
  at: '2026-01-02T03:04:05.678Z',
  machine: { cpu: 'a processor', cores: 2, node: '20.0.0', pinned: true, loadAverage: 0.12 },
  settings: {
    rounds: 2,
    seed: 1,
    deliveriesPerSecond: 10_000,
    durationMs: 4000,
    stepMs: 2000,
    warmUpMs: 0,
    heapFlag: '',
    storm: { clients: 100, missed: 5, meanwhile: 3, everyMs: 10 },
  },
  scenarios: [{ name: 'ws-1000', protocol: 'graphql-ws', clients: 1000 }],
  targets: [
    { name: 'simpul', title: 'Simpul', versions: {} },
    { name: 'other', title: 'Other', versions: { other: '1.2.3' } },
    { name: 'third', title: 'Third', versions: {} },
  ],
  measurements: [
    measurement('simpul', 1, 10, 400),
    measurement('simpul', 2, 20, 600),
    measurement('other', 1, 50, 100),
    measurement('other', 2, 60),
  ],
  refusals: [{ target: 'third', scenario: 'ws-1000', reason: 'It ended.\nwith output' }],
  storms: [
    { kind: 'cold', round: 1, seconds: 2, deliveries: 300, cpuSeconds: 1, streams: 7, eventsRead: 9, entityFetches: 8 },
  ],
};

describe('the report', () => {
  const markdown = asMarkdown(report);

  it('has medians with their spread, and ratios of the same round where both held a rate', () => {
    expect(markdown).toContain('Taken 2026-01-02 03:04 UTC');
    expect(markdown).toContain('| Simpul | 1 (1–1) | 1.0 (1.0–1.0) | 15.0 (10.0–20.0) |  | 500 (400–600) |  |');
    expect(markdown).toContain('| 55.0 (50.0–60.0) | 4.00× (3.00–5.00) | 100 | 4.00× | 12.3 (12.3–12.3) |');
    expect(markdown).toContain('Peers: other 1.2.3.');
  });

  it('says who could not do it, and why', () => {
    expect(markdown).toContain('\n\nThird could not: It ended.\n\n');
  });

  it('has the storms', () => {
    expect(markdown).toContain('| cold | 2.0 | 300 | 1.0 | 7 | 9 | 8 |');
  });
});
