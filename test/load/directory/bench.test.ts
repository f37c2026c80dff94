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
    const [found] = (report as Report).measurements;
    const titles = found?.answers.map(({ title }) => title) ?? [];
    expect(titles).toEqual(expect.arrayContaining(CASES.map(({ title }) => title)));
    expect(titles.filter((title) => title.startsWith('full size'))).toHaveLength(3);
    expect(found?.answers.every(({ hubMs, controlMs }) => hubMs > 0 && controlMs > 0)).toBe(true);
    expect(found?.fillings).toHaveLength(1);
    expect(found?.fillings.every(({ agencies, fillMs }) => agencies > 14_000 && fillMs > 0)).toBe(true);
    expect(output).toContain('SQL by hand');
  }, 180_000);
});
