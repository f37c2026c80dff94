import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runSmoke } from '../kit/run-smoke.js';
import { CASES } from './cases.js';
import type { Report } from './report.js';

describe('npm run bench:directory -- --smoke', () => {
  const folder = mkdtempSync(join(tmpdir(), 'bench-smoke-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('asks the hub and the database with all villages, finds the same answers, and writes what it found', async () => {
    const { output, report } = await runSmoke('directory', folder);
    const { measurements } = report as Report;
    expect(measurements.map(({ title }) => title).sort()).toEqual(CASES.map(({ title }) => title).sort());
    expect(measurements.every(({ hubMs, controlMs }) => hubMs > 0 && controlMs > 0)).toBe(true);
    expect(output).toContain('SQL by hand');
  }, 120_000);
});
