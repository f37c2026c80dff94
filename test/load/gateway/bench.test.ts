import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Report } from './report.js';

describe('npm run bench:gateway -- --smoke', () => {
  const folder = mkdtempSync(join(tmpdir(), 'bench-smoke-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('measures the gateway and the monolith with right answers and writes what it found', async () => {
    const file = join(folder, 'report.json');
    const child = spawn(process.execPath, [join(__dirname, '..', 'run.mjs'), 'gateway', '--smoke', '--json', file], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    let errors = '';
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
    child.stderr.on('data', (chunk: Buffer) => {
      errors += chunk.toString();
    });
    const [code] = await once(child, 'close');

    expect(code === 0 ? '' : errors).toBe('');
    const { measurements, answerBytes } = JSON.parse(readFileSync(file, 'utf8')) as Report;
    expect(measurements.map(({ target, query }) => `${target} ${query}`).sort()).toEqual([
      'monolith heavy',
      'monolith small',
      'simpul heavy',
      'simpul small',
    ]);
    expect(measurements.every(({ requestsPerSecond }) => requestsPerSecond > 0)).toBe(true);
    expect(answerBytes.heavy).toBeGreaterThan(75_000);
    expect(output).toContain('| Simpul |');
  }, 60_000);
});
