import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeFigures } from './figures.js';

describe('figures in a README', () => {
  const folder = mkdtempSync(join(tmpdir(), 'bench-figures-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it.each(['gateway', 'fanout'])('take the place of those before in that of %s', (benchmark) => {
    const file = join(folder, `${benchmark}.md`);
    copyFileSync(join(__dirname, '..', benchmark, 'README.md'), file);
    writeFigures(file, 'FIRST');
    writeFigures(file, 'SECOND');
    const text = readFileSync(file, 'utf8');
    expect(text).toContain('<!-- figures -->\nSECOND\n<!-- /figures -->');
    expect(text).not.toContain('FIRST');
  });

  it('are refused where there is no place for them', () => {
    const file = join(folder, 'other.md');
    writeFileSync(file, '# Other');
    expect(() => writeFigures(file, 'FIRST')).toThrow('has no place for figures');
  });
});
