import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runSmoke } from '../kit/run-smoke.js';
import type { Report } from './report.js';

describe('npm run bench:fanout -- --smoke', () => {
  const folder = mkdtempSync(join(tmpdir(), 'bench-smoke-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('delivers every event to everybody, catches up a storm and writes what it found', async () => {
    const { output, report } = await runSmoke('fanout', folder);
    const { measurements, refusals, storms } = report as Report;

    expect(refusals).toEqual([]);
    expect(measurements.map(({ target, scenario }) => `${target} ${scenario}`).sort()).toEqual([
      'control sse-20',
      'control ws-60',
      'simpul sse-20',
      'simpul ws-60',
    ]);
    expect(measurements.every(({ pacedPerSecond }) => pacedPerSecond > 0)).toBe(true);
    expect(storms.map(({ kind, deliveries }) => [kind, deliveries])).toEqual([
      ['cold', 360],
      ['warm', 360],
    ]);
    expect(output).toContain('| Simpul |');
  }, 120_000);
});
