import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runSmoke } from '../kit/run-smoke.js';
import type { Report } from './report.js';

describe('npm run bench:gateway -- --smoke', () => {
  const folder = mkdtempSync(join(tmpdir(), 'bench-smoke-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('measures the gateway and the monolith with right answers and writes what it found', async () => {
    const { output, report } = await runSmoke('gateway', folder);
    const { measurements, answerBytes } = report as Report;
    expect(measurements.map(({ target, query }) => `${target} ${query}`).sort()).toEqual([
      'monolith heavy',
      'monolith small',
      'simpul heavy',
      'simpul small',
    ]);
    expect(measurements.every(({ requestsPerSecond }) => requestsPerSecond > 0)).toBe(true);
    expect(answerBytes.heavy).toBeGreaterThan(75_000);
    expect(output).toContain('| Simpul |');
  }, 120_000);
});
