import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runSmoke } from '../kit/run-smoke.js';
import { WAYS } from './measure-rounds.js';
import type { Report } from './report.js';

describe('npm run bench:intake -- --smoke', () => {
  const folder = mkdtempSync(join(tmpdir(), 'bench-smoke-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('hands complaints in by one call and by single calls, finds all of them, and writes what it found', async () => {
    const { output, report } = await runSmoke('intake', folder);
    const { measurements } = report as Report;
    expect(measurements.map(({ way }) => way).sort()).toEqual([...WAYS].sort());
    expect(measurements.every(({ perComplaintMs }) => perComplaintMs > 0)).toBe(true);
    expect(output).toContain('per complaint, ms');
  }, 120_000);
});
